/** What is said of a text that stops being YAML, or that says in YAML what JSON cannot. */
import { planOf, saidOf } from '../support/plan-of';

const saidInWords = (dev: string): string[] => {
  const { diagnostics } = planOf({ dev });
  return diagnostics.map(({ message, location: { line, column } }) => {
    return `${String(line)}:${String(column)} ${message}`;
  });
};

const unclosed = 'This quote is never closed';

test.each([
  ['foo: [\nbar: "x\n', `2:6 ${unclosed}`],
  ["a: [\nb: {\nc: 'x\n", `3:4 ${unclosed}`],
  ["a: 'x\nb: ]\n", `1:4 ${unclosed}`],
  ['a: {\nb: x }}\nc: "y\n', `3:4 ${unclosed}`],
  ['a: "x" y\nb: "z\n', `2:4 ${unclosed}`],
  ['a: "b": "c\n', `1:9 ${unclosed}`],
  ['services: { "orders\n', `1:13 ${unclosed}`],
  ["services:\n  orders: { image: \"x }\n  web: { image: 'a' }\n", `2:20 ${unclosed}`],
  ['services:\n  orders: { image: x, args: ["a] }\n  stock: "b\n', `2:30 ${unclosed}`],
])('a quote without an end is told where it begins, before all that it swallows: %j', (text, expected) => {
  expect(saidInWords(text)).toEqual([expected]);
});

test.each([
  ['a: { b: "x" "c" }\n', '1:13 Unexpected double-quoted-scalar at node end'],
  ['a: "x"#c\n', '1:7 Comments must be separated from other tokens by white space characters'],
  ['a: ]\nb: "x\n', '1:4 Unexpected flow-seq-end token in YAML stream: "]"'],
  ['services: {}\nfoo\nbar: [\n', '2:1 Implicit keys need to be on a single line'],
  [
    'services:\n  orders: [{ image: x }\n  stock: [\n',
    '3:3 Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a: {\n\n', '3:1 Flow map in block collection must be sufficiently indented and end with a }'],
])('what else is no YAML is told in its own words: %j', (text, expected) => {
  expect(saidInWords(text)).toEqual([expected]);
});

test('the first mistake of a text is told, though its reader finds it later', () => {
  expect(saidInWords(`"\\q${'x'.repeat(1100)}": a\n`)).toEqual([
    '1:1 The : indicator must be at most 1024 chars after the start of an implicit block mapping key',
  ]);
});

test('of several mistakes that one makes of the text the first is told', () => {
  expect(saidInWords('["a" "b",\n c]: d\n')).toEqual([
    '1:1 A key has to be text, not a list or a map',
    '1:1 Implicit keys need to be on a single line',
  ]);
});

test.each(['{}', 'description: "a\\tb"'])(
  'a directive that there is not is told, whatever follows: %s',
  (rest) => {
    expect(saidInWords(`%FOO bar\n---\n${rest}\n`)).toEqual(['1:1 Unknown directive %FOO']);
  },
);

test('what JSON cannot say is told in words', () => {
  expect(saidInWords('description: "\\uD800"\n')).toEqual([
    '1:14 This text has half of a character in it (a lone surrogate)',
  ]);
  expect(saidInWords('? [a]\n: 1\n')).toEqual(['1:3 A key has to be text, not a list or a map']);
  expect(saidInWords('services: { a: { image: *b, pod: &c { containers: [*c] } } }')).toEqual([
    '1:25 There is no anchor "&b" before this alias',
    '1:52 The alias "*c" stands inside of what it refers to',
  ]);
});

test('where lists and maps are nested too deep is told', () => {
  const { diagnostics } = planOf({ dev: `a:\n  b: ${'['.repeat(120)}\n` });
  expect(diagnostics).toMatchObject([{ code: 'yaml-syntax', location: { line: 2, column: 104, length: 1 } }]);
});

describe('aliases are taken', () => {
  const tooMuch =
    'Aliases multiply what is written beyond sense: there are more than 100000 values, or 10000 aliases';
  const aliased = (value: string, count: number): string =>
    `services: { a: { image: x, args: [&a ${value}${', *a'.repeat(count)}] } }`;
  const said = (text: string): string[] => planOf({ dev: text }).diagnostics.map(({ message }) => message);

  test('10,000 times, and not once more', () => {
    expect(said(aliased('b', 10_000))).toEqual([]);
    expect(said(aliased('b', 10_001))).toEqual([tooMuch]);
  });

  test('for 100,000 values, and for no more', () => {
    const list = (length: number): string => `[${Array<string>(length).fill('b').join(', ')}]`;
    // The list itself is a value, too.
    expect(said(aliased(list(99), 1_000))).not.toContain(tooMuch);
    expect(said(aliased(list(100), 1_000))).toContain(tooMuch);
  });
});

describe('a tag of a type that JSON has', () => {
  const codesOf = (field: string): string[] =>
    planOf({ dev: `services: { a: { image: b, ${field} } }` }).diagnostics.map(({ code }) => code);

  test.each(['labels: !!map { a: yes }', 'args: !!seq [yes]', 'replicas: !!int 010'])(
    'hides nothing that other readers take otherwise: %s',
    (field) => {
      expect(codesOf(field)).toEqual(['ambiguous-scalar']);
    },
  );

  test.each([
    'replicas: !!bool true',
    'replicas: !!float 1.5',
    'replicas: !!str three',
    'replicas: ! three',
    'replicas: !!map { a: b }',
    'replicas: !!seq [a]',
    'stdin: !!int 5',
  ])('is no foreign one beside one that is: %s', (field) => {
    expect(codesOf(`args: !!set { a }, ${field}`)).toEqual(['yaml-syntax', 'wrong-type']);
  });

  test('null is no foreign value either', () => {
    expect(
      saidOf(planOf({ dev: 'services: { a: { image: b, args: !!set { a } }, b: !!null null }' })),
    ).toEqual(['dev.yaml:1:34 yaml-syntax', 'dev.yaml:1:59 wrong-type']);
  });
});
