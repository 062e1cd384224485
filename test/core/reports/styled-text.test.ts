/** How parts of a text, each of some role, come into the lines of a terminal. */
import {
  plainly,
  printLines,
  tabulate,
  wrap,
  type Line,
  type Span,
} from '../../../src/core/reports/styled-text';

const linesOf = (lines: readonly Line[]): string[] => printLines(lines, plainly).split('\n').slice(0, -1);
const wrapped = (text: string, indent?: number): string[] => linesOf(wrap([{ text }], indent));

test('a line is as full as a terminal is wide, and no word more', () => {
  const [half, more] = ['a'.repeat(40), 'b'.repeat(39)];
  expect(wrapped(`${half} ${more}`)).toEqual([`${half} ${more}`]);
  expect(wrapped(`${half} ${more}c`)).toEqual([half, `${more}c`]);
  expect(wrapped(`${half} ${more} c ${half} ${more}`)).toEqual([`${half} ${more}`, `c ${half}`, more]);
  expect(wrapped(`${half} ${more}`, 2)).toEqual([`  ${half}`, `  ${more}`]);
  expect(wrapped(`${half.slice(2)} ${more}`, 2)).toEqual([`  ${half.slice(2)} ${more}`]);
});

test('spaces alone make no line, and several are one', () => {
  expect(wrap([{ text: '  ' }])).toEqual([]);
  expect(wrapped(' a  b ', 2)).toEqual(['  a b']);
});

test.each([
  [
    'as wide as a line is left as it is',
    `${'a'.repeat(70)}/${'b'.repeat(9)}`,
    ['a'.repeat(70) + '/bbbbbbbbb'],
  ],
  ['is broken at the end of a line', 'a'.repeat(90), ['a'.repeat(80), 'a'.repeat(10)]],
  [
    'is broken behind the last dot that fits',
    `a.b/${'c'.repeat(40)}.${'d'.repeat(60)}`,
    [`a.b/${'c'.repeat(40)}.`, 'd'.repeat(60)],
  ],
  ['that has a dot at the end of a line is broken there', `${'a'.repeat(79)}.b`, [`${'a'.repeat(79)}.`, 'b']],
  ['has a line of its own', `a ${'b'.repeat(80)} c`, ['a', 'b'.repeat(80), 'c']],
])('a long word %s', (_, text, lines) => {
  expect(wrapped(text)).toEqual(lines);
});

test('where breaking at a dot leaves two thirds of a line empty, the word goes on to its end', () => {
  const [short, long] = [`${'a'.repeat(25)}.`, 'b'.repeat(80)];
  expect(wrapped(short + long, 2)).toEqual([`  ${short}${'b'.repeat(52)}`, `  ${'b'.repeat(28)}`]);
  expect(wrapped(`a${short}${long}`, 2)).toEqual([`  a${short}`, `  ${'b'.repeat(78)}`, '  bb']);
});

test('a word keeps the roles of its parts, wherever it is broken', () => {
  const parts: readonly Span[] = [
    { text: 'a'.repeat(80), role: 'good' },
    { text: 'b'.repeat(90), role: 'bad' },
    { text: 'c', role: 'name' },
  ];
  const margin = { text: '' };
  expect(wrap(parts)).toEqual([
    [margin, { text: 'a'.repeat(80), role: 'good' }],
    [margin, { text: 'b'.repeat(80), role: 'bad' }],
    [margin, { text: 'b'.repeat(10), role: 'bad' }, { text: 'c', role: 'name' }],
  ]);
});

describe('a table', () => {
  const table = (first: string, last: string): string[] =>
    linesOf(tabulate([[[{ text: first }], [{ text: last }]]], 2));

  test('has its last cells beside the others where these leave room', () => {
    const [fits, wide] = ['a'.repeat(46), 'a'.repeat(47)];
    expect(table(fits, 'b c')).toEqual([`  ${fits}  b c`]);
    expect(table(wide, 'b c')).toEqual([`  ${wide}`, '      b c']);
  });

  test('has below them what has a longer word than there is room', () => {
    const first = 'a'.repeat(46);
    expect(table(first, 'b'.repeat(30))).toEqual([`  ${first}  ${'b'.repeat(30)}`]);
    expect(table(first, 'b'.repeat(31))).toEqual([`  ${first}`, `      ${'b'.repeat(31)}`]);
    expect(table(first, `${'b'.repeat(30)} c`)).toEqual([
      `  ${first}  ${'b'.repeat(30)}`,
      `${' '.repeat(50)}c`,
    ]);
  });

  test('has no spaces at the end of a row whose last cell is empty', () => {
    const rows = [
      [[{ text: 'a' }], [{ text: 'b' }]],
      [[{ text: 'cc' }], []],
    ];
    expect(linesOf(tabulate(rows, 0))).toEqual(['a   b', 'cc']);
  });
});
