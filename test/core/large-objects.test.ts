/** From how many bytes of routes on a service is told of, or refused. */
import { toPlainManifest } from '../../src/constructs/plain-manifest';
import { withFindings } from '../../src/core/plan-environments';
import type { RouteTable } from '../../src/core/plan/planned-object';
import { sizeOfRoutes } from '../../src/core/plan/size-of-routes';
import { planOf, saidOf } from '../support/plan-of';

function treeOf(count: number, root: string): Record<string, string> {
  const branches = Array.from({ length: count }, (_, index) => `dev.p${String(index)}`).map(
    (name) => [name, `services: { orders: { image: 'x:${name}' } }`] as const,
  );
  return {
    dev: `services: { orders: { image: 'x:1', ports: [80], ${root} } }`,
    ...Object.fromEntries(branches),
  };
}

function tableOf(count: number, root: string): RouteTable {
  const { plan } = planOf(treeOf(count, root));
  const tables = plan.objects.filter((object) => object.kind === 'VirtualService');
  expect(tables).toHaveLength(1);
  return tables[0] as RouteTable;
}

const actual = (table: RouteTable): number => JSON.stringify(toPlainManifest(table)).length;

const conditions = Array.from({ length: 30 }, (_, index) => `{ uri: { prefix: /v${String(index)} } }`);
test.each([
  ['few rules', 1, ''],
  ['many instances', 300, ''],
  ['conditions', 40, `http: [{ match: [${conditions.join(', ')}], timeout: 5s }, {}]`],
  ['a rule for every request', 40, 'http: [{ retries: { attempts: 3, perTryTimeout: 2s }, timeout: 5s }]'],
  [
    'redirects',
    40,
    'http: [{ match: [{ uri: { exact: /a } }, { method: { exact: PUT } }], redirect: { uri: /b } }, {}]',
  ],
  ['connections', 100, 'tcp: caller, service: { ports: [{ port: 5432, name: tcp, targetPort: 80 }] }'],
])('the size of %s is the size of what is rendered, and a little', (_, count, root) => {
  const table = tableOf(count, root);
  expect(sizeOfRoutes(table)).toBeGreaterThanOrEqual(actual(table));
  expect(sizeOfRoutes(table)).toBeLessThan(actual(table) * 1.1 + 200);
});

/** A rule of so many bytes, for each of nine instances. */
const ofSize = (bytes: number, more = ''): string =>
  `http: [{ headers: { request: { set: { x-note: ${'x'.repeat(bytes)} } } } }]${more}`;
const told = (root: string): string[] => saidOf(withFindings(planOf(treeOf(8, root))));

test('what has no place in an annotation is told', () => {
  expect(actual(tableOf(8, ofSize(28_700)))).toBeLessThan(256 * 1024);
  expect(told(ofSize(28_700))).toEqual([]);
  expect(actual(tableOf(8, ofSize(29_150)))).toBeGreaterThan(256 * 1024);
  expect(told(ofSize(29_150))).toEqual(['dev.yaml:1:13 large-object']);
  expect(told(ofSize(29_150, ', warnings: { large-object: off }'))).toEqual([]);
});

test('what is exactly as large has a place there', () => {
  const most = 256 * 1024;
  const length = 1 + most - sizeOfRoutes(tableOf(0, ofSize(1)));
  expect(sizeOfRoutes(tableOf(0, ofSize(length)))).toBe(most);
  const alone = (bytes: number): string[] => saidOf(withFindings(planOf(treeOf(0, ofSize(bytes)))));
  expect(alone(length)).toEqual([]);
  expect(alone(length + 1)).toEqual(['dev.yaml:1:13 large-object']);
});

test('it is told at its service, and not of the hosts of environments that lead to it', () => {
  const large = `web: { image: 'x:1', ports: [80], ${ofSize(270_000)} }`;
  const dev = `services: { orders: { image: 'x:1', ports: [80] }, ${large} }`;
  const settings = "preview: { host: '{env}.example.com', gateway: a/main, service: web }";
  expect(saidOf(withFindings(planOf({ dev }, settings)))).toEqual(['dev.yaml:1:52 large-object']);
});

test('what etcd does not take is a mistake', () => {
  expect(actual(tableOf(8, ofSize(174_200)))).toBeLessThan(1.5 * 1024 * 1024);
  expect(told(ofSize(174_200))).toEqual(['dev.yaml:1:13 large-object']);
  expect(told(ofSize(174_800))).toEqual(['dev.yaml:1:13 too-large']);
});

test('routes at gateways are told of as well, and those of hosts that nobody has are of no service', () => {
  const gateways = ', gateways: [istio/main], hosts: [orders.example.com]';
  expect(told(ofSize(29_150, gateways))).toEqual([
    'dev.yaml:1:13 large-object',
    'dev.yaml:1:13 large-object',
  ]);
});
