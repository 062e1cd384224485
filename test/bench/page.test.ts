import { titles } from './bench-programs';
import { drawLogLogPlot, ticksOf } from './log-log-plot';
import type { Cost } from './measure-process';
import { drawPictures } from './plots';
import { renderingPart } from './rendering-part';
import type { ProgramResult, SizeResult } from './results';
import { figureTable, ratioTable } from './tables';
import { replacePart } from './written-page';

function cost(user: number): Cost {
  return { wall: user * 2, user, system: 0.1, memory: user * 100 };
}

function sizeOf(objects: number, programs: readonly ProgramResult[]): SizeResult {
  return { environments: objects / 10, objects, limit: 60, programs };
}

const sizes = [
  sizeOf(1000, [
    { title: titles.json, costs: [1, 3, 2].map(cost) },
    { title: titles.kustomize, costs: [6, 6, 6].map(cost) },
    { title: titles.helm, costs: [4, 4, 5].map(cost) },
  ]),
  sizeOf(20_000, [
    { title: titles.json, costs: [20].map(cost) },
    { title: titles.kustomize, costs: [], missing: 'ended at the limit' },
    { title: titles.helm, costs: [16].map(cost) },
  ]),
];

test('ratioTable() has medians to those of Helm, and says where there are none', () => {
  const [head, , ...rows] = ratioTable('user', sizes).trimEnd().split('\n');
  expect(head).toBe('|  | 1,000 objects | 20,000 objects |');
  expect(rows).toEqual([
    `| ${titles.json} | 0.50 | 1.3 |`,
    `| ${titles.kustomize} | 1.5 | ended at the limit |`,
  ]);
});

test('figureTable() has what was measured, Helm too', () => {
  const rows = sizes.map((size) => figureTable(size).trimEnd().split('\n').slice(2));
  expect(rows[0]?.[0]).toBe(
    `| ${titles.json} | 4.00 (2.00–6.00) | 2.00 (1.00–3.00) | 0.10 | 200 (100–300) |`,
  );
  expect(rows[1]?.slice(1)).toEqual([
    `| ${titles.kustomize} | ${Array(4).fill('ended at the limit').join(' | ')} |`,
    `| ${titles.helm} | 32.00 | 16.00 | 0.10 | 1600 |`,
  ]);
});

test.each([
  [
    [766, 48_000],
    [500, 1000, 2000, 5000, 10_000, 20_000, 50_000],
  ],
  [
    [0.2, 0.5],
    [0.2, 0.5],
  ],
  [
    [3, 3],
    [2, 5],
  ],
])('ticksOf() reaches around %p', (values, ticks) => {
  expect(ticksOf(values)).toEqual(ticks);
});

test('drawLogLogPlot() has equal factors at equal distances, and names and axes that are escaped', () => {
  const points = [1, 10, 100].map((value) => [value, value] as const);
  const svg = drawLogLogPlot({
    title: 'a & b',
    x: 'x <',
    y: 'y',
    series: [{ name: 'one', look: 0, points }],
  });
  const [, path = ''] = /class="line" d="M([^"]*)"/.exec(svg) ?? [];
  const places = path.split('L').map((place) => place.split(' ').map(Number));
  expect(places).toEqual([
    [72, 396],
    [336, 224],
    [600, 52],
  ]);
  expect(svg).toContain('>a &amp; b</text>');
  expect(svg).toContain('>x &lt;</text>');
  expect(svg).toContain('>one</text>');
  expect(svg).toContain('prefers-color-scheme:dark');
});

test('drawLogLogPlot() keeps names apart whose lines end at the same place', () => {
  const series = ['a', 'b', 'c', 'd'].map((name, look) => ({
    name,
    look,
    points: [[1, 1] as const, [10, 1] as const],
  }));
  const svg = drawLogLogPlot({ title: '', x: '', y: '', series });
  const heights = [...svg.matchAll(/class="name" x="\d+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(4);
  expect(heights.map((y) => y - (heights[0] ?? 0))).toEqual([0, 22, 44, 66]);
  expect(Math.max(...heights)).toBeLessThanOrEqual(400);
});

test('drawPictures() ends a line where a program was not run any more', () => {
  const [cpu] = drawPictures(sizes);
  const counts = [...(cpu?.svg ?? '').matchAll(/class="line[^"]*" d="M([^"]*)"/g)].map(
    ([, path = '']) => path.split('L').length,
  );
  expect(cpu?.file).toBe('bench-render-cpu.svg');
  expect(counts).toEqual([2, 2, 1]);
  // It looks the same in each picture, whatever else is in it.
  const looks = drawPictures(sizes).map(({ svg }) => /series-(\d)">[^\n]*helm template/.exec(svg)?.[1]);
  expect(looks).toEqual(['2', '2', '2', '2']);
});

const measured = {
  sizes,
  pictures: drawPictures(sizes),
  rounds: 3,
  compared: 5000,
  machine: {
    date: '2026-01-01',
    versions: { envtree: 'commit abc' },
    cores: 2,
    model: 'a processor',
    gibibytes: 24,
    load: 0.1,
  },
};

test('renderingPart() begins with the ratios, and says what was ended, where and when', () => {
  const text = renderingPart(measured);
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings[0]).toBe('Ratios to Helm');
  expect(text).toContain('kustomize build was ended after 60 seconds at 20,000 objects');
  expect(text).toContain('| machine | 2 cores (a processor), 24 GiB |');
  for (const { file } of measured.pictures) expect(text).toContain(`(pictures/${file})`);
});

test('replacePart() keeps the parts of others', () => {
  const first = replacePart(undefined, 'mesh', 'of the mesh');
  const both = replacePart(first, 'rendering', 'of rendering');
  const again = replacePart(both, 'rendering', 'another');
  expect(both.indexOf('of rendering')).toBeLessThan(both.indexOf('of the mesh'));
  expect(again).toBe(both.replace('of rendering', 'another'));
  expect(() => replacePart('# Another page\n', 'mesh', '')).toThrow('no part for mesh');
});
