import type { Measured } from './measure-mesh';
import { meshPart } from './mesh-part';
import { drawMeshPictures } from './mesh-plots';
import { ways, type MeshSize } from './mesh-tree';

/** As if each environment cost ten kilobytes, five times as much by hand, and a sidecar that is told of nothing none. */
function measuredAt({ services, environments }: MeshSize): Measured[] {
  return ways.map((way) => {
    const share = { exact: 5, nothing: 0, live: 1, static: 1, scope: 1, calls: 1 }[way];
    const told = way === 'nothing' ? {} : { latency: { median: 200, percentile99: 900 } };
    return {
      services,
      environments,
      way,
      configurationBytes: share * environments * 1e4,
      virtualHosts: services,
      routes: share * environments,
      clusters: services,
      heapBytes: 1e7 + share * environments,
      objects: environments,
      objectBytes: environments * 100,
      istiodCpuSeconds: share * environments * 0.01,
      istiodBytes: 1e8,
      ...told,
    };
  });
}

const sizes = [
  { services: 10, environments: 10 },
  { services: 20, environments: 1000 },
];
const machine = {
  date: '2026-01-01',
  versions: {},
  cores: 2,
  model: 'a processor',
  gibibytes: 24,
  load: 0.1,
};

function linesOf(svg: string): number[][] {
  return [...svg.matchAll(/class="line[^"]*" d="M([^"]*)"/g)].map(([, path = '']) =>
    path.split('L').map((place) => Number(place.split(' ')[1])),
  );
}

test('drawMeshPictures() has a line for each way that costs anything, and none of a single size', () => {
  const pictures = drawMeshPictures(sizes.flatMap(measuredAt));
  const configuration = pictures.find(({ file }) => file === 'bench-mesh-configuration.svg');
  const lines = linesOf(configuration?.svg ?? '');
  expect(lines).toHaveLength(5);
  // By hand stands first, and above envtree, all the way.
  expect(lines[0]?.every((y, index) => y < (lines[1]?.[index] ?? 0))).toBe(true);
  expect(configuration?.svg).toContain('environments, of trees of 10, 20 services');
  expect(drawMeshPictures(measuredAt({ services: 10, environments: 10 }))).toEqual([]);
});

test('meshPart() has ratios to the exact rules by size, and shows each picture', () => {
  const all = sizes.flatMap(measuredAt);
  const pictures = drawMeshPictures(all);
  const text = meshPart(all, machine, pictures);
  expect(text).toContain('| envtree | 0.200 | 0.200 | 0.200 | 0.200 |  | 1.000 |');
  expect(text).toContain('20 services, 1000 environments:');
  for (const { file } of pictures) expect(text).toContain(`(pictures/${file})`);
  expect(pictures).not.toHaveLength(0);
});
