import { present } from '../diagnostics/present';
import { terminalWidth } from './wrap-words';

/** What a part of a text is to its reader; whoever prints it may give each a look of its own. */
export type Role = 'title' | 'name' | 'good' | 'bad' | 'faint';

export interface Span {
  readonly text: string;
  /** @default - nothing special */
  readonly role?: Role;
}

/** One line of a terminal. */
export type Line = readonly Span[];

/** The look of a part. */
export type Paint = (role: Role, text: string) => string;

export const plainly: Paint = (_, text) => text;

/** `lines` as text, with the look that `paint` gives them; it ends with a line break. */
export function printLines(lines: readonly Line[], paint: Paint): string {
  const printed = lines.map((line) =>
    line.map(({ text, role }) => (role ? paint(role, text) : text)).join(''),
  );
  return printed.map((line) => `${line}\n`).join('');
}

/** `spans` in as many lines as they take, all of them indented; a word longer than a line is broken, never cut. */
export function wrap(spans: readonly Span[], indent = 0): Line[] {
  const width = terminalWidth - indent;
  const margin = { text: ' '.repeat(indent) };
  const lines: Span[][] = [];
  let [line, length]: [Span[], number] = [[], 0];
  const end = (): void => {
    if (line.length > 0) lines.push([margin, ...line]);
    [line, length] = [[], 0];
  };
  for (const word of wordsOf(spans).flatMap((it) => breakWord(it, width))) {
    const needed = lengthOf(word);
    if (length + 1 + needed > width) end();
    if (length > 0) line.push({ text: ' ' });
    line.push(...word);
    length += (length > 0 ? 1 : 0) + needed;
  }
  end();
  return lines;
}

/** What stands between spaces, each word in the parts that have roles of their own. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [[]];
  for (const { text, ...role } of spans) {
    text.split(' ').forEach((part, index) => {
      if (index > 0) words.push([]);
      if (part !== '') present(words.at(-1)).push({ text: part, ...role });
    });
  }
  return words.filter((word) => word.length > 0);
}

/** A word in pieces that fit: behind a dot, a slash or a comma where there is one. */
function breakWord(word: Span[], width: number): Span[][] {
  if (lengthOf(word) <= width) return [word];
  const text = word.map((part) => part.text).join('');
  const fitting = text.slice(0, width).search(/[./,@:][^./,@:]*$/) + 1;
  const at = fitting > width / 3 ? fitting : width;
  return [cut(word, 0, at), ...breakWord(cut(word, at), width)];
}

function cut(word: readonly Span[], from: number, to = Infinity): Span[] {
  let start = 0;
  return word.flatMap(({ text, ...role }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return part === '' ? [] : [{ text: part, ...role }];
  });
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

const gap = 2;

/** More than this before the last cell leaves too little room for it. */
const leftmost = 50;

/**
 * Rows of as many cells below each other. A last cell that does not fit beside the others comes below them; where these take too
 * much room, so do all but the first cells.
 */
export function tabulate(rows: readonly (readonly Line[])[], indent: number): Line[] {
  const count = Math.max(0, ...rows.map((cells) => cells.length)) - 1;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((cells) => lengthOf(present(cells[column])))),
  );
  const left = indent + widths.reduce((sum, width) => sum + width + gap, 0);
  if (left <= leftmost) return rows.flatMap((cells) => placeBeside(cells, { widths, indent, left }));
  return rows.flatMap(([first, ...others]) => [
    ...wrap(present(first), indent),
    ...wrap(join(others), indent + 2 * gap),
  ]);
}

interface Columns {
  readonly widths: readonly number[];
  readonly indent: number;
  readonly left: number;
}

function placeBeside(cells: readonly Line[], { widths, indent, left }: Columns): Line[] {
  const before = widths.flatMap((width, column): Span[] => {
    const cell = present(cells[column]);
    return [...cell, { text: ' '.repeat(width - lengthOf(cell) + gap) }];
  });
  const row = [{ text: ' '.repeat(indent) }, ...before];
  const last = present(cells[widths.length]);
  const longest = Math.max(0, ...wordsOf(last).map(lengthOf));
  if (left + longest > terminalWidth) return [trimEnd(row), ...wrap(last, indent + 2 * gap)];
  const [first = [], ...others] = wrap(last, left);
  return [trimEnd([...row, ...first.slice(1)]), ...others];
}

function trimEnd(line: readonly Span[]): Span[] {
  const last = line.map(({ text }) => text.trim() !== '').lastIndexOf(true);
  return line.slice(0, last + 1);
}

function join(cells: readonly Line[]): Span[] {
  return cells.flatMap((cell) => [...cell, { text: ' ' }]);
}
