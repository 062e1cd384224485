/** Which workload of a manifest is a service's, where several could be meant. */
import { base, orders, planBeside, service, workload } from '../../support/base';
import { manifests, objectNamed, planWith } from '../../support/plan-with-files';
import { saidOf } from '../../support/plan-of';

const labels = { app: 'orders' };
const elsewhere = workload({ name: 'orders', labels, namespace: 'shop' });
const text = 'services: { orders: { manifest: base.yaml, external: true } }';

function messagesOf(objects: readonly object[], dev = text): string[] {
  return planBeside(objects, { dev }).diagnostics.map(({ message }) => message);
}

test('a workload that is said has to be there, also where the Service selects another one', () => {
  const said = 'services: { orders: { manifest: base.yaml, external: true, workload: ordres } }';
  expect(planBeside(base, { dev: said }).diagnostics).toMatchObject([
    {
      code: 'no-such-workload',
      message: 'Nothing here is a workload "ordres": there are Deployment "orders"',
    },
  ]);
});

test('of many workloads, ten are named', () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    workload({ name: `w${String(index)}`, labels: { app: `w${String(index)}` } }),
  );
  const [message] = messagesOf(many);
  expect(message).toContain('"w9"');
  expect(message).not.toContain('"w10"');
});

test('what another namespace has of that name comes second', () => {
  expect(messagesOf([elsewhere, ...base])).toEqual([]);
  const set = workload({ name: 'orders', kind: 'StatefulSet', labels });
  expect(messagesOf([elsewhere, orders, set])).toEqual([expect.stringMatching(/^Several workloads/)]);
});

test('only what has the name is told to be in another namespace', () => {
  const stock = workload({ name: 'stock', labels: { app: 'stock' }, namespace: 'shop' });
  expect(messagesOf([stock, service('stock', { app: 'stock' })])).toEqual([
    'Nothing here is a workload or a Service "orders" that selects one: there is no workload at all',
  ]);
  expect(messagesOf([stock, elsewhere])).toEqual([
    '"orders" is in the namespace "shop", and "dev" in "default"',
  ]);
});

test('a namespace of null is none', () => {
  const settings = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: ~ } }\n';
  const planned = planWith({ dev: 'objects: [a.yaml]' }, { 'a.yaml': settings });
  expect(saidOf(planned)).toEqual([]);
  expect(objectNamed(planned, 'a')).toMatchObject({ namespace: 'default' });
});

test('a number where a name belongs is no name, and stays', () => {
  const job =
    'batch/v1 Job use spec: { template: { spec: { containers: [{ name: c, image: x, envFrom: [{ secretRef: { name: 5 } }] }] } } }';
  const planned = planWith({ 'dev.a': 'objects: [a.yaml]' }, { 'a.yaml': manifests('v1 Secret "5"', job) });
  expect(JSON.stringify(objectNamed(planned, 'use-dev-a')?.manifest.spec)).toContain('{"name":5}');
});
