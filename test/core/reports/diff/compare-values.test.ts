import { isSame } from '../../../../src/core/definition/json';
import { compareValues } from '../../../../src/core/reports/diff/compare-values';

const paths = (from: unknown, to: unknown): string[] =>
  compareValues(from as never, to as never).map(({ path }) => path);

test('maps by key, whatever their order, and named lists by name', () => {
  expect(paths({ a: 1, b: [2] }, { b: [2], a: 1 })).toEqual([]);
  expect(paths({ a: 1 }, { a: 1, b: 2, 'x/y': 3 })).toEqual(['b', '[x/y]']);
  expect(paths([{ name: 'a', v: 1 }], [{ name: 'b' }, { name: 'a', v: 2 }])).toEqual(['[a].v', '[b]']);
  expect(paths([{ metadata: { name: 'a' }, v: 1 }], [{ metadata: { name: 'a' }, v: 2 }])).toEqual(['[a].v']);
});

test('other lists by number where they are as long, else as a whole', () => {
  expect(paths({ l: [1, 2] }, { l: [1, 3] })).toEqual(['l[1]']);
  expect(paths({ l: [1, 2] }, { l: [1] })).toEqual(['l']);
  expect(paths({ l: [{ name: 'a' }, { name: 'a' }] }, { l: [{ name: 'a' }] })).toEqual(['l']);
  expect(paths([{ name: 'a' }, { name: 'a', v: 1 }], [{ name: 'a' }, { name: 'a', v: 2 }])).toEqual([
    '[1].v',
  ]);
  expect(paths([{ name: 7, v: 1 }], [{ name: 7, v: 2 }])).toEqual(['[0].v']);
  expect(paths({ l: [1] }, { l: { a: 1 } })).toEqual(['l']);
  expect(paths({ l: 1 }, { l: null })).toEqual(['l']);
});

test('another order of named items is a change of the list', () => {
  expect(paths({ l: [{ name: 'a' }, { name: 'b' }] }, { l: [{ name: 'b' }, { name: 'a' }] })).toEqual(['l']);
});

test('alike is what differs in nothing but the order of keys', () => {
  expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(isSame({ a: 1 }, { b: 1 })).toBe(false);
  expect(isSame({ a: 1 }, { a: 1, b: 1 })).toBe(false);
  expect(isSame([1, 2], [1])).toBe(false);
  expect(isSame([1], [2])).toBe(false);
});
