/** Which rules of which VirtualService a request is routed by. */
import { findRoutes } from '../../../src/core/reports/find-routes';
import { synthesize } from '../../../src/constructs/synthesize';
import type { Manifest, VirtualServiceSpec } from '../../support/manifests';
import { planOf } from '../../support/plan-of';

const full = 'image: x, ports: [8080]';

function found(files: Record<string, string>, service: string, ancestors: readonly string[]): string[] {
  const { plan } = planOf(files, 'default: dev');
  return findRoutes(plan, service, ancestors).map(({ table, rules }) => {
    const named = rules.map(({ number, rule }) => `${String(number)} ${rule.name}`);
    return `${String(table.namespace)}/${table.name}: ${named.join(', ')}`;
  });
}

const chain = {
  dev: `services: { orders: { ${full} }, web: { ${full} } }`,
  'dev.a': 'services: { orders: { image: y } }',
  'dev.a.b': 'services: { orders: { image: z } }',
  'dev.c': 'services: { web: { image: z } }',
};

test.each([
  [['dev.a.b', 'dev.a', 'dev'], '1 dev.a.b'],
  [['dev.a.b.any', 'dev.a.b', 'dev.a', 'dev'], '1 dev.a.b'],
  [['dev.a.z', 'dev.a', 'dev'], '2 dev.a'],
  [['dev.c', 'dev'], '3 dev'],
  [['dev'], '3 dev'],
  [['other'], '3 dev'],
  [[], '3 dev'],
])('findRoutes() finds the rule for %j', (ancestors, rule) => {
  expect(found(chain, 'orders', ancestors)).toEqual([`default/envtree-orders: ${rule}`]);
});

test('findRoutes() finds the rules of the service alone, and none of one that there is not', () => {
  expect(found(chain, 'web', ['dev.c', 'dev'])).toEqual(['default/envtree-web: 1 dev.c']);
  expect(found(chain, 'order', ['dev.c', 'dev'])).toEqual([]);
});

test('findRoutes() finds all rules of one answer, where the service has rules of its own', () => {
  const http = 'http: [{ match: [{ uri: { prefix: /slow } }], timeout: 9s }, { timeout: 1s }]';
  const files = { dev: `services: { orders: { ${full}, ${http} } }`, 'dev.a': 'services: { orders: {} }' };
  expect(found(files, 'orders', ['dev.a', 'dev'])).toEqual(['default/envtree-orders: 1 dev.a/1, 2 dev.a']);
  expect(found(files, 'orders', ['dev'])).toEqual(['default/envtree-orders: 3 dev/1, 4 dev']);
});

test('findRoutes() finds the one that nobody answers', () => {
  const files = { dev: '{}', 'dev.a': `services: { orders: { new: true, ${full} } }`, qa: '{}' };
  expect(found(files, 'orders', ['qa'])).toEqual(['default/envtree-orders: 2 unanswered']);
});

test('findRoutes() finds the VirtualService of each address, and none of a gateway', () => {
  const roots = {
    dev: `services: { orders: { ${full}, gateways: [istio-ingress/main], hosts: [orders.example.com] } }`,
    qa: `namespace: quality\nservices: { orders: { ${full} } }`,
  };
  expect(found(roots, 'orders', ['qa.a', 'qa'])).toEqual([
    'default/envtree-orders: 1 qa',
    'quality/envtree-orders: 1 qa',
  ]);
});

test('findRoutes() finds no rule where there are only TCP ports', () => {
  const db = 'image: x, ports: [{ name: tcp-db, containerPort: 5432 }], tcp: caller';
  const files = { dev: `services: { db: { ${db} } }`, 'dev.a': 'services: { db: {} }' };
  expect(found(files, 'db', ['dev.a', 'dev'])).toEqual(['default/envtree-db: ']);
});

test('findRoutes() numbers the rules as they are rendered', () => {
  const http = 'http: [{ match: [{ method: { exact: POST } }], retries: { attempts: 0 } }]';
  const { plan } = planOf({
    dev: `services: { orders: { ${full}, ${http} } }`,
    'dev.a': 'services: { orders: {} }',
  });
  const [{ rules }] = findRoutes(plan, 'orders', []) as [ReturnType<typeof findRoutes>[number]];
  const rendered: readonly Manifest[] = synthesize(plan).flatMap(({ manifests }) => manifests);
  const [spec] = rendered
    .filter(({ kind, metadata: { name } }) => kind === 'VirtualService' && name === 'envtree-orders')
    .map((manifest) => manifest.spec as VirtualServiceSpec);
  expect(rules.map(({ number }) => number)).toEqual([3, 4]);
  expect(rules.map(({ number }) => spec?.http?.[number - 1]?.name)).toEqual(['dev/1', 'dev']);
});
