import { titles } from './bench-programs';
import { medianOf, type Measure, type ProgramResult, type SizeResult } from './results';
import { roughly, spread, withCommas } from './statistics';

/** The ratio of every program's median to that of Helm at the same size, as a table of Markdown. */
export function ratioTable(measure: Measure, sizes: readonly SizeResult[]): string {
  const programs =
    sizes[0]?.programs.map(({ title }) => title).filter((title) => title !== titles.helm) ?? [];
  return markdownTable(
    ['', ...sizes.map(({ objects }) => `${withCommas(objects)} objects`)],
    programs.map((title) => [title, ...sizes.map((size) => ratioIn(size, title, measure))]),
  );
}

/** To what Helm takes; where it was not measured, why not. */
export function ratioIn(size: SizeResult, title: string, measure: Measure): string {
  const [ours, theirs] = [medianOf(size, title, measure), medianOf(size, titles.helm, measure)];
  if (ours === undefined || theirs === undefined)
    return size.programs.find((it) => it.title === title)?.missing ?? 'not run';
  return roughly(ours / theirs);
}

/** What was measured at one size. */
export function figureTable({ programs }: SizeResult): string {
  const head = ['', 'wall clock, s', 'user CPU, s', 'system CPU, s', 'peak memory, MiB'];
  return markdownTable(head, programs.map(figureRow));
}

function figureRow({ title, costs, missing }: ProgramResult): string[] {
  const cell = (measure: Measure, digits: number): string =>
    missing ??
    spread(
      costs.map((cost) => cost[measure]),
      digits,
    );
  return [title, cell('wall', 2), cell('user', 2), cell('system', 2), cell('memory', 0)];
}

/** Columns of figures stand to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map(line).join('\n') + '\n';
}

/** What is to be known, a line each: what it is called, and what it is. */
export function factTable(rows: readonly (readonly [name: string, value: string])[]): string {
  return markdownTable(['', 'what'], rows).replace('--:', '---');
}
