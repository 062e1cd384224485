/** What is said of merged maps, and what is not. */
import { amountOf } from '../../src/core/definition/quantity';
import { planEnvironments } from '../../src/core/plan-environments';
import { planOf, saidOf } from '../support/plan-of';

const said = (dev: string, child = '{}'): string[] =>
  saidOf(
    planOf({
      dev: `services: { orders: { image: x, ports: [8080], ${dev} } }`,
      'dev.a': `services: { orders: ${child} }`,
    }),
  );

describe('a field that a map has to have', () => {
  test('may come from above', () => {
    expect(
      said('readinessProbe: { httpGet: { port: http } }', '{ readinessProbe: { httpGet: { path: / } } }'),
    ).toEqual([]);
  });

  test('is missed in the topmost file alone, and where a branch takes it away', () => {
    expect(said('livenessProbe: { httpGet: { path: / } }')).toEqual(['dev.yaml:1:74 missing-field']);
    expect(
      said('livenessProbe: { httpGet: { port: 1 } }', '{ livenessProbe: { httpGet: { port: null } } }'),
    ).toEqual(['dev.a.yaml:1:49 missing-field']);
  });

  test('is not missed where something in the map is wrong, in whatever file of the chain', () => {
    expect(
      said('livenessProbe: { httpGet: { prot: 1 } }', '{ livenessProbe: { periodSeconds: 5 } }'),
    ).toEqual(['dev.yaml:1:76 unknown-field']);
    expect(said('livenessProbe: { httpget: { port: 1 } }')).toEqual(['dev.yaml:1:65 unknown-field']);
  });
});

describe('a volume', () => {
  test('that is mounted is not missed where the mount, or a volume, is wrong', () => {
    expect(said('volumeMounts: [{ name: 5, mountPath: /a }]')).toEqual(['dev.yaml:1:71 wrong-type']);
    expect(
      said('volumeMounts: [{ name: a, mountPath: /a }], pod: { volumes: [{ name: A, emptyDir: {} }] }'),
    ).toEqual(['dev.yaml:1:117 wrong-value']);
    expect(said('volumeMounts: [{ name: a, mountPath: /a }], pod: { volumes: 5 }')).toEqual([
      'dev.yaml:1:108 wrong-type',
    ]);
  });

  test('may be one that a StatefulSet claims, if that has a name', () => {
    const claim = 'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }';
    const claimed = (metadata: string): string[] =>
      said(
        `kind: StatefulSet, volumeMounts: [{ name: a, mountPath: /a }], spec: { volumeClaimTemplates: [{ ${metadata}${claim} }] }`,
      );
    expect(claimed('metadata: { name: a }, ')).toEqual([]);
    expect(claimed('metadata: {}, ')).toEqual(['dev.yaml:1:90 unknown-volume']);
    expect(claimed('')).toEqual(['dev.yaml:1:90 unknown-volume']);
  });

  test('may be among claims that are wrong', () => {
    expect(
      said(
        'kind: StatefulSet, volumeMounts: [{ name: a, mountPath: /a }], spec: { volumeClaimTemplates: 5 }',
      ),
    ).toEqual([expect.stringMatching(/ wrong-type$/)]);
  });
});

describe('a request of what cannot be shared', () => {
  const resources = (requests: string, rest = ''): string =>
    `resources: { requests: { ${requests} }${rest === '' ? '' : `, ${rest}`} }`;
  const gpu = resources('acme.com/gpu: 1', 'limits: { acme.com/gpu: 1 }');

  test.each([
    ['limits: { acme.com/gpu: null }', 60],
    ['limits: null', 36],
    ['limits: { acme.com/gpu: 2 }', 60],
    ['requests: { acme.com/gpu: 2 }', 62],
  ])('needs the same limit, also where a branch says otherwise: %s', (field, column) => {
    expect(said(gpu, `{ resources: { ${field} } }`)).toEqual([
      `dev.a.yaml:1:${String(column)} request-above-limit`,
    ]);
  });

  test('is told without a limit that there is not', () => {
    const text = `services: { orders: { image: x, ${resources('acme.com/gpu: 1')} } }`;
    const { diagnostics } = planOf({ dev: text });
    expect(diagnostics).toMatchObject([
      { message: '"orders" in "dev" requests acme.com/gpu, which needs a limit, too', related: [] },
    ]);
  });

  test.each([
    [resources('acme.com/gpu: 1', 'limit: { acme.com/gpu: 1 }'), 'unknown-field'],
    [resources('acme.com/gpu: 1', 'limits: { acme.com/gpu: x }'), 'wrong-value'],
    [resources('acme.com/gpu: 1', 'limits: [5]'), 'wrong-type'],
  ])('is not told where the limit is wrong: %s', (field, code) => {
    expect(said(field).map((it) => it.split(' ')[1])).toEqual([code]);
  });

  test.each([
    resources('kubernetes.io/batch: 1'),
    resources('cpu: 1', 'limits: { memory: 1Gi }'),
    'resources: { limits: { acme.com/gpu: 1 } }',
  ])('is not one of what can be shared: %s', (field) => {
    expect(said(field)).toEqual([]);
  });
});

test('a field that another one needs is not missed where it was probably meant', () => {
  const profile = (field: string): string[] =>
    said(`securityContext: { seccompProfile: { type: Localhost${field} } }`);
  expect(profile('')).toEqual(['dev.yaml:1:83 missing-field']);
  expect(profile(', localhostProfil: a.json')).toEqual(['dev.yaml:1:102 unknown-field']);
  const root = 'securityContext: { seccompProfile: { type: RuntimeDefault } }';
  expect(said(root, '{ securityContext: { seccompProfile: { type: Localhost } } }')).toEqual([
    'dev.a.yaml:1:58 missing-field',
  ]);
});

test("a probe's port is not missed where the ports are wrong", () => {
  const probe = 'readinessProbe: { httpGet: { port: web } }';
  expect(
    saidOf(
      planOf({
        dev: `services: { orders: { image: x, ports: [{ name: Web, containerPort: 1 }], ${probe} } }`,
      }),
    ),
  ).toEqual(['dev.yaml:1:49 wrong-value']);
});

test('what another program renders is taken as it is, and what a branch adds is not', () => {
  const container = {
    name: 'orders',
    image: 'x',
    newer: { field: {} },
    livenessProbe: {},
    resources: { limits: { cpu: 'some' }, requests: { cpu: 1 } },
  };
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders' },
    spec: {
      selector: { matchLabels: { app: 'orders' } },
      template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [container] } },
    },
  };
  const text = 'services: { orders: { readinessProbe: {} } }\n';
  const orders = { deployedBy: 'app', workloads: [workload], services: [], otherServices: [] } as const;
  const roots = { dev: { orders } };
  expect(saidOf(planEnvironments([{ path: 'envs/dev.a.yaml', text }], { roots }))).toEqual([
    'dev.a.yaml:1:39 missing-field',
  ]);
});

test.each([
  ['1', 1],
  [0.5, 0.5],
  ['100m', 0.1],
  ['5n', 5e-9],
  ['1k', 1e3],
  ['1E', 1e18],
  ['1e3', 1e3],
  ['1E-3', 1e-3],
  ['1Ki', 1024],
  ['.5Gi', 2 ** 29],
  ['+2', 2],
  ['2 GB', NaN],
  [undefined, NaN],
])('%s is an amount of %d', (quantity, amount) => {
  if (Number.isNaN(amount)) expect(amountOf(quantity)).toBeNaN();
  else expect(amountOf(quantity)).toBeCloseTo(amount, 12);
});
