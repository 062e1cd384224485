/** What selects what (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/). */
import { keysOf, meets, selects } from '../../../src/core/manifests/label-selector';

const labels = { app: 'orders', tier: 'web' };

test.each([
  [{ app: 'orders' }, true],
  [{ app: 'orders', tier: 'web' }, true],
  [{ app: 'orders', tier: 'db' }, false],
  [{ app: 'orders', zone: 'a' }, false],
  [{}, false],
])('the selector %j of a Service: %j', (selector, expected) => {
  expect(selects(selector, labels)).toBe(expected);
});

test.each([
  [{}, true],
  [{ matchLabels: { app: 'orders' } }, true],
  [{ matchLabels: { app: 'stock' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['orders', 'x'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['x'] }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'In' }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['orders'] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['x'] }] }, true],
  [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['x'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  [{ matchLabels: { app: 'orders' }, matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
])('the label selector %j: %j', (selector, expected) => {
  expect(meets(selector, labels)).toBe(expected);
});

test('the keys of a selector are those of both its parts', () => {
  expect(keysOf({ matchLabels: { a: 'x' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] })).toEqual([
    'a',
    'b',
  ]);
  expect(keysOf({})).toEqual([]);
});
