/** What a service is in its manifests. */
import { nameOf } from '../../../src/core/definition/given-instance';
import type { JsonObject } from '../../../src/core/definition/json';
import { chooseWorkloads, isUndecided } from '../../../src/core/manifests/choose-workloads';
import { service, workload } from '../../support/base';

function choose(objects: readonly object[], name = 'orders', chosen?: string): unknown {
  const choice = chooseWorkloads({ service: name, workload: chosen }, objects as readonly JsonObject[]);
  if (isUndecided(choice)) return choice.code;
  const { workloads, forked, services } = choice;
  return { workloads: workloads.map(nameOf), forked, services: services.map(nameOf) };
}

const orders = workload({ name: 'orders', labels: { app: 'orders' } });
const [v1, v2] = ['v1', 'v2'].map((version) =>
  workload({ name: `orders-${version}`, labels: { app: 'orders', version } }),
) as [object, object];

test('the workload of its name, with all Services that select it, the one of its name first', () => {
  const objects = [
    service('all', { app: 'orders' }, { clusterIP: 'None' }),
    service('orders', { app: 'orders' }),
    orders,
    service('other', { app: 'stock' }),
    service('nobody', undefined),
  ];
  expect(choose(objects)).toEqual({ workloads: ['orders'], forked: 'orders', services: ['orders', 'all'] });
});

test('without a Service of its name, one that selects nothing else comes first, then one with an address', () => {
  const stock = workload({ name: 'stock', labels: { app: 'stock', team: 'shop' } });
  const own = workload({ name: 'orders', labels: { app: 'orders', team: 'shop' } });
  const objects = [
    service('wide', { team: 'shop' }),
    service('headless', { app: 'orders' }, { clusterIP: 'None' }),
    service('narrow', { app: 'orders' }),
    own,
    stock,
  ];
  expect(choose(objects)).toEqual({
    workloads: ['orders'],
    forked: 'orders',
    services: ['narrow', 'headless', 'wide'],
  });
});

test('a workload without a Service is called by none', () => {
  expect(choose([orders])).toEqual({ workloads: ['orders'], forked: 'orders', services: [] });
});

test('the Service of its name has whatever it selects', () => {
  expect(choose([service('orders', { app: 'orders' }), v1])).toEqual({
    workloads: ['orders-v1'],
    forked: 'orders-v1',
    services: ['orders'],
  });
  expect(choose([service('orders', { app: 'orders' }), v1, v2])).toEqual({
    workloads: ['orders-v1', 'orders-v2'],
    forked: undefined,
    services: ['orders'],
  });
});

test('the workload that is said is forked, and what else its Service selects is behind it', () => {
  const objects = [service('orders', { app: 'orders' }), v1, v2];
  const expected = { workloads: ['orders-v1', 'orders-v2'], forked: 'orders-v2', services: ['orders'] };
  expect(choose(objects, 'orders', 'orders-v2')).toEqual(expected);
  expect(choose([v1, v2, service('x', { version: 'v2' })], 'web', 'orders-v2')).toEqual({
    workloads: ['orders-v2'],
    forked: 'orders-v2',
    services: ['x'],
  });
});

test('what is owned, or ends, is no workload', () => {
  const owned = workload({
    name: 'orders',
    kind: 'ReplicaSet',
    labels: { app: 'orders' },
    metadata: { ownerReferences: [{}] },
  });
  const job = workload({ name: 'orders', kind: 'Job', labels: { app: 'orders' } });
  expect(choose([orders, owned, job])).toMatchObject({ workloads: ['orders'] });
  expect(choose([{ kind: 'Rollout' }, { kind: 'ConfigMap', metadata: { name: 'orders' }, spec: {} }])).toBe(
    'no-such-workload',
  );
});

test('what cannot be decided is said', () => {
  const set = workload({ name: 'orders', kind: 'StatefulSet', labels: { app: 'x' } });
  expect(choose([orders, set])).toBe('several-workloads');
  expect(choose([service('orders', undefined)])).toBe('service-without-selector');
  expect(choose([orders], 'web')).toBe('no-such-workload');
  expect(choose([orders], 'orders', 'order')).toBe('no-such-workload');
  expect(choose([service('orders', { app: 'x' }), orders])).toBe('several-workloads');
  expect(choose([service('orders', { app: 'x' })])).toBe('no-such-workload');
  expect(choose([service('orders', undefined), orders])).toMatchObject({
    workloads: ['orders'],
    services: [],
  });
});

test('the hint is a name that is there, and the message says what is', () => {
  const choice = chooseWorkloads({ service: 'web' }, [orders as JsonObject]);
  expect(choice).toMatchObject({ hint: 'Say which one it is: workload: orders' });
  expect(chooseWorkloads({ service: 'web', workload: 'zzz' }, [orders as JsonObject])).toHaveProperty(
    'hint',
    undefined,
  );
  expect(chooseWorkloads({ service: 'web' }, [])).toMatchObject({
    message: expect.stringContaining('there is no workload at all') as string,
    hint: undefined,
  });
  const apart = chooseWorkloads({ service: 'orders' }, [
    service('orders', { version: 'v2' }),
    orders,
    v2,
  ] as JsonObject[]);
  expect(apart).toMatchObject({ message: expect.stringContaining('but Deployment "orders-v2"') as string });
});
