import fc from 'fast-check';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { locateKeys } from '../../src/core/definition/locate-keys';
import { readCertain } from '../../src/core/definition/read-certain';
import { readWithPlaces } from '../../src/core/definition/read-with-places';

/** What is certain has to be what is read with places, of which nothing is to be said. */
function expectAlike(text: string): boolean {
  const value = readCertain(text);
  if (value === undefined) return false;
  const slowly = readWithPlaces({ path: 'dev.yaml', text });
  expect({ text, value, diagnostics: [] }).toEqual({
    text,
    value: slowly.value,
    diagnostics: slowly.diagnostics,
  });
  expect(JSON.stringify(value)).toBe(JSON.stringify(slowly.value));
  expect({ text, keys: [...locateKeys({ path: 'dev.yaml', text })] }).toEqual({
    text,
    keys: [...slowly.locations.keys],
  });
  return true;
}

test('reads what people write', () => {
  const text = `# An environment
services:
  orders:
    image: "acme/orders:1.0" # quoted
    ports: [8080, { name: 'http', containerPort: 9090 }]
    command: &none-of-ours
`;
  expect(readCertain(text)).toBeUndefined();
  expect(readCertain(text.replace(' &none-of-ours', ' null'))).toEqual({
    services: {
      orders: {
        image: 'acme/orders:1.0',
        ports: [8080, { name: 'http', containerPort: 9090 }],
        command: null,
      },
    },
  });
});

test.each([
  ['text of several lines', 'a: |\n  one\n  two\nb: >-\n  three\n  four\n'],
  ['truth, numbers and nothing', 'a: true\nb: false\nc: -12\nd: 0\ne: null\nf:\n'],
  ['keys that are numbers', '8080: a\n"01": b\n'],
  ['what only looks like a mark', 'a: b&c*d!e\nf: "{{ x }}"\ng: x#y\n'],
  ['letters of Latin scripts', 'owner: Zoë Łuczak\n'],
  ['one that says where it starts', '---\na: b\n'],
  ['keys in quotes, in lists, with marks', '"a b": [{ \'it\'\'s\': 1 }, { "\\u0041/~": 2 }]\n? c\n: d\n'],
])('reads %s', (_, text) => {
  expect(expectAlike(text)).toBe(true);
});

test.each([
  ['an anchor', 'a: &x b\n'],
  ['an anchor of a map', 'a: &x { b: c }\n'],
  ['an alias', 'a: &x b\nc: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a tag of a list', 'a: !x [b]\n'],
  ['a merge key', 'a: { <<: { b: c } }\n'],
  ['a directive', '%YAML 1.1\n---\na: b\n'],
  ['a directive that there is not', '%FOO bar\n---\na: b\n'],
  ['a second document', 'a: b\n---\nc: d\n'],
  ['a key that stands twice', 'a: b\n"a": c\n'],
  ['a key that is a list', '[a]: b\n'],
  ['a key that is nothing', ': b\n'],
  ['a key that is a block', '? |\n  a\n: b\n'],
  ['a word of YAML 1.1', 'a: yes\n'],
  ['a word of YAML 1.1 as key', 'on: a\n'],
  ['a number in another form', 'a: 0o17\n'],
  ['a fraction', 'a: 1.5\n'],
  ['a number that is rounded', 'a: 1234567890123456\n'],
  ['a key of objects themselves', '__proto__: a\n'],
  ['half of a character', 'a: "\\ud800"\n'],
  ['a character that is not printable', 'a: b\u0085c\n'],
  ['nothing', ''],
  ['a comment', '# a\n'],
  ['what is no YAML', 'a: [\n'],
  ['too many levels', `a: ${'['.repeat(120)}${']'.repeat(120)}\n`],
])('leaves %s to reading with places', (_, text) => {
  expect(readCertain(text)).toBeUndefined();
});

test('of what is no YAML no value has a source', () => {
  const document = readWithPlaces({ path: 'dev.yaml', text: 'a: [1\n' });
  expect(document).toMatchObject({ value: undefined, isCertain: false });
  expect(document.sourceOf(['a', 0])).toBeUndefined();
});

test('the files of all scenarios are read alike, nearly all of what is right of them fast', () => {
  const root = join(__dirname, '../scenarios');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /envs\/[^/]*\.yaml$/.test(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile(),
  );
  const right = paths.filter((path) => !path.startsWith('mistakes'));
  const certain = (some: readonly string[]): number =>
    some.filter((path) => expectAlike(readFileSync(join(root, path), 'utf8'))).length;
  expect(certain(right)).toBeGreaterThan(right.length * 0.9);
  expect(certain(paths)).toBeGreaterThan(200);
});

const pieces = [
  ...['a', 'b', 'services', 'acme/orders:1.0', 'http://a/b?c=d&e', 'Zoë', '1', '01', '-1', '1.5', '1e3'],
  ...['true', 'True', 'yes', 'on', 'null', '~', 'y', '0x1f', '1_0', '1:30', '2026-12-31', '.5', '+1', 'e1'],
  ...['"x"', "'y'", '"a\\nb"', "'it''s'", '"\\u0041"', '" "', '""', "''", '"\\ud83d"', '"1"', "'on'"],
  ...[': ', ':', '- ', '-', '? ', ', ', ',', '{', '}', '[', ']', '#', ' # c', '|', '>', '|-', '>+', '|2'],
  ...['&a', '*a', '!t', '!!str ', '%', '@', '`', '<<', '---', '...', '=', '__proto__'],
  ...[
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\na: ',
    '\n  b: ',
    '\n  c: ',
    ' ',
    '\t',
    '\r\n',
    '\u00a0',
    '\u2028',
    '\ufeff',
  ],
];

const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(''));

const value = fc.oneof(
  fc.constantFrom(...pieces.slice(0, 36)),
  fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((some) => some.join('')),
);

/** Maps of maps, lists and texts, in blocks and in one line, with whatever in their leaves. */
const { block } = fc.letrec<{ block: string; line: string }>((tie) => ({
  line: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.array(tie('line'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(value, tie('line')), { maxLength: 3 })
      .map((entries) => `{ ${entries.map(([key, inner]) => `${key}: ${inner}`).join(', ')} }`),
  ),
  block: fc.oneof(
    { maxDepth: 3 },
    tie('line').map((text) => ` ${text}`),
    value.map((text) => ` |\n  ${text}\n  more`),
    fc
      .array(fc.tuple(value, tie('block')), { minLength: 1, maxLength: 3 })
      .map((entries) => entries.map(([key, inner]) => `\n${key}:${inner.replaceAll('\n', '\n  ')}`).join('')),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((inner) => `\n-${inner.replaceAll('\n', '\n  ')}`).join('')),
  ),
}));

test.each([
  ['any pieces', soup],
  ['maps and lists', block.map((text) => `${text.trimStart()}\n`)],
])('%s are read alike, where they are certain', (_, arbitrary) => {
  let certain = 0;
  const property = fc.property(arbitrary, (text) => {
    if (expectAlike(text)) certain++;
  });
  fc.assert(property, { numRuns: 2000 });
  expect(certain).toBeGreaterThan(200);
});
