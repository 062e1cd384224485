import { locateKey, locateValue, noLocations } from '../../src/core/definition/document-locations';
import { isDay } from '../../src/core/definition/day';
import { fromPointer, isSame, toPointer, type JsonValue } from '../../src/core/definition/json';
import { findAmbiguity } from '../../src/core/definition/yaml-dialect';
import { planOf, saidOf } from '../support/plan-of';

describe('parseYaml()', () => {
  test('points at the alias for what is wrong behind it', () => {
    const text = 'services:\n  a: &a { image: x, imgae: z }\n  b: *a\n';
    expect(saidOf(planOf({ dev: text }))).toEqual(['dev.yaml:2:21 unknown-key', 'dev.yaml:3:3 unknown-key']);
  });

  test('takes anchors and aliases, and refuses aliases that multiply beyond sense', () => {
    expect(saidOf(planOf({ dev: 'services:\n  a: &a { image: x }\n  b: *a\n' }))).toEqual([]);
    const levels = Array.from({ length: 9 }, (_, index) => {
      const previous = index === 0 ? 'x' : `*a${String(index - 1)}`;
      return `a${String(index)}: &a${String(index)} [${Array(9).fill(previous).join(', ')}]\n`;
    });
    expect(saidOf(planOf({ dev: levels.join('') }))).toEqual(['dev.yaml:6:10 yaml-syntax']);
  });

  test('points at the alias that refers to nothing, among others that do', () => {
    const text = 'services:\n  a: &a { image: x }\n  b: *a\n  c: *d\n';
    expect(saidOf(planOf({ dev: text }))).toEqual(['dev.yaml:4:6 yaml-syntax']);
  });

  test('refuses an alias inside of what it refers to', () => {
    expect(saidOf(planOf({ dev: 'services: &a { orders: *a }' }))).toEqual(['dev.yaml:1:24 yaml-syntax']);
  });

  test('finds a repeated key beside one that is no scalar', () => {
    const text = 'services: {}\n? [a]\n: 1\nservices: {}\n';
    const { diagnostics } = planOf({ dev: text });
    const repeated = diagnostics.find(({ code }) => code === 'duplicate-key');
    expect(repeated?.location).toMatchObject({ line: 4, column: 1 });
    expect(repeated?.related).toMatchObject([{ location: { line: 1, column: 1 } }]);
  });

  test('counts lines and columns alike with CRLF and without', () => {
    const text = 'services:\n  orders: { image: x, imgae: y }\n';
    expect(saidOf(planOf({ dev: text.replace(/\n/g, '\r\n') }))).toEqual(saidOf(planOf({ dev: text })));
  });
});

test.each([
  'text',
  '1',
  '1.5',
  'true',
  'null',
  '~',
  '2026-12-31',
  '2026-12-31T10:00:00Z',
  'a:b',
  '10.0.0.1',
  '1e3',
  '0x1F',
])('YAML 1.1 and 1.2 read %s alike', (source) => {
  expect(findAmbiguity(source)).toBeUndefined();
});

test.each([
  ['yes', 'true', 'text'],
  ['Off', 'false', 'text'],
  ['n', 'false', 'text'],
  ['0755', '493', '755'],
  ['0o17', 'text', '15'],
  ['1_000', '1000', 'text'],
  ['0b11', '3', 'text'],
  ['1:30', '90', 'text'],
])('YAML 1.1 reads %s as %s, YAML 1.2 as %s', (source, yaml11, yaml12) => {
  expect(findAmbiguity(source)).toEqual({ yaml11, yaml12 });
});

test('locateValue() and locateKey() of a document without places give the start of its file', () => {
  const nowhere = noLocations('envtree.yaml');
  expect(locateValue(nowhere, ['a', 'b'])).toMatchObject({ file: 'envtree.yaml', line: 1, column: 1 });
  expect(locateKey(nowhere, ['a'])).toEqual(locateValue(nowhere, []));
});

test('a path survives being a pointer', () => {
  expect(toPointer(['a/b', '~c', 0])).toBe('/a~1b/~0c/0');
  expect(fromPointer('/a~1b/~0c/0')).toEqual(['a/b', '~c', '0']);
});

test('a mistake in a key with a slash is found at its place', () => {
  const text = 'services:\n  orders:\n    image: x\n    labels: { acme.io/team: 5 }\n';
  expect(saidOf(planOf({ dev: text }))).toEqual(['dev.yaml:4:29 wrong-type']);
});

test('a day is one that there is', () => {
  expect(['2026-12-31', '2028-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-1-1', '31.12.2026', ''].some(isDay)).toBe(false);
});

test.each<[JsonValue, JsonValue, boolean]>([
  [{ a: 1, b: [null] }, { b: [null], a: 1 }, true],
  [null, null, true],
  [{}, null, false],
  [null, {}, false],
  [{}, [], false],
  [[], {}, false],
  [{ a: null }, { a: {} }, false],
])('whether %j and %j are the same does not depend on the order of keys', (a, b, same) => {
  expect(isSame(a, b)).toBe(same);
});
