/** What of a base an environment's pods meet, and what they share with it. */
import { planBeside, service, workload } from '../../support/base';

const orders = (fields: object = {}): object =>
  workload({
    name: 'orders',
    labels: { app: 'orders' },
    containers: [{ name: 'main', image: 'x', ports: [{ containerPort: 8080 }], ...fields }],
  });
const base = [orders(), service('orders', { app: 'orders' })];
const dev = 'services: { orders: { manifest: base.yaml, external: true } }';

describe('what a fork shares', () => {
  const told = (objects: readonly object[], branch = '{}'): string[] =>
    planBeside(objects, { dev, 'dev.a': `services: { orders: ${branch} }` }).diagnostics.map(
      ({ message }) => message,
    );
  const volumes = (claim: object): object[] => [
    workload({
      name: 'orders',
      labels: { app: 'orders' },
      pod: {
        volumes: [
          { name: 'data', persistentVolumeClaim: claim },
          { name: 'tmp', emptyDir: {} },
        ],
      },
    }),
    service('orders', { app: 'orders' }),
  ];
  const claim = (accessModes: readonly string[]): object => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes },
  });

  test('is a volume that one alone can write to', () => {
    const message = 'Its pods would write to the volume of the claim "data", as those of the original do';
    expect(told(volumes({ claimName: 'data' }))).toEqual([message]);
    expect(told([...volumes({ claimName: 'data' }), claim(['ReadWriteOnce'])])).toEqual([message]);
    expect(told([...volumes({ claimName: 'data' }), claim(['ReadWriteOnce', 'ReadWriteMany'])])).toEqual([]);
    expect(told([...volumes({ claimName: 'data' }), claim(['ReadOnlyMany'])])).toEqual([]);
    expect(told([...volumes({ claimName: 'data' }), { ...claim([]), spec: {} }])).toEqual([message]);
    expect(told(volumes({ claimName: 'data', readOnly: true }))).toEqual([]);
    expect(told(volumes({ claimName: 'data' }), '{ replicas: 1 }')).toEqual([message]);
    const volume = { ...claim(['ReadWriteMany']), kind: 'PersistentVolume' };
    expect(told([...volumes({ claimName: 'data' }), volume])).toEqual([message]);
  });

  test('is nothing of what nobody knows, nor of what it takes away', () => {
    const own =
      '{ image: x, pod: { volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] } }';
    const unknown = 'services: { orders: { external: true, selector: { app: orders }, ports: [80] } }';
    const files = { dev: unknown, 'dev.a': `services: { orders: ${own} }` };
    expect(planBeside([], files).diagnostics).toEqual([]);
    expect(told(volumes({ claimName: 'data' }), '{ pod: null }')).toEqual([]);
    expect(told(volumes({}))).toEqual([]);
  });

  test('is a port of a node', () => {
    const message =
      'Its pods take ports of their nodes, as those of the original do, and cannot run beside them';
    const onHost = [
      orders({ ports: [{ containerPort: 8080, hostPort: 80 }] }),
      service('orders', { app: 'orders' }),
    ];
    expect(told(onHost)).toEqual([message]);
    expect(told(onHost, '{ ports: [8080] }')).toEqual([]);
    expect(told(onHost, '{ replicas: 1 }')).toEqual([message]);
    const ofNetwork = [
      workload({ name: 'orders', labels: { app: 'orders' }, pod: { hostNetwork: true } }),
      service('orders', { app: 'orders' }),
    ];
    expect(told(ofNetwork)).toEqual([message]);
    expect(told(ofNetwork, '{ pod: { hostNetwork: null } }')).toEqual([]);
  });

  const scaler = (kind: string, target: object): object => ({
    apiVersion: 'x/v1',
    kind,
    metadata: { name: 's' },
    spec: { scaleTargetRef: target },
  });

  test.each<[object, boolean]>([
    [scaler('HorizontalPodAutoscaler', { kind: 'Deployment', name: 'orders' }), true],
    [scaler('ScaledObject', { name: 'orders' }), true],
    [scaler('ScaledObject', { name: 'stock' }), false],
    [scaler('HorizontalPodAutoscaler', { kind: 'StatefulSet', name: 'orders' }), false],
    [scaler('Other', { name: 'orders' }), false],
    [{ ...scaler('ScaledObject', {}), spec: {} }, false],
    [{ ...scaler('PodDisruptionBudget', {}), spec: { selector: { matchLabels: { app: 'orders' } } } }, true],
    [{ ...scaler('PodDisruptionBudget', {}), spec: { selector: { matchLabels: { app: 'stock' } } } }, false],
    [{ ...scaler('PodDisruptionBudget', {}), spec: {} }, false],
  ])('is not what looks after the original alone: %j', (object, isTold) => {
    const message = `The ${(object as { kind: string }).kind} "s" is for the original alone`;
    expect(told([...base, object])).toEqual(isTold ? [message] : []);
    expect(told([...base, object], '{ replicas: 1 }')).toEqual([]);
  });
});
