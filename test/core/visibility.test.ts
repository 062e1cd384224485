/** Whom the routing reaches. */
import type { PlannedObject } from '../../src';
import { planOf, saidOf } from '../support/plan-of';

const orders = 'services: { orders: { image: x, ports: [8080], trafficPolicy: { tls: { mode: DISABLE } } } }';
const files = { dev: orders, 'dev.a': '{ services: { orders: {} } }' };
const staging = 'namespace: staging\nservices: { orders: { image: x, ports: [8080] } }';

/** What the objects of the routing have in common, and what they would not have if one were left out. */
function exportsOf(environments: Readonly<Record<string, string>>, settings: string): unknown[] {
  const planned = planOf(environments, settings);
  expect(saidOf(planned)).toEqual([]);
  const routing = planned.plan.objects.filter(isRouting);
  expect(new Set(routing.map(({ kind }) => kind)).size).toBe(3);
  const said = routing.map((object) => JSON.stringify('exportTo' in object ? object.exportTo : 'all'));
  return [...new Set(said)].map((text) => JSON.parse(text) as unknown);
}

function isRouting({ kind }: PlannedObject): boolean {
  return ['VirtualService', 'DestinationRule', 'ServiceEntry'].includes(kind);
}

test.each([
  ['{}', 'all'],
  ['clients: []', 'all'],
  ['clients: [web, batch]', ['batch', 'default', 'web']],
  ['clients: [default]', ['default']],
  ['exportTo: []', ['default']],
  ['exportTo: ["."]', ['default']],
  ['exportTo: [web]', ['default', 'web']],
  ['{ exportTo: [".", web, default], clients: [batch, web] }', ['batch', 'default', 'web']],
  ['exportTo: ["*"]', ['*']],
  ['{ exportTo: [web, "*"], clients: [batch] }', ['*']],
])('%s reaches %j', (settings, reached) => {
  expect(exportsOf(files, settings)).toEqual([reached]);
});

test("all roots' namespaces are reached, the default's and others", () => {
  const settings = 'clients: [web]\ndefault: dev\nnamespace: shop';
  expect(exportsOf({ ...files, staging }, settings)).toEqual([['shop', 'staging', 'web']]);
});

test("an instance's own Service reaches nobody, whoever is a client", () => {
  const { plan } = planOf(files, 'clients: [web]');
  const services = plan.objects.filter(({ kind }) => kind === 'Service');
  const exported = services.map(({ annotations }) => annotations['networking.istio.io/exportTo']);
  expect(exported).toEqual([undefined, '~']);
});
