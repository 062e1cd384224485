import { differencesOf, objectsIn } from './objects';

const object = (spec: object) => ({
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', uid: '1' },
  spec,
});

test('differencesOf() tells what differs, and not in which order fields come', () => {
  const before = objectsIn([object({ a: 1, b: { c: [1, 2], d: null } })]);
  expect(differencesOf(before, objectsIn([object({ b: { d: null, c: [1, 2] }, a: 1 })]))).toEqual([]);
  expect(differencesOf(before, objectsIn([object({ a: 1, b: { c: [2, 1], d: null } })]))).toEqual([
    'Service/shop/web has changed',
  ]);
  expect(differencesOf(before, objectsIn([]))).toEqual(['Service/shop/web is gone']);
  expect(differencesOf(objectsIn([]), before)).toEqual(['Service/shop/web is new']);
});
