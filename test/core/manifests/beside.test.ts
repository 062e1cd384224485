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
    [
      'a budget',
      [
        ...labelled(),
        {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: { name: 'b' },
          spec: { selector: { matchLabels: { app: 'x' } } },
        },
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

  test('cannot be found where a Service selects by that of the environment alone', () => {
    const planned = planBeside([...labelled(), service('a', { 'virtual-env': 'dev.a' })], {
      dev,
      'dev.a': 'services: { orders: {} }',
    });
    expect(saidOf(planned)).toEqual(['dev.a.yaml:1:13 not-kept-apart']);
  });
});

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

describe('the tiers of a fallback', () => {
  const priorityOf = (environments: Readonly<Record<string, string>>, environment: string): unknown => {
    const { plan } = planBeside(base, environments);
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
});
