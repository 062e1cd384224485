/** Which label tells a fork from its original. */
import type { Labels } from '../../../src/core/manifests/label-selector';
import { distinguishingKeys } from '../../../src/core/services/distinguish';
import { planBeside, service, workload } from '../../support/base';
import { saidOf } from '../../support/plan-of';

const dev = 'services: { orders: { manifest: base.yaml, external: true } }';

function policy(spec: object): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' }, spec };
}

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
    [
      "one of Istio's policies",
      [
        ...labelled(),
        {
          apiVersion: 'security.istio.io/v1',
          kind: 'PeerAuthentication',
          metadata: { name: 'p' },
          spec: { selector: { matchLabels: { app: 'x' } } },
        },
      ],
    ],
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

  test.each(['virtual-env', 'virtual-env-level-2'])(
    'is never one by which envtree tells environments apart, however many select by it: %s',
    (fixed) => {
      const labels = { ...both, team: 'shop' };
      const selectors = Object.entries(labels).map(([key, value]) => ({ [key]: value, [fixed]: 'dev.a' }));
      const others = selectors.map((selector, index) => service(`other-${String(index)}`, selector));
      const objects = [workload({ name: 'orders', labels }), service('orders', { app: 'orders' }), ...others];
      expect(saidOf(planBeside(objects, { dev, 'dev.a': 'services: { orders: {} }' }))).toEqual([]);
      expect(keyFor(objects)).toEqual(['app', 'component', 'team', 'virtual-env']);
    },
  );

  test("is envtree's own of a fork that has other labels by what its file says", () => {
    const { plan } = planBeside(
      [workload({ name: 'orders', labels: { team: 'a' } }), service('orders', { team: 'a' })],
      {
        dev,
        'dev.a': 'services: { orders: { labels: { team: b } } }',
      },
    );
    expect(plan.objects.find(({ name }) => name === 'orders-dev-a')).toMatchObject({
      selector: { app: 'orders.dev-a', 'virtual-env': 'dev.a' },
      podLabels: { app: 'orders.dev-a', team: 'b' },
    });
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

describe('distinguishingKeys()', () => {
  const labels = { app: 'a', fixed: 'f', team: 't', zone: 'z' };
  const keysOf = (
    selectors: readonly Labels[],
    uses: readonly (readonly [string, number])[] = [],
  ): string[] =>
    distinguishingKeys(labels, selectors, { uses: new Map(uses), isFixed: (key) => key === 'fixed' });

  test('takes the first by name of those that are as good', () => {
    expect(keysOf([{ team: 't', app: 'a' }])).toEqual(['app']);
    expect(keysOf([{ zone: 'z', team: 't' }, { zone: 'z' }])).toEqual(['zone']);
    expect(keysOf([{ zone: 'z', team: 't' }], [['team', 1]])).toEqual(['zone']);
  });

  test('takes none that is fixed, and tells nothing of a selector of these alone', () => {
    expect(keysOf([{ fixed: 'f', zone: 'z' }])).toEqual(['zone']);
    expect(keysOf([{ fixed: 'f' }])).toEqual([]);
    expect(keysOf([{ fixed: 'f' }, { zone: 'z' }])).toEqual(['zone']);
  });

  test('takes none of a selector that meets other pods', () => {
    expect(keysOf([{ app: 'b' }, { app: 'a', team: 'x' }, {}])).toEqual([]);
  });

  test('takes one for each selector that the first does not cover', () => {
    expect(keysOf([{ app: 'a' }, { app: 'a', zone: 'z' }, { team: 't' }, { zone: 'z' }])).toEqual([
      'app',
      'team',
      'zone',
    ]);
  });
});
