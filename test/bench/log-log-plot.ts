import { withCommas } from './statistics';

/** A line of a plot; points from left to right. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Its colour and mark, from 0 on. */
  readonly look: number;
  /** Drawn thicker than the others. @default false */
  readonly isOurs?: boolean;
}

export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

const width = 900;
const height = 460;
const area = { left: 72, right: 600, top: 52, bottom: 396 };

/** Apart for eyes that tell colours apart badly, too (Okabe and Ito), on white and on black. */
const colours = [
  { light: '#0072b2', dark: '#56b4e9' },
  { light: '#009e73', dark: '#2fcf9f' },
  { light: '#d55e00', dark: '#ff8a3d' },
  { light: '#b0519a', dark: '#e59acb' },
  { light: '#8a7000', dark: '#e6c84a' },
  { light: '#555555', dark: '#b5b5b5' },
  { light: '#a02c2c', dark: '#f29a9a' },
];

/** An SVG with both axes logarithmic, light or dark as its reader's screen is; names stand beside the ends of lines. */
export function drawLogLogPlot({ title, x, y, series }: Plot): string {
  const across = scaleOf(
    series.flatMap(({ points }) => points.map(([it]) => it)),
    [area.left, area.right],
  );
  const up = scaleOf(
    series.flatMap(({ points }) => points.map(([, it]) => it)),
    [area.bottom, area.top],
  );
  const lines = series.map((it) => drawSeries(it, { across, up }));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<style>${style()}</style>
<rect class="ground" width="${width}" height="${height}"/>
<text class="title" x="${area.left}" y="28">${escape(title)}</text>
${across.ticks.map((tick) => drawTick(tick, [across.place(tick), area.bottom], [across.place(tick), area.top])).join('\n')}
${up.ticks.map((tick) => drawTick(tick, [area.left, up.place(tick)], [area.right, up.place(tick)])).join('\n')}
<text class="axis" x="${(area.left + area.right) / 2}" y="${height - 18}" text-anchor="middle">${escape(x)}</text>
<text class="axis" transform="translate(18 ${(area.top + area.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(y)}</text>
${lines.join('\n')}
${drawNames(series, { across, up })}
</svg>
`;
}

interface Scale {
  readonly ticks: readonly number[];
  readonly place: (value: number) => number;
}

interface Scales {
  readonly across: Scale;
  readonly up: Scale;
}

/** From the 1, 2 or 5 below the least value to the one above the most, with a tick at each. */
export function ticksOf(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const decades = Array.from({ length: 16 }, (_, index) => index - 6);
  const all = decades.flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`)));
  const first = all.findIndex((tick) => tick > least) - 1;
  const last = all.findIndex((tick) => tick >= most);
  return all.slice(first, Math.max(last, first + 1) + 1);
}

function scaleOf(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const ticks = ticksOf(values);
  const [least = 1, most = 10] = [ticks[0], ticks.at(-1)];
  const share = (value: number): number => Math.log(value / least) / Math.log(most / least);
  return { ticks, place: (value) => round(from + (to - from) * share(value)) };
}

function drawTick(
  value: number,
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): string {
  const isBelow = x === toX;
  const anchor = isBelow
    ? `x="${x}" y="${y + 18}" text-anchor="middle"`
    : `x="${x - 8}" y="${y + 4}" text-anchor="end"`;
  const text = value >= 1 ? withCommas(value) : String(value);
  return `<path class="grid" d="M${x} ${y}L${toX} ${toY}"/><text class="tick" ${anchor}>${text}</text>`;
}

function drawSeries({ points, look, isOurs = false }: Series, { across, up }: Scales): string {
  const places = points.map(([x, y]) => [across.place(x), up.place(y)] as const);
  const path = places.map(([x, y]) => `${x} ${y}`).join('L');
  const marks = places.map((place) => drawMark(look, place)).join('');
  return `<g class="series-${look}"><path class="line${isOurs ? ' ours' : ''}" d="M${path}"/>${marks}</g>`;
}

/** Another shape for each line, so that no colour is needed to tell them apart. */
function drawMark(look: number, [x, y]: readonly [number, number]): string {
  const shapes = [
    `<circle cx="${x}" cy="${y}" r="4.5"/>`,
    `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
    `<path d="M${x} ${y - 6}l5.5 10h-11z"/>`,
    `<path d="M${x} ${y - 6}l6 6l-6 6l-6 -6z"/>`,
    `<path d="M${x} ${y + 6}l5.5 -10h-11z"/>`,
    `<path d="M${x - 2} ${y - 6}h4v4h4v4h-4v4h-4v-4h-4v-4h4z"/>`,
    `<path d="M${x - 5} ${y - 3}l2 -2l3 3l3 -3l2 2l-3 3l3 3l-2 2l-3 -3l-3 3l-2 -2l3 -3z"/>`,
  ];
  return shapes[look % shapes.length] ?? '';
}

const lineHeight = 22;

/** Right of the plot, from the top down as the lines end, each moved down as far as the one above it needs. */
function drawNames(series: readonly Series[], { up }: Scales): string {
  const ends = series.map(({ name, look, points }) => ({ name, look, y: up.place(points.at(-1)?.[1] ?? 1) }));
  const sorted = ends.sort((a, b) => a.y - b.y);
  const lowest = area.bottom - (sorted.length - 1) * lineHeight;
  let next = area.top;
  return sorted
    .map(({ name, look, y }, place) => {
      const at = Math.max(next, Math.min(y, lowest + place * lineHeight));
      next = at + lineHeight;
      const x = area.right + 22;
      return `<g class="series-${look}">${drawMark(look, [x, round(at)])}<text class="name" x="${x + 12}" y="${round(at + 4)}">${escape(name)}</text></g>`;
    })
    .join('\n');
}

function style(): string {
  const lines = (scheme: 'light' | 'dark'): string =>
    colours.map((colour, index) => `.series-${index}{color:${colour[scheme]}}`).join('');
  return [
    'text{font:13px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}.title{font-size:15px;font-weight:600}',
    '.ground{fill:#ffffff}.grid{stroke:#d0d7de;stroke-width:1}.tick{fill:#59636e;font-size:12px}',
    '.line{fill:none;stroke:currentColor;stroke-width:1.75}.ours{stroke-width:3}',
    'g>circle,g>rect,g>path:not(.line){fill:currentColor}g>text.name{fill:currentColor}',
    lines('light'),
    `@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.grid{stroke:#30363d}.tick{fill:#9198a1}${lines('dark')}}`,
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
