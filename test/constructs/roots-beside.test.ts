/** What else an app has beside the workloads that are instances of roots. */
import { ApiObject, Chart, Testing } from 'cdk8s';
import { ConfigMap, Deployment, LabelSelector, Service } from 'cdk8s-plus-27';
import { VirtualEnvironments } from '../../src/constructs/virtual-environments';
import { askAll } from '../support/ask-all';
import type { Manifest } from '../support/manifests';
import { objectsOfKind } from '../support/objects-of-kind';
import { planOf } from '../support/plan-of';

const files = [
  { path: 'envs/dev.a.yaml', text: 'services: { orders: {} }\n' },
  { path: 'envtree.yaml', text: 'namespace: shop\n' },
];
const answers = { '': { orders: 'dev' }, 'dev.a': { orders: 'dev.a' } };

function makeOrders(chart: Chart, labels: Readonly<Record<string, string>> = {}): Deployment {
  return new Deployment(chart, 'orders', {
    metadata: { name: 'orders' },
    podMetadata: { labels: { app: 'orders', ...labels } },
    containers: [{ name: 'main', image: 'acme/orders:1', portNumber: 8080 }],
  });
}

function makeService(chart: Chart, name: string, selector: Readonly<Record<string, string>>): Service {
  const service = new Service(chart, `service-${name}`, {
    metadata: { name },
    ports: [{ name: 'http', port: 8080 }],
  });
  for (const [key, value] of Object.entries(selector)) service.selectLabel(key, value);
  return service;
}

test('a workload is called by the one Service of its namespace that selects its pods, whatever else there is', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const orders = makeOrders(chart, { tier: 'web' });
  makeService(chart, 'orders', { app: 'orders', tier: 'web' });
  makeService(new Chart(app, 'other', { namespace: 'other' }), 'orders', { app: 'orders' });
  makeService(chart, 'stock', { app: 'stock' });
  makeService(chart, 'beta', { app: 'orders', tier: 'beta' });
  makeService(chart, 'swapped', { app: 'web' });
  makeService(chart, 'renamed', { role: 'orders' });
  new ApiObject(chart, 'outside', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'outside' },
    spec: { type: 'ExternalName', externalName: 'example.com' },
  });
  new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { a: 'b' } });
  new ApiObject(chart, 'pods', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'orders-metrics' },
    spec: { selector: { app: 'orders' } },
  });
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
  expect(askAll(Testing.synth(chart) as Manifest[], { answers, caller: { namespace: 'shop' } })).toEqual(
    answers,
  );
});

test('a workload that no Service selects is no instance of the Services that are there', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  makeService(chart, 'beta', { app: 'orders', tier: 'beta' });
  const { plan } = new VirtualEnvironments(chart, 'envs', {
    files,
    roots: { dev: { orders: makeOrders(chart) } },
  });
  expect(plan.objects.filter(({ kind }) => kind === 'Service').map(({ name }) => name)).toContain('orders');
});

test('the Service that a workload is called by has no more say than others in which labels its forks change', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const labels = { k: 'a', m: 'a', n: 'a', z: 'a' };
  const orders = makeOrders(chart, labels);
  orders.select(LabelSelector.of({ labels }));
  const called = makeService(chart, 'orders', { m: 'a', n: 'a' });
  makeService(chart, 'one', { m: 'a', z: 'a' });
  makeService(chart, 'two', { k: 'a', z: 'a' });
  makeService(chart, 'three', { k: 'a', z: 'a' });
  makeService(chart, 'four', { k: 'a', z: 'a' });
  const { plan } = new VirtualEnvironments(chart, 'envs', {
    files,
    roots: { dev: { orders: [orders, called] } },
  });
  const [fork] = objectsOfKind(plan, 'Deployment');
  const changed = Object.keys(labels).filter((key) => fork?.podLabels[key] !== 'a');
  expect(changed).toEqual(['m', 'z']);
});

test('a workload whose pods have no labels yet is one as well', () => {
  const chart = Testing.chart();
  const orders = new ApiObject(chart, 'orders', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders' },
    spec: {
      template: { spec: { containers: [{ name: 'main', image: 'x', ports: [{ containerPort: 80 }] }] } },
    },
  });
  makeService(chart, 'stock', { app: 'stock' });
  const { plan } = new VirtualEnvironments(chart, 'envs', {
    files: files.slice(0, 1),
    roots: { dev: { orders } },
  });
  expect(objectsOfKind(plan, 'Deployment').map(({ name }) => name)).toEqual(['orders-dev-a']);
});

test('a root that is in no plan is told', () => {
  const chart = Testing.chart();
  const { plan } = planOf({ dev: 'services: { orders: { image: x, ports: [8080] } }' });
  const roots = { qa: { orders: makeOrders(chart) } };
  expect(() => new VirtualEnvironments(chart, 'envs', { plan, roots })).toThrow('"qa" is no root');
});
