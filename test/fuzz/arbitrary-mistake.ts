import fc from 'fast-check';
import type { TextFile } from '../properties/render-tree';

/** A slip of a hand, a merge, or a tool, at a place that `at` gives as a share of what there is. */
export interface Mistake {
  readonly kind: keyof typeof slips;
  readonly file: number;
  readonly at: number;
  readonly piece: string;
}

/** What gets into files, or stands where something else belongs. */
const pieces = [
  ...[
    'null',
    '[]',
    '{}',
    '""',
    'true',
    '5',
    '-1',
    '1e3',
    '~',
    'yes',
    '0x10',
    '99999999999999999999',
    '.inf',
    'a: b',
  ],
  ...[
    '\t',
    ' ',
    '  ',
    '\n',
    '- ',
    ': ',
    '#',
    '&a',
    '*a',
    '*',
    '!!binary a',
    '<<: *a',
    '? ',
    '|',
    '>',
    '%',
    '---\n',
  ],
  ...['{', '}', '[', ']', '"', "'", ',', '\\', '\u0000', '\u0007', '\u2028', '\ufeff', '🙂', '\ud800'],
  ...['<<<<<<< HEAD\n', '=======\n', '>>>>>>> main\n', '__proto__: 1\n', 'constructor: 1\n', 'services:\n'],
  ...['&x [*x]', '{a: &b {c: *b}}', '{{ .Values.a }}', '${A}', 'x'.repeat(5000)],
];

/** What each slip makes of a text; `position` is a place in it. */
const slips = {
  cut: (text, { position }) => text.slice(0, position),
  insert: (text, { position, piece }) => text.slice(0, position) + piece + text.slice(position),
  overwrite: (text, { position, piece }) => text.slice(0, position) + piece + text.slice(position + 1),
  drop: (text, { position }) => text.slice(0, position) + text.slice(position + 1),
  dropLine: (text, { line }) =>
    linesOf(text)
      .filter((_, index) => index !== line)
      .join(''),
  repeatLine: (text, { line }) =>
    linesOf(text)
      .flatMap((it, index) => (index === line ? [it, it] : [it]))
      .join(''),
  indentLine: (text, { line }) =>
    linesOf(text)
      .map((it, index) => (index === line ? `  ${it}` : it))
      .join(''),
  replaceValue: (text, { line, piece }) =>
    linesOf(text)
      .map((it, index) => (index === line ? it.replace(/: .*/, `: ${piece}`) : it))
      .join(''),
  empty: () => '',
  swapLetters: (text, { position }) =>
    text.slice(0, position) +
    text.slice(position + 1, position + 2) +
    text.slice(position, position + 1) +
    text.slice(position + 2),
} satisfies Record<string, (text: string, place: Place) => string>;

interface Place {
  readonly position: number;
  readonly line: number;
  readonly piece: string;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

export function arbitraryMistake(): fc.Arbitrary<Mistake> {
  return fc.record({
    kind: fc.constantFrom(...(Object.keys(slips) as (keyof typeof slips)[])),
    file: fc.nat({ max: 11 }),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    piece: fc.constantFrom(...pieces),
  });
}

/** `files` after these mistakes, one after the other. */
export function makeMistakes(files: readonly TextFile[], mistakes: readonly Mistake[]): TextFile[] {
  return mistakes.reduce<TextFile[]>(
    (changed, { kind, file, at, piece }) => {
      const chosen = file % changed.length;
      return changed.map(({ path, text }, index) => {
        if (index !== chosen) return { path, text };
        const place = {
          position: Math.floor(at * text.length),
          line: Math.floor(at * linesOf(text).length),
          piece,
        };
        return { path, text: slips[kind](text, place) };
      });
    },
    [...files],
  );
}
