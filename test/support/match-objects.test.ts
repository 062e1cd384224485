import type { Manifest } from './manifests';
import { findDifferences, findPresent } from './match-objects';

const orders: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80 }, { port: 81 }], selector: { app: 'orders' } },
};
const elsewhere: Manifest = { ...orders, metadata: { name: 'orders', namespace: 'stage' } };

test.each([
  [{ spec: { type: 'ClusterIP' } }, []],
  [{ spec: { ports: [{ port: 80 }, {}], clusterIP: null } }, []],
  [{ spec: { type: 'NodePort' } }, ['Service orders/spec/type is "ClusterIP", not "NodePort"']],
  [{ spec: { clusterIP: 'None' } }, ['Service orders/spec/clusterIP is undefined, not "None"']],
  [{ spec: { type: null } }, ['Service orders/spec/type is there']],
  [{ spec: { ports: [{ port: 80 }] } }, ['Service orders/spec/ports/1 is there']],
  [{ spec: { ports: [{}, {}, {}] } }, ['Service orders/spec/ports/2 is undefined']],
  [{ spec: { ports: {} } }, ['Service orders/spec/ports is [{"name":"http","port":80},{"port":81}]']],
  [{ spec: { selector: ['orders'] } }, ['Service orders/spec/selector is {"app":"orders"}']],
])('findDifferences() of %j', (fields, differences) => {
  expect(findDifferences([orders], { 'Service orders': fields })).toEqual(differences);
});

test('findDifferences() tells objects of one name apart by their namespaces, and misses none', () => {
  const fields = { metadata: { namespace: 'stage' } };
  expect(findDifferences([orders, elsewhere], { 'Service stage/orders': fields })).toEqual([]);
  expect(findDifferences([orders, elsewhere], { 'Service orders': fields })).toEqual([
    'Service orders is there 2 times',
  ]);
  expect(findDifferences([orders], { 'Service stock': fields })).toEqual(['Service stock is not there']);
});

test('findPresent() knows an object by its name, with its namespace, and by its kind', () => {
  const names = ['Service orders', 'Service shop/orders', 'Service', 'Service stage/orders', 'Deployment'];
  expect(findPresent([orders], names)).toEqual(names.slice(0, 3));
});
