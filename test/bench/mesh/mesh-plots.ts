import { drawLogLogPlot } from '../log-log-plot';
import type { Picture } from '../plots';
import { sizesOf } from './format-mesh';
import type { Measured } from './measure-mesh';
import { ways, type Way } from './mesh-tree';

/** Short enough to stand beside a line. */
const names: Readonly<Record<Way, string>> = {
  exact: 'by hand, exact rules',
  live: 'envtree',
  static: 'envtree, fallback: static',
  scope: 'scope, without calls',
  calls: 'scope, five calls',
  nothing: 'told of nothing',
};

interface Choice {
  readonly file: string;
  readonly shows: string;
  readonly y: string;
  readonly of: (measured: Measured) => number | undefined;
}

const choices: readonly Choice[] = [
  {
    file: 'bench-mesh-configuration.svg',
    shows: "A sidecar's configuration",
    y: 'megabytes',
    of: ({ configurationBytes }) => configurationBytes / 1e6,
  },
  {
    file: 'bench-mesh-heap.svg',
    shows: "A sidecar's heap",
    y: 'megabytes',
    of: ({ heapBytes }) => heapBytes / 1e6,
  },
  {
    file: 'bench-mesh-istiod.svg',
    shows: "istiod's CPU to bring a tree to one sidecar",
    y: 'seconds',
    of: ({ istiodCpuSeconds }) => istiodCpuSeconds,
  },
  {
    file: 'bench-mesh-newcomer.svg',
    shows: 'Until a sidecar knows one more environment',
    y: 'seconds',
    of: ({ change }) => change?.seconds,
  },
];

/** Pictures of what grows with a tree; none of fewer than two sizes, which make no line. */
export function drawMeshPictures(all: readonly Measured[]): Picture[] {
  const sizes = sizesOf(all).flatMap(([first]) => first ?? []);
  if (sizes.length < 2) return [];
  const x = `environments, of trees of ${sizes.map(({ services }) => String(services)).join(', ')} services`;
  return choices.map(({ file, shows, y, of }) => {
    const series = ways
      .map((way, look) => ({
        name: names[way],
        look,
        isOurs: way === 'live',
        points: pointsOf(all, way, of),
      }))
      .filter(({ points }) => points.length > 1);
    return { file, shows, svg: drawLogLogPlot({ title: shows, x, y, series }) };
  });
}

/** A logarithm has no place for what is nothing. */
function pointsOf(all: readonly Measured[], way: Way, of: Choice['of']): (readonly [number, number])[] {
  return all
    .filter((one) => one.way === way)
    .flatMap((one) => {
      const value = of(one) ?? 0;
      return value > 0 ? [[one.environments, value] as const] : [];
    });
}
