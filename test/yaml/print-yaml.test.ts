import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { printYaml } from '../../src/yaml/print-yaml';
import { styleOf } from '../../src/yaml/text-style';
import { arbitraryText, awkwardTexts, hostileKeys, objectAround } from './arbitrary-text';
import { expectSurvival } from './expect-survival';

/** Readers that are no JavaScript are asked in test/fuzz. */
function expectPrintedAlike(object: object): void {
  expectSurvival(object, printYaml([object]));
}

test.each([...awkwardTexts, ...hostileKeys].map((text) => [text]))('%j survives printing', (text) => {
  expectPrintedAlike(objectAround(text));
});

test('any text survives printing', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expectPrintedAlike(objectAround(text));
    }),
    { numRuns: 1000 },
  );
});

test('any JSON survives printing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const plain = JSON.parse(JSON.stringify(object)) as object;
      expectPrintedAlike(plain);
    }),
  );
});

test.each([
  [
    'plain',
    [
      'orders',
      'ghcr.io/acme/orders:pr-481',
      '--log-level=debug',
      './run',
      '/ready',
      '500m',
      '1.27.3',
      '環境',
    ],
  ],
  ['literal', ['set -e\nexec ./run\n', 'a\n  b: c\n\n# d']],
  ['quoted', ['80', 'true', '', '0o17', ' a', 'a: b', 'a\n\n', '\u001b[31m', '🙂\u2028']],
])('a text is %s wherever it can be', (style, texts) => {
  expect(texts.map(styleOf)).toEqual(texts.map(() => style));
});

test('a stream is laid out as people write it', () => {
  const objects = [
    {
      kind: 'A',
      spec: { args: ['-c', 'set -e\nexec ./run\n'], env: [{ name: 'A', value: '1' }], list: [[1, 2], []] },
    },
    { kind: 'B', spec: {}, text: 'a\nb', number: 1e21, small: 1.5e-7, absent: undefined, none: null },
  ];
  expect(printYaml(objects)).toBe(`kind: A
spec:
  args:
    - -c
    - |
      set -e
      exec ./run
  env:
    - name: A
      value: "1"
  list:
    - - 1
      - 2
    - []
---
kind: B
spec: {}
text: |-
  a
  b
number: 1.0e+21
small: 1.5e-7
none: null
`);
  expect(parseAllDocuments(printYaml(objects))).toHaveLength(2);
  expect(printYaml([])).toBe('');
});

test('what is not printable ASCII is escaped within quotes, and a long key is marked', () => {
  expect(printYaml([{ a: '\u0085\u2028\u{1f600}\n' }])).toBe('a: "\\u0085\\u2028\\U0001f600\\n"\n');
  expect(printYaml([{ ['k'.repeat(1001)]: { a: 1 } }])).toBe(`? ${'k'.repeat(1001)}\n:\n  a: 1\n`);
});

test('what is no JSON is refused', () => {
  expect(() => printYaml([{ a: Infinity }])).toThrow('Infinity is no JSON');
  expect(() => printYaml([{ a: () => 1 }])).toThrow('A function is no JSON');
});
