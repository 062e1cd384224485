/** Where the objects that are for no single service come from, and in which order they are. */
import { synthesize } from '../../src/constructs/synthesize';
import type { PlannedObject } from '../../src';
import { objectsOfKind } from '../support/objects-of-kind';
import { service as serviceOf, workload } from '../support/base';
import { planOf, saidOf } from '../support/plan-of';
import { manifests, objectNamed, planWith } from '../support/plan-with-files';

const web = 'services: { web: { image: x, ports: [8080], gateways: [b/main, a/main], hosts: [h.x] } }';

function filtersOf(files: Readonly<Record<string, string>>, settings: string): PlannedObject[] {
  const planned = planOf(files, settings);
  expect(saidOf(planned)).toEqual([]);
  return objectsOfKind(planned.plan, 'EnvoyFilter');
}

test('the filters of gateways are of the default environment, and come from what the settings say of the edge', () => {
  const filters = filtersOf({ dev: web }, 'fallback: live\nedge: { trust: [h.x] }');
  expect(filters.map(({ namespace }) => namespace)).toEqual(['a', 'b']);
  for (const filter of filters) {
    expect(filter.environment).toBe('dev');
    expect(filter.locate()).toMatchObject({ file: 'envtree.yaml', line: 2, column: 1 });
  }
});

test('the filters of carriers come from where the settings name these', () => {
  const filters = filtersOf(
    { dev: 'services: { web: { image: x, ports: [8080] } }' },
    'fallback: live\naliases: [{ header: x-lane }]',
  );
  expect(filters.map(({ name }) => name)).toEqual(['envtree-carriers', 'envtree-outbound']);
  for (const filter of filters)
    expect(filter.locate()).toMatchObject({ file: 'envtree.yaml', line: 2, column: 1 });
});

test('a tag comes from the file of its environment as a whole', () => {
  const [tag] = filtersOf(
    { dev: web, 'dev.a': 'owner: b\nservices:\n  web: { image: other }' },
    'edge: {}',
  ).filter(({ environment }) => environment === 'dev.a');
  expect(tag?.locate()).toMatchObject({ file: 'envs/dev.a.yaml', line: 1, column: 1 });
});

test('without services, or where nobody wants tags, nothing is made for sidecars', () => {
  expect(planOf({ dev: 'services: {}' }, 'aliases: [{ header: x-lane }]').plan.objects).toEqual([]);
  const untagged = planOf({ dev: 'services: { web: { image: x } }' }, 'tag: false');
  expect(untagged.plan.objects.map(({ kind }) => kind)).toEqual(['Deployment']);
});

test('what somebody else has described has a scope of its own alone', () => {
  const dev = 'services: { web: { external: true, selector: { app: x }, ports: [8080], calls: [] } }';
  const planned = planOf({ dev }, 'scope: true');
  expect(saidOf(planned)).toEqual([]);
  expect(planned.plan.objects.filter((object) => typeof object !== 'object')).toEqual([]);
  expect(objectsOfKind(planned.plan, 'Sidecar').map(({ selector }) => selector)).toEqual([{ app: 'x' }]);
});

test('what is of the whole cluster is printed without the namespace that its file names', () => {
  const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, rules: [], metadata: ';
  const planned = planWith(
    { dev: 'objects: [a.yaml]' },
    { 'a.yaml': `${role}{ name: read, namespace: default, ownerReferences: [] } }\n` },
  );
  expect(saidOf(planned)).toEqual([]);
  const [printed] = synthesize(planned.plan).flatMap((layer) => layer.manifests);
  expect(printed?.metadata.name).toBe('read');
  expect(printed?.metadata).not.toHaveProperty('namespace');
});

test('workloads of one name in two namespaces are two, whatever names their environments have', () => {
  const orders = JSON.stringify(workload({ name: 'orders', labels: { app: 'orders' } }));
  const base = `${orders}\n---\n${JSON.stringify(serviceOf('orders', { app: 'orders' }))}\n`;
  const dev = 'services: { orders: { manifest: base.yaml } }';
  const planned = planWith(
    { bdev: `namespace: a\n${dev}`, dev: `namespace: ab\n${dev}` },
    { 'base.yaml': base },
    { settings: 'default: dev' },
  );
  const deployments = objectsOfKind(planned.plan, 'Adopted').filter(({ layer }) => layer === 'workloads');
  expect(deployments.map(({ namespace }) => namespace)).toEqual(['a', 'ab']);
});

test('a manifest that is not among the files is told', () => {
  const { diagnostics } = planOf({ dev: 'services: { web: { manifest: none.yaml, external: true } }' });
  expect(diagnostics).toMatchObject([
    { code: 'unreadable-manifest', message: expect.stringContaining('There is no such file') as string },
  ]);
});

test('of two objects with one name, what a file describes may be renamed there', () => {
  const file = manifests('apps/v1 Deployment web-dev spec: {}');
  const planned = planWith({ dev: 'objects: [a.yaml]\nservices: { web: { image: x } }' }, { 'a.yaml': file });
  expect(planned.diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['name-clash', 'Rename one of them where it is described, or take it out.'],
  ]);
});

test("what scales a workload is about its own environment's fork alone", () => {
  const scaler =
    'autoscaling/v2 HorizontalPodAutoscaler orders spec: { scaleTargetRef: { kind: Deployment, name: orders } }';
  const orders = JSON.stringify(workload({ name: 'orders', labels: { app: 'orders' } }));
  const base = `${orders}\n---\n${JSON.stringify(serviceOf('orders', { app: 'orders' }))}\n`;
  const planned = planWith(
    {
      dev: 'services: { orders: { manifest: base.yaml, external: true } }',
      'dev.a': 'objects: [a.yaml]\nservices: { orders: {} }',
      'dev.b': 'objects: [a.yaml]',
    },
    { 'base.yaml': base, 'a.yaml': manifests(scaler) },
  );
  const scaled = (name: string): unknown => objectNamed(planned, name)?.manifest.spec;
  expect(scaled('orders-dev-a')).toEqual({ scaleTargetRef: { kind: 'Deployment', name: 'orders-dev-a' } });
  expect(scaled('orders-dev-b')).toEqual({ scaleTargetRef: { kind: 'Deployment', name: 'orders' } });
});
