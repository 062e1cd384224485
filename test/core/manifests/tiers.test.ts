/** What of a base an environment's pods meet, and what they share with it. */
import { planBeside, service, workload } from '../../support/base';
import { saidOf } from '../../support/plan-of';

const orders = (fields: object = {}): object =>
  workload({
    name: 'orders',
    labels: { app: 'orders' },
    containers: [{ name: 'main', image: 'x', ports: [{ containerPort: 8080 }], ...fields }],
  });
const base = [orders(), service('orders', { app: 'orders' })];
const dev = 'services: { orders: { manifest: base.yaml, external: true } }';

describe('the tiers of a fallback', () => {
  const priorityOf = (
    environments: Readonly<Record<string, string>>,
    environment: string,
    objects: readonly object[] = base,
  ): unknown => {
    const { plan } = planBeside(objects, environments);
    const policy = plan.objects.find(
      ({ kind, name }) => kind === 'DestinationRule' && name === `envtree-orders.${environment}`,
    );
    return (
      policy as unknown as {
        trafficPolicy: { loadBalancer: { localityLbSetting: { failoverPriority: unknown } } };
      }
    ).trafficPolicy.loadBalancer.localityLbSetting.failoverPriority;
  };
  const external = (selector: string): string =>
    `services: { orders: { external: true, selector: ${selector}, ports: [8080] } }`;
  const plain = 'services: { orders: { image: x, ports: [8080] } }';

  test('are told apart by what an external one has', () => {
    expect(
      priorityOf({ dev: plain, 'dev.a': external('{ virtual-env: dev.a, app: orders }') }, 'dev-a'),
    ).toEqual(['virtual-env=dev.a']);
    expect(
      priorityOf({ dev: plain, 'dev.a': external('{ app: orders, zone: a, team: b }') }, 'dev-a'),
    ).toEqual(['team=b']);
    expect(priorityOf({ dev: plain, 'dev.a': external('{ virtual-env-level-2: dev.a }') }, 'dev-a')).toEqual([
      'virtual-env-level-2=dev.a',
    ]);
    expect(priorityOf({ dev, 'dev.a': external('{ app: orders, zone: a }') }, 'dev-a')).toEqual(['zone=a']);
  });

  test('are told apart by what all workloads of an external one have', () => {
    const [v1, v2] = ['v1', 'v2'].map((version) =>
      workload({ name: version, labels: { app: 'orders', version, zone: 'a' }, selector: { version } }),
    ) as [object, object];
    const selecting = service('orders', { app: 'orders' });
    const files = { dev: plain, 'dev.a': dev };
    expect(priorityOf(files, 'dev-a', [v1, selecting])).toEqual(['version=v1']);
    expect(priorityOf(files, 'dev-a', [v1, v2, selecting])).toEqual(['zone=a']);
  });

  test('have all labels where the external one has that of its level', () => {
    const environments = {
      dev: plain,
      'dev.a': external('{ virtual-env-level-2: dev.a }'),
      'dev.a.b': plain,
    };
    expect(priorityOf(environments, 'dev-a-b')).toEqual([
      'virtual-env-level-2=dev.a',
      'virtual-env-level-3=dev.a.b',
    ]);
    expect(saidOf(planBeside(base, environments))).toEqual([]);
  });

  test('are told apart by the label of the environment before any other', () => {
    expect(
      priorityOf({ dev: plain, 'dev.a': external('{ app: orders-a, virtual-env: dev.a }') }, 'dev-a'),
    ).toEqual(['virtual-env=dev.a']);
  });

  test('cannot be told apart below an external one by a label that this has alone', () => {
    const files = { dev: plain, 'dev.a': external('{ app: orders, zone: a }') };
    expect(saidOf(planBeside(base, files))).toEqual([]);
    expect(saidOf(planBeside(base, { ...files, 'dev.a.b': plain }))).toEqual([
      'dev.a.yaml:1:13 unordered-tiers',
    ]);
    expect(priorityOf({ ...files, 'dev.a.b': plain }, 'dev-a-b')).toEqual(['virtual-env-level-3=dev.a.b']);
  });

  test('cannot be told apart by a label that those above have as well', () => {
    const environments = { dev: external('{ app: orders }'), 'dev.a': external('{ app: orders }') };
    expect(saidOf(planBeside([], environments))).toEqual(['dev.a.yaml:1:13 unordered-tiers']);
    expect(
      saidOf(
        planBeside([], {
          ...environments,
          'dev.a': environments['dev.a'].replace('ports', 'warnings: { unordered-tiers: off }, ports'),
        }),
      ),
    ).toEqual([]);
  });

  test('of services that are not routed need no order', () => {
    const tcp = external('{ app: orders }').replace(
      'ports: [8080]',
      'service: { ports: [{ port: 80, name: tcp }] }',
    );
    expect(saidOf(planBeside([], { dev: tcp, 'dev.a': tcp }))).not.toContain(
      'dev.a.yaml:1:13 unordered-tiers',
    );
  });

  test('are told apart where forks are above an external one', () => {
    const environments = {
      dev,
      'dev.a': 'services: { orders: {} }',
      'dev.a.b': external('{ app: orders, zone: b }'),
    };
    expect(priorityOf(environments, 'dev-a-b')).toEqual(['zone=b']);
  });
});
