/** What of a base an environment's pods meet, and what they share with it. */
import { planBeside, service, workload } from '../../support/base';
import { objectsOfKind } from '../../support/objects-of-kind';

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
    const copies = objectsOfKind(plan, 'Adopted').map(({ name, environment, manifest }) => {
      const { podSelector } = manifest.spec as { podSelector: { matchExpressions: { key: string }[] } };
      return [name, environment, podSelector.matchExpressions.map(({ key }) => key).join()];
    });
    expect(copies).toEqual([
      ['envtree-p', 'dev', 'envtree-original/app,run'],
      ['envtree-p.1', 'dev', 'app,envtree-original/run'],
    ]);
  });
});

describe("Istio's policies", () => {
  const istio = (kind: string, spec: object, group = 'security'): object => ({
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: { name: 'p' },
    spec,
  });
  const selector = { matchLabels: { app: 'orders' } };
  const copied = (object: object): object[] => {
    const { plan } = planBeside([...base, object], { dev, 'dev.a': 'services: { orders: {} }' });
    return plan.objects.flatMap((it) => (it.kind === 'Adopted' ? [{ name: it.name, ...it.manifest }] : []));
  };

  test('are copied for forks that they would not meet', () => {
    const rules = [{ from: [{ source: { principals: ['x'] } }] }];
    expect(copied(istio('AuthorizationPolicy', { selector, rules }))).toEqual([
      {
        name: 'envtree-p',
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        metadata: {},
        spec: { selector: { matchLabels: { 'envtree-original/app': 'orders' } }, rules },
      },
    ]);
    expect(copied(istio('PeerAuthentication', { selector, mtls: { mode: 'STRICT' } }))).toHaveLength(1);
  });

  test('are not where they are for all, for others or of another kind', () => {
    expect(copied(istio('AuthorizationPolicy', { rules: [] }))).toEqual([]);
    expect(copied(istio('AuthorizationPolicy', { selector: { matchLabels: { app: 'stock' } } }))).toEqual([]);
    expect(copied(istio('Telemetry', { selector }, 'telemetry'))).toEqual([]);
  });
});
