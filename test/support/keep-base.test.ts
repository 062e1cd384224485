import { findChanges, findIntrusions } from './keep-base';
import type { Manifest } from './manifests';

const object = (kind: string, name: string, spec: object): Manifest => {
  return { apiVersion: 'v1', kind, metadata: { name }, spec };
};

const inNamespace = (manifest: Manifest, namespace: string): Manifest => {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
};

const service = object('Service', 'orders', { selector: { app: 'orders' } });

const workload = (name: string, labels: Readonly<Record<string, string>>): Manifest =>
  object('Deployment', name, {
    selector: { matchLabels: { app: labels.app } },
    template: { metadata: { labels }, spec: { containers: [] } },
  });

const base = [service, workload('orders', { app: 'orders' })];
const before = [{ environment: 'dev', objects: base }];

test('findIntrusions() finds nothing where labels and names are apart', () => {
  const fork = workload('orders-dev-a', { app: 'orders.dev-a' });
  expect(findIntrusions([fork], before)).toEqual([]);
});

test('findIntrusions() tells a Service and a workload that select what is not theirs', () => {
  expect(findIntrusions([workload('orders-dev-a', { app: 'orders', team: 'a' })], before)).toEqual([
    'Service default/orders selects the pods of Deployment default/orders-dev-a',
    'Deployment default/orders selects the pods of Deployment default/orders-dev-a',
  ]);
});

test('findIntrusions() tells an object that is taken over, with its namespace or without', () => {
  expect(findIntrusions([inNamespace(service, 'default')], before)).toEqual([
    'Service default/orders is taken over',
  ]);
  expect(findIntrusions([inNamespace(service, 'shop')], before)).toEqual([]);
});

test("findChanges() lets the environment's label be added, and the namespace", () => {
  const labelled = workload('orders', { app: 'orders', 'virtual-env': 'dev' });
  expect(findChanges([inNamespace(service, 'default'), labelled], base)).toEqual([]);
});

test('findChanges() tells what is changed, what is missing, and who is selected', () => {
  const changed = object('Service', 'orders', { selector: { app: 'orders' }, type: 'NodePort' });
  expect(findChanges([changed, workload('b', { app: 'orders' })], base)).toEqual([
    'Service default/orders is changed',
    'Deployment default/orders is not rendered',
    'Service default/orders selects the pods of Deployment default/b',
    'Deployment default/orders selects the pods of Deployment default/b',
  ]);
});
