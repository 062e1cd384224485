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

function policy(spec: object): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' }, spec };
}

function copiesOf(
  spec: object,
  environments: Readonly<Record<string, string>> = { 'dev.a': 'services: { orders: {} }' },
): object[] {
  const { plan } = planBeside([...base, policy(spec)], { dev, ...environments });
  return plan.objects.flatMap((object) =>
    object.kind === 'Adopted'
      ? [
          {
            name: object.name,
            spec: object.manifest.spec,
            layer: object.layer,
            environment: object.environment,
          },
        ]
      : [],
  );
}

describe('NetworkPolicies', () => {
  const own = { matchLabels: { app: 'orders' } };
  const ofForks = { matchLabels: { 'envtree-original/app': 'orders' } };

  test('are copied for forks as what they are for, and as whom they allow something', () => {
    const rule = { from: [{ podSelector: own }, { ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 80 }] };
    expect(copiesOf({ podSelector: own, ingress: [rule, {}] })).toEqual([
      {
        name: 'envtree-p',
        layer: 'hosts',
        environment: 'dev',
        spec: {
          podSelector: ofForks,
          ingress: [{ ...rule, from: [...rule.from, { podSelector: ofForks }] }, {}],
        },
      },
      {
        name: 'envtree-p.peers',
        layer: 'hosts',
        environment: 'dev',
        spec: {
          podSelector: own,
          policyTypes: ['Ingress'],
          ingress: [{ ...rule, from: [{ podSelector: ofForks }] }],
        },
      },
    ]);
  });

  test('without types are for what comes in, and with rules for what goes out for that, too', () => {
    const egress = [{ to: [{ podSelector: own, namespaceSelector: {} }] }];
    const added = [{ to: [{ podSelector: ofForks, namespaceSelector: {} }] }];
    const podSelector = { matchLabels: { app: 'stock' } };
    expect(copiesOf({ podSelector, egress })).toMatchObject([
      { name: 'envtree-p.peers', spec: { podSelector, policyTypes: ['Egress'], egress: added } },
    ]);
    expect(copiesOf({ podSelector, policyTypes: ['Ingress'], egress })).toEqual([]);
  });

  test('that meet forks as they are, or nobody of them, are not', () => {
    expect(copiesOf({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] })).toEqual([]);
    expect(copiesOf({ podSelector: { matchLabels: { app: 'stock' } } })).toEqual([]);
    expect(copiesOf({ podSelector: own }, {})).toEqual([]);
    const missing = {
      matchExpressions: [
        { key: 'app', operator: 'Exists' },
        { key: 'zone', operator: 'DoesNotExist' },
      ],
    };
    expect(copiesOf({ podSelector: missing })).toMatchObject([
      {
        spec: {
          podSelector: {
            matchExpressions: [
              { key: 'envtree-original/app', operator: 'Exists' },
              { key: 'zone', operator: 'DoesNotExist' },
            ],
          },
        },
      },
    ]);
  });

  test('are copied for each set of labels that forks have otherwise', () => {
    const stock = workload({
      name: 'stock',
      labels: { run: 'stock', tier: 'web' },
      selector: { run: 'stock' },
    });
    const web = workload({ name: 'web', labels: { app: 'web' } });
    const objects = [
      stock,
      service('stock', { run: 'stock' }),
      web,
      service('web', { app: 'web' }),
      policy({
        podSelector: {
          matchExpressions: [
            { key: 'app', operator: 'NotIn', values: ['x'] },
            { key: 'run', operator: 'NotIn', values: ['x'] },
          ],
        },
      }),
    ];
    const text =
      'services: { stock: { manifest: base.yaml, external: true }, web: { manifest: base.yaml, external: true } }';
    const { plan } = planBeside(
      objects,
      { dev: text, 'dev.a': 'services: { stock: {}, web: {} }', qa: text.replaceAll('stock', 'web') },
      'default: dev',
    );
    const copies = plan.objects.filter(({ kind }) => kind === 'Adopted');
    expect(copies.map(({ name, environment }) => [name, environment])).toEqual([
      ['envtree-p', 'dev'],
      ['envtree-p.1', 'dev'],
    ]);
  });
});

describe('the label that tells a fork apart', () => {
  const both = { app: 'orders', component: 'api' };
  const labelled = (pod: object = {}): object[] => [
    workload({ name: 'orders', labels: both, pod }),
    service('orders', both),
  ];
  const keyFor = (objects: readonly object[]): string[] => {
    const { plan } = planBeside(objects, { dev, 'dev.a': 'services: { orders: {} }' });
    const fork = plan.objects.find(({ name }) => name === 'orders-dev-a') as unknown as { selector: object };
    return Object.keys(fork.selector);
  };
  const term = { labelSelector: { matchLabels: { app: 'orders' } }, topologyKey: 'zone' };

  test.each<[string, readonly object[]]>([
    ['a NetworkPolicy', [...labelled(), policy({ podSelector: { matchLabels: { app: 'x' } } })]],
    [
      'an affinity',
      labelled({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } }),
    ],
    [
      'a spread',
      labelled({ topologySpreadConstraints: [{ ...term, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }] }),
    ],
    [
      'a variable',
      [
        ...labelled({
          initContainers: [
            {
              name: 'i',
              image: 'x',
              env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }],
            },
          ],
        }),
      ],
    ],
  ])('is none that %s uses, where there is another', (_, objects) => {
    expect(keyFor(objects)).toEqual(['component', 'virtual-env']);
  });

  test('is the first by name where none is used', () => {
    expect(keyFor(labelled())).toEqual(['app', 'virtual-env']);
    const other = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c' },
      spec: { matchLabels: { app: 'x' } },
    };
    expect(keyFor([...labelled(), other])).toEqual(['app', 'virtual-env']);
  });

  test('is the one that tells it from most, and never the one of the environment', () => {
    const wide = service('wide', { component: 'api' });
    expect(keyFor([...labelled(), wide])).toEqual(['component', 'virtual-env']);
    const byEnvironment = service('by-environment', { 'virtual-env': 'dev.a', component: 'api' });
    expect(keyFor([...labelled(), byEnvironment])).toEqual(['component', 'virtual-env']);
    expect(keyFor([...labelled(), service('dev', { 'virtual-env': 'dev', component: 'api' })])).toEqual([
      'app',
      'virtual-env',
    ]);
  });

  test('keeps it out of a budget as well', () => {
    const budget = (matchLabels: object): object => ({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'b' },
      spec: { selector: { matchLabels } },
    });
    expect(keyFor([...labelled(), budget({ component: 'api' })])).toEqual(['component', 'virtual-env']);
    expect(keyFor([...labelled(), budget({ component: 'x' })])).toEqual(['app', 'virtual-env']);
  });

  test('cannot be found where a Service selects by that of the environment alone', () => {
    const planned = planBeside([...labelled(), service('a', { 'virtual-env': 'dev.a' })], {
      dev,
      'dev.a': 'services: { orders: {} }',
    });
    expect(saidOf(planned)).toEqual(['dev.a.yaml:1:13 not-kept-apart']);
  });
});
