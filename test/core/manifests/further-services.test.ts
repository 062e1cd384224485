/** Services and policies that select the pods of a service beside its own Service. */
import { base, dev, orders, planBeside, service, workload } from '../../support/base';
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
