/** How what is said of files looks. */
import type { Diagnostic } from '../../src';
import { formatDiagnostic, formatDiagnostics, planEnvironments } from '../../src';
import { hintNames, suggest } from '../../src/core/diagnostics/suggest';
import { planOf, saidOf } from '../support/plan-of';

describe('suggest()', () => {
  test.each([
    ['imgae', ['image'], 'image'],
    ['image', ['image'], undefined],
    ['IMAGE', ['image'], 'image'],
    ['ab', ['ba'], 'ba'],
    ['ab', ['cd'], undefined],
    ['a', ['b'], 'b'],
    ['abc', ['abd', 'abcd'], 'abcd'],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcde', ['abcxy'], undefined],
    ['abcdef', ['abcxyz'], undefined],
    ['bc', ['abc'], 'abc'],
    ['abcx', ['abc'], 'abc'],
    ['orders', ['order', 'ordres', 'rders'], 'order'],
    ['order', ['orders', 'odrer'], 'odrer'],
    ['abcdefghi', ['badcfeghi'], 'badcfeghi'],
    ['cab', ['abc'], undefined],
    ['ab', ['ca'], undefined],
    ['ab', ['bc'], undefined],
    ['', ['a', 'ab'], 'a'],
    ['x', [], undefined],
  ] as const)('of %s among %j is %s', (word, candidates, suggestion) => {
    expect(suggest(word, candidates)).toBe(suggestion);
  });
});

describe('hintNames()', () => {
  const names = Array.from({ length: 13 }, (_, index) => `n${String(index)}`);

  test('is the near miss, else the names, at most twelve of them', () => {
    expect(hintNames('orders', ['ordres', 'web'])).toBe('Did you mean "ordres"?');
    expect(hintNames('x', ['ordres', 'web'])).toBe('There are: ordres, web');
    expect(hintNames('absent', names.slice(1))).toBe(`There are: ${names.slice(1).join(', ')}`);
    expect(hintNames('absent', names)).toBe(`There are: ${names.slice(0, 12).join(', ')}, and 1 more`);
  });
});

describe('a diagnostic in words', () => {
  const diagnostic = (lineText: string): Diagnostic => ({
    code: 'tab',
    severity: 'error',
    message: 'Wrong',
    location: { file: 'envs/dev.yaml', line: 12, column: 3, length: 2, lineText },
  });

  test('underlines what is meant, below its line', () => {
    expect(formatDiagnostic(diagnostic('a bcd'))).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  12 | a bcd\n     |   ^^',
    );
  });

  test('has no excerpt of a line without text, and lets no control character through', () => {
    expect(formatDiagnostic(diagnostic('  '))).toBe('envs/dev.yaml:12:3: error: Wrong [tab]');
    expect(formatDiagnostic(diagnostic('\ta\u001bb\u0000'))).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  12 | \\ta\\x1bb\\x00\n     |    ^^^^^',
    );
  });

  test.each([
    ['a\u0085b', 'a\\x85b'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['a\nb\r', 'a\\x0ab\\x0d'],
    ['wide 漢字 e\u0301 😀', 'wide 漢字 e\u0301 😀'],
  ])('shows %j as %s, wherever it stands', (text, shown) => {
    const location = { ...diagnostic('').location, file: text };
    const related = [{ message: text, location }];
    expect(formatDiagnostic({ ...diagnostic(''), message: text, location, related, hint: text })).toBe(
      `${shown}:12:3: error: ${shown} [tab]\n  ${shown}:12:3: ${shown}\n  ${shown}`,
    );
  });

  test('quotes a long line around what is meant', () => {
    const quote = (column: number, length: number, end = 200): string[] => {
      const lineText =
        'x'.repeat(column - 1) + 'y'.repeat(length) + 'z'.repeat(Math.max(0, end - column - length + 1));
      const { location, ...rest } = diagnostic('');
      return formatDiagnostic({ ...rest, location: { ...location, lineText, column, length } })
        .split('\n')
        .slice(1);
    };
    expect(quote(3, 2)).toEqual([`  12 | xxyy${'z'.repeat(116)}…`, '     |   ^^']);
    expect(quote(101, 2)).toEqual([
      `  12 | …${'x'.repeat(30)}yy${'z'.repeat(88)}…`,
      `     | ${' '.repeat(31)}^^`,
    ]);
    expect(quote(199, 2)).toEqual([`  12 | …${'x'.repeat(118)}yy`, `     | ${' '.repeat(119)}^^`]);
    expect(quote(1, 500)).toEqual([`  12 | ${'y'.repeat(120)}…`, `     | ${'^'.repeat(60)}`]);
    expect(quote(3, 118, 120)).toEqual([`  12 | xx${'y'.repeat(118)}`, `     |   ${'^'.repeat(118)}`]);
    const [line = ''] = quote(10_000_000, 3, 20_000_000);
    expect(line).toHaveLength(129);
  });

  test('quotes as much of a value as people read', () => {
    const text = formatDiagnostic({ ...diagnostic(''), message: `"${'a'.repeat(20_000_000)}" is wrong` });
    expect(text).toHaveLength(1_034);
    expect(text).toMatch(/a…a+" is wrong \[tab\]$/);
    const longest = 'a'.repeat(1_000);
    expect(formatDiagnostic({ ...diagnostic(''), message: longest })).toContain(`${longest} [tab]`);
  });

  test('ends with the other places and the hint', () => {
    const related = [{ message: 'First here', location: diagnostic('').location }];
    expect(formatDiagnostic({ ...diagnostic(''), related, hint: 'Do it.' })).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  envs/dev.yaml:12:3: First here\n  Do it.',
    );
  });

  test('is counted by its severity', () => {
    const error = diagnostic('');
    const warning: Diagnostic = { ...error, severity: 'warning' };
    const said = [[error], [warning], [error, error], [error, warning, warning]].map((it) =>
      formatDiagnostics(it),
    );
    const counts = said.map((text) => text.split('\n\n').at(-1));
    expect(counts).toEqual(['1 error\n', '1 warning\n', '2 errors\n', '1 error, 2 warnings\n']);
    expect(formatDiagnostics([])).toBe('');
  });

  test('names its files as its reader knows them', () => {
    const related = [{ message: 'First here', location: diagnostic('').location }];
    expect(formatDiagnostics([{ ...diagnostic(''), related }], (file) => `shop/${file}`)).toBe(
      'shop/envs/dev.yaml:12:3: error: Wrong [tab]\n  shop/envs/dev.yaml:12:3: First here\n\n1 error\n',
    );
  });
});

describe('diagnostics', () => {
  test('are sorted by file, line, column and code, and said once', () => {
    const text = `services:\n${Array.from({ length: 10 }, (_, index) => `  s${String(index)}: { a: 1 }\n`).join('')}`;
    const lines = planOf({ dev: text }).diagnostics.map(({ location: { line } }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines.length).toBeGreaterThanOrEqual(10);
    const wrong = 'services: { orders: { image: x, kind: StatefulSet, spec: { strategy: {} } } }';
    const inherited = saidOf(planOf({ dev: wrong, 'dev.a': 'services: { orders: {} }' }));
    expect(inherited).toEqual(['dev.yaml:1:60 unknown-field']);
    const files = ['envs/dev.yaml-old', 'envs/dev.yaml'].map((path) => ({ path, text: 'a: 1\n' }));
    expect(saidOf(planEnvironments(files))).toEqual([
      'dev.yaml:1:1 unknown-key',
      'dev.yaml-old:1:1 wrong-file-ending',
    ]);
  });
});
