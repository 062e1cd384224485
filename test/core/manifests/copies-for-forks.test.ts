/** Which policies are copied for forks, and under which names. */
import type { PlannedEnvironments } from '../../../src/core/plan-environments';
import { base, dev, planBeside, service, workload } from '../../support/base';
import { objectsOfKind } from '../../support/objects-of-kind';

const own = { matchLabels: { app: 'orders' } };
const ofForks = { matchLabels: { 'envtree-original/app': 'orders' } };
const forking = { dev, 'dev.a': 'services: { orders: {} }' };

function policy(spec: object): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' }, spec };
}

function copiesIn({ plan }: PlannedEnvironments): object[] {
  return objectsOfKind(plan, 'Adopted').map(({ name, manifest }) => ({ name, spec: manifest.spec }));
}

describe('NetworkPolicies', () => {
  test.each([['z,a,m'], ['m,a,z']])(
    'are copied under the same names, in whatever order they name labels: %s',
    (order) => {
      const stock = workload({ name: 'stock', labels: { a: 's', z: 's' }, selector: { z: 's' } });
      const web = workload({ name: 'web', labels: { m: 'w' } });
      const of = (name: string): string => `${name}: { manifest: base.yaml, external: true }`;
      const expressions = order.split(',').map((key) => ({ key, operator: 'NotIn', values: ['x'] }));
      const { plan } = planBeside(
        [
          stock,
          service('stock', { a: 's' }),
          web,
          service('web', { m: 'w' }),
          policy({ podSelector: { matchExpressions: expressions } }),
        ],
        { dev: `services: { ${of('stock')}, ${of('web')} }`, 'dev.a': 'services: { stock: {}, web: {} }' },
      );
      const copies = objectsOfKind(plan, 'Adopted').map(({ name, manifest }) => {
        const { podSelector } = manifest.spec as { podSelector: { matchExpressions: { key: string }[] } };
        return [
          name,
          podSelector.matchExpressions
            .map(({ key }) => key)
            .sort()
            .join(),
        ];
      });
      expect(copies).toEqual([
        ['envtree-p', 'envtree-original/a,envtree-original/z,m'],
        ['envtree-p.1', 'a,envtree-original/m,z'],
      ]);
    },
  );

  test('are copied with all that they allow forks to call', () => {
    const egress = [{ to: [{ podSelector: own }] }, { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }];
    const [copy, peers] = copiesIn(planBeside([...base, policy({ podSelector: own, egress })], forking));
    const [toOrders, ...others] = egress;
    const whole = [{ to: [...(toOrders?.to ?? []), { podSelector: ofForks }] }, ...others];
    expect(copy).toMatchObject({ name: 'envtree-p', spec: { podSelector: ofForks, egress: whole } });
    expect(peers).toMatchObject({
      spec: { policyTypes: ['Egress'], egress: [{ to: [{ podSelector: ofForks }] }] },
    });
    expect(peers).not.toHaveProperty('spec.ingress');
  });

  test('keep the labels that forks have as their originals', () => {
    const both = { matchLabels: { app: 'orders', tier: 'web' } };
    const tiered = workload({
      name: 'orders',
      labels: { app: 'orders', tier: 'web' },
      selector: { app: 'orders' },
    });
    const { plan } = planBeside(
      [tiered, service('orders', { app: 'orders' }), policy({ podSelector: both })],
      {
        dev,
        'dev.a': 'services: { orders: {} }',
      },
    );
    expect(objectsOfKind(plan, 'Adopted').map(({ manifest }) => manifest.spec)).toEqual([
      { podSelector: { matchLabels: { 'envtree-original/app': 'orders', tier: 'web' } } },
    ]);
  });

  test('are copied as well where nobody forks anything, as nothing', () => {
    const istio = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'a' },
      spec: { selector: { matchLabels: { app: 'orders' } } },
    };
    const { plan, diagnostics } = planBeside(
      [policy({ podSelector: own }), istio],
      {
        dev: 'services: {}',
        qa: 'namespace: other\nobjects: [base.yaml]',
      },
      'default: dev',
    );
    expect(diagnostics).toEqual([]);
    expect(plan.objects.map(({ name }) => name)).toEqual(['p', 'a']);
  });

  test('alone are copied, and nothing else that selects pods like them', () => {
    const probe = { apiVersion: 'acme.example/v1', kind: 'Probe', metadata: { name: 'p' } };
    const { plan } = planBeside([...base, { ...probe, spec: { podSelector: own } }], {
      dev,
      'dev.a': 'services: { orders: {} }',
    });
    expect(objectsOfKind(plan, 'Adopted')).toEqual([]);
  });
});
