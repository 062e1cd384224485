/** Whom requests are routed to, and by which objects. */
import type { Plan } from '../../src';
import { describeReason } from '../../src/core/services/describe-reason';
import { objectsByJob } from '../support/objects-by-job';
import { asNew, planOf, saidOf } from '../support/plan-of';

const orders = 'services: { orders: { image: x, ports: [8080] } }';
const database = 'services: { db: { image: x, ports: [{ name: tcp, containerPort: 5432 }] } }';
const newOrders = asNew(orders);

function hostsOf(plan: Plan): string[] {
  return objectsByJob(plan).services.map(({ name, namespace }) => `${name}.${namespace}`);
}

test('a 503 has no settings of routes beside it, since Istio refuses most of them there', () => {
  const withHttp = 'services: { orders: { new: true, image: x, ports: [8080], http: { timeout: 5s } } }';
  const { plan, diagnostics } = planOf({ dev: '{}', 'dev.a': withHttp });
  expect(diagnostics).toEqual([]);
  expect(objectsByJob(plan).routes[0]?.rules).toEqual([
    {
      name: 'dev.a',
      match: [
        { header: 'x-virtual-env', exact: 'dev.a' },
        { header: 'x-virtual-env', prefix: 'dev.a.' },
      ],
      target: { host: 'orders.default.svc.cluster.local' },
      http: { timeout: '5s' },
    },
    {
      name: expect.any(String) as string,
      match: [],
      target: {
        status: 503,
        body: 'envtree: No environment from the request\'s up to its root has an instance of orders, and the default environment "dev" has none\n',
      },
      http: {},
    },
  ]);
});

describe('the Service', () => {
  const selected = (files: Readonly<Record<string, string>>, settings = '{}'): (string | undefined)[] =>
    objectsByJob(planOf(files, settings).plan).services.map(({ selector }) => selector['virtual-env']);

  test("selects the default root's pods, though another root comes first", () => {
    expect(selected({ a: orders, dev: orders }, 'default: dev')).toEqual(['dev']);
  });

  test('selects the topmost pods where the default root has none', () => {
    expect(selected({ dev: '{}', 'dev.b.c': orders, 'dev.b': newOrders, 'dev.b.a': orders })).toEqual([
      'dev.b',
    ]);
    expect(selected({ dev: '{}', qa: orders, 'qa.a': orders }, 'default: dev')).toEqual(['qa']);
  });

  test('selects nobody where no instance is above all others, so that another one does not move it', () => {
    expect(selected({ dev: '{}', 'dev.b': newOrders, 'dev.a': newOrders })).toEqual(['Nobody']);
    expect(selected({ dev: '{}', 'dev.b': newOrders, 'dev.a.z': newOrders })).toEqual(['Nobody']);
    expect(selected({ dev: '{}', 'dev.b': newOrders, 'dev.c': newOrders, 'dev.a.z': newOrders })).toEqual([
      'Nobody',
    ]);
  });

  test('that selects nobody answers nobody, where there are no routes either', () => {
    const { plan } = planOf({ dev: '{}', 'dev.a': asNew(database), 'dev.b': asNew(database) });
    const reason = { type: 'unselected', service: 'db' } as const;
    expect(describeReason(reason)).toMatch(/^db has no HTTP port.* selects nobody/);
    expect(plan.answers).toEqual([
      { service: 'db', answers: [{ environment: null, answeredBy: [], reason }] },
    ]);
  });

  test('has its settings from the one sibling that says any, else from the first by name', () => {
    const portOf = (files: Readonly<Record<string, string>>): (number | undefined)[] =>
      objectsByJob(planOf({ dev: '{}', ...files }).plan).services.map(({ ports }) => ports[0]?.port);
    const other = 'services: { orders: { image: x, ports: [9090] } }';
    const settled = 'services: { orders: { image: x, ports: [8080], service: { ports: [{ port: 80 }] } } }';
    expect(portOf({ 'dev.c': asNew(other), 'dev.b': newOrders })).toEqual([8080]);
    expect(portOf({ 'dev.a': asNew(other), 'dev.b': asNew(settled) })).toEqual([80]);
  });

  test('is there once a namespace, in the order of their names', () => {
    const files = { dev: `namespace: stage\n${orders}`, 'dev.a': orders, qa: `namespace: shop\n${orders}` };
    expect(hostsOf(planOf(files, 'default: dev').plan)).toEqual(['orders.shop', 'orders.stage']);
  });

  test("is in the settings' namespace, where its root names none or has no file", () => {
    expect(hostsOf(planOf({ dev: orders }, 'namespace: shop').plan)).toEqual(['orders.shop']);
    expect(hostsOf(planOf({ 'dev.a': newOrders }, 'namespace: shop').plan)).toEqual(['orders.shop']);
    expect(hostsOf(planOf({ dev: `namespace: own\n${orders}` }, 'namespace: shop').plan)).toEqual([
      'orders.own',
    ]);
  });
});

describe('objects of a service that nobody can route', () => {
  test('are the Service and its workloads alone, and tags', () => {
    const { plan } = planOf({ dev: database, 'dev.a': database });
    expect(plan.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Deployment db-dev',
      'Deployment db-dev-a',
      'Service db',
      'EnvoyFilter envtree-tag.dev-a',
    ]);
  });

  test('with a trafficPolicy have the DestinationRule of their Service', () => {
    const policed = database.replace(
      'image: x',
      'image: x, trafficPolicy: { loadBalancer: { simple: RANDOM } }',
    );
    const { plan } = planOf({ dev: policed, 'dev.a': 'services: { db: {} }' });
    expect(objectsByJob(plan).policies).toMatchObject([
      { name: 'envtree-db', host: 'db.default.svc.cluster.local' },
    ]);
  });
});

test('one HTTP port among others is routed, and the others are in no ServiceEntry', () => {
  const mixed = 'services: { orders: { image: x, ports: [8080, { name: tcp-feed, containerPort: 9000 }] } }';
  const { plan } = planOf({ dev: mixed, 'dev.a': mixed });
  expect(objectsByJob(plan).tiers.map(({ ports }) => ports.map(({ number }) => number))).toEqual([
    [8080],
    [8080],
  ]);
  expect(objectsByJob(plan).instanceServices[0]?.ports.map(({ port }) => port)).toEqual([8080]);
  expect(objectsByJob(plan).services[0]?.ports.map(({ port }) => port)).toEqual([8080, 9000]);
});

describe('the order of the tiers', () => {
  const priorityOf = (files: Readonly<Record<string, string>>, environment: string): unknown => {
    const { plan } = planOf(files, 'default: dev');
    return objectsByJob(plan).policies.find((policy) => policy.environment === environment)?.trafficPolicy;
  };
  const ordered = (...failoverPriority: readonly string[]): object => ({
    loadBalancer: { localityLbSetting: { enabled: true, failoverPriority } },
    outlierDetection: { consecutive5xxErrors: 0 },
  });

  test('leaves out levels without an instance, and the topmost tier', () => {
    const files = { dev: orders, 'dev.a.b': orders, 'dev.a.b.c': orders };
    expect(priorityOf(files, 'dev.a.b.c')).toEqual(
      ordered('virtual-env-level-3=dev.a.b', 'virtual-env-level-4=dev.a.b.c'),
    );
    expect(priorityOf(files, 'dev.a.b')).toEqual(ordered('virtual-env-level-3=dev.a.b'));
  });

  test('is not needed for a tier that is alone', () => {
    expect(priorityOf({ dev: '{}', 'dev.a': newOrders, 'dev.b': newOrders }, 'dev.b')).toBeUndefined();
  });
});

describe('a tag', () => {
  const tagged = (settings = 'tag: true'): string[] =>
    objectsByJob(
      planOf({ dev: orders, 'dev.a': orders, 'dev.b': '{}', qa: orders }, `default: dev\n${settings}`).plan,
    ).tags.flatMap(({ environment, mutations }) =>
      mutations.map((mutation) => `${environment} ${'header' in mutation ? mutation.header : ''}`),
    );

  test('is there for each environment with pods but the default one', () => {
    expect(tagged()).toEqual(['dev.a x-virtual-env', 'qa x-virtual-env']);
  });

  test('has the header of the settings, in lower case', () => {
    expect(tagged('header: X-Env')).toEqual(['dev.a x-env', 'qa x-env']);
  });
});

test('a pod has the labels of its environment and of each level below the root, and of no other', () => {
  const { plan } = planOf({ dev: orders, 'dev.a.b': orders }, 'label: acme.io/env');
  expect(objectsByJob(plan).workloads.map(({ podLabels }) => podLabels)).toEqual([
    {
      app: 'orders',
      'acme.io/env': 'dev',
      version: 'dev',
      'app.kubernetes.io/name': 'orders',
      'app.kubernetes.io/managed-by': 'envtree',
    },
    {
      app: 'orders',
      'acme.io/env': 'dev.a.b',
      'acme.io/env-level-2': 'dev.a',
      'acme.io/env-level-3': 'dev.a.b',
      version: 'dev-a-b',
      'app.kubernetes.io/name': 'orders',
      'app.kubernetes.io/managed-by': 'envtree',
    },
  ]);
});

test('the plan tells each environment with all that its file says of it', () => {
  const about = 'description: d\nowner: o\nexpires: 2026-12-31\n';
  const { plan } = planOf({ dev: 'namespace: shop', 'dev.a-b': about, qa: '{}' }, 'default: qa');
  expect(plan.environments).toEqual([
    {
      name: 'dev',
      file: 'envs/dev.yaml',
      escapedName: 'dev',
      namespace: 'shop',
      ancestors: ['dev'],
      isDefault: false,
    },
    {
      name: 'dev.a-b',
      file: 'envs/dev.a-b.yaml',
      escapedName: 'dev-a--b',
      namespace: 'shop',
      ancestors: ['dev.a-b', 'dev'],
      isDefault: false,
      description: 'd',
      owner: 'o',
      expires: '2026-12-31',
    },
    {
      name: 'qa',
      file: 'envs/qa.yaml',
      escapedName: 'qa',
      namespace: 'default',
      ancestors: ['qa'],
      isDefault: true,
    },
  ]);
});

test('workloads come by environment, and by service within it', () => {
  const two = 'services: { b: { image: x }, a: { image: x } }';
  const { plan } = planOf({ 'dev.a': two, dev: two });
  expect(objectsByJob(plan).workloads.map(({ name }) => name)).toEqual([
    'a-dev',
    'b-dev',
    'a-dev-a',
    'b-dev-a',
  ]);
});

test('the only root answers without being named, and one that is named answers though it has no file', () => {
  const defaultOf = (files: Readonly<Record<string, string>>, settings?: string): (string | undefined)[] =>
    planOf(files, settings)
      .plan.environments.filter(({ isDefault }) => isDefault)
      .map(({ name }) => name);
  expect(defaultOf({ dev: '{}', 'dev.a': '{}' })).toEqual(['dev']);
  expect(saidOf(planOf({ dev: orders, 'qa.a': newOrders }, 'default: qa'))).toEqual([
    'qa.a.yaml:1:1 no-root-file',
  ]);
  expect(saidOf(planOf({ dev: orders, qa: orders }))).toEqual(['envtree.yaml:1:1 no-default']);
  expect(saidOf(planOf({ dev: orders, 'dev.a': orders }, 'default: dev.a'))).toEqual([
    'envtree.yaml:1:10 unknown-default',
  ]);
});
