/** Services and policies that select the pods of a service beside its own Service. */
import { base, dev, orders, planBeside, service, workload } from '../../support/base';
import { objectsOfKind } from '../../support/objects-of-kind';
import { saidOf } from '../../support/plan-of';

const fork = { dev, 'dev.a': 'services: { orders: {} }' };

test('a Service is called for whose main one it is, and further for nobody', () => {
  const stock = workload({ name: 'stock', labels: { app: 'stock', team: 'shop' } });
  const objects = [...base, stock, service('shop', { team: 'shop' })];
  const planned = planBeside(objects, {
    dev: 'services: { orders: { manifest: base.yaml, external: true }, stock: { manifest: base.yaml, external: true } }',
    'dev.a': 'services: { orders: {} }',
  });
  expect(saidOf(planned)).toEqual([]);
  expect(planned.plan.objects.map(({ name }) => name)).not.toContain('envtree-shop');
});

test.each(['AuthorizationPolicy', 'PeerAuthentication'])('a %s for a team holds for its forks', (kind) => {
  const policy = {
    apiVersion: 'security.istio.io/v1',
    kind,
    metadata: { name: 'p' },
    spec: { selector: { matchLabels: { team: 'shop' } } },
  };
  const { plan } = planBeside([...base, policy], fork);
  expect(plan.objects.find(({ name }) => name === 'orders-dev-a')).toMatchObject({
    podLabels: { app: 'orders.dev-a', team: 'shop' },
  });
});

test('a further Service of two namespaces leads to the copies in each', () => {
  const branch = 'services: { orders: {} }';
  const files = { dev, qa: `namespace: qa\n${dev}`, 'dev.a': branch, 'qa.a': branch };
  const planned = planBeside([...base, service('metrics', { app: 'orders' })], files, 'default: dev');
  expect(saidOf(planned)).toEqual([]);
  const services = planned.plan.objects.filter(
    ({ kind, name }) => kind === 'Service' && name.includes('metrics'),
  );
  expect(services.map(({ namespace, name }) => `${String(namespace)}/${name}`)).toEqual([
    'default/envtree-metrics-dev-a',
    'qa/envtree-metrics-qa-a',
  ]);
});

test('an environment refuses requests at the ports of the Services that lead to its pods', () => {
  const ports = [{ containerPort: 8080 }, { containerPort: 9090 }];
  const versions = ['v1', 'v2'].map((version) =>
    workload({
      name: `orders-${version}`,
      labels: { app: 'orders', version },
      containers: [{ name: 'main', image: 'x', ports }],
    }),
  );
  const ofFirst = { ports: [{ name: 'http', port: 80, targetPort: 9090 }] };
  const objects = [
    ...versions,
    service('orders', { app: 'orders' }),
    service('first', { app: 'orders', version: 'v1' }, ofFirst),
  ];
  const strict = (name: string): string => `isolation: strict\nservices: { orders: { workload: ${name} } }`;
  const { plan } = planBeside(objects, { dev, 'dev.a': strict('orders-v1'), 'dev.b': strict('orders-v2') });
  const policies = objectsOfKind(plan, 'AuthorizationPolicy');
  expect(policies.map((policy) => [policy.environment, policy.ports])).toEqual([
    ['dev.a', [8080, 9090]],
    ['dev.b', [8080]],
  ]);
});

test('what selects pods and is no Service takes no requests of others', () => {
  const gateway = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'g' },
    spec: { selector: { 'virtual-env': 'dev.a' }, servers: [] },
  };
  expect(saidOf(planBeside([...base, gateway], fork))).toEqual([]);
});

test('only a reference to a label as such follows the label of the original', () => {
  const paths = ["x.metadata.labels['app']", "metadata.labels['app'].x", ["metadata.labels['app']"]];
  const env = paths.map((fieldPath) => ({ name: 'X', valueFrom: { fieldRef: { fieldPath } } }));
  const reading = workload({
    name: 'orders',
    labels: { app: 'orders' },
    containers: [{ name: 'main', image: 'x', env }],
  });
  const { plan } = planBeside([reading, service('orders', { app: 'orders' })], fork);
  expect(plan.objects.find(({ name }) => name === 'orders-dev-a')).toMatchObject({
    podSpec: { containers: [{ env }] },
  });
});

test('a port that nothing is said of gets no field', () => {
  const ports = [
    { name: 'tcp-a', port: 80 },
    { name: 'b', port: 81 },
  ];
  const { plan } = planBeside([orders, service('orders', { app: 'orders' }, { ports })], {
    dev: 'services: { orders: { manifest: base.yaml, service: { ports: [{ port: 80, appProtocol: http }] } } }',
  });
  const adopted = plan.objects.flatMap((object) => (object.kind === 'Adopted' ? [object.manifest.spec] : []));
  expect(adopted[1]).toStrictEqual({
    selector: { app: 'orders' },
    ports: [{ name: 'tcp-a', port: 80, appProtocol: 'http' }, ports[1]],
  });
});
