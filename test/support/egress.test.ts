/** The evaluator heeds what a Sidecar keeps from its pods. */
import { readCluster } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Manifest } from './manifests';
import type { Answer } from './pick-endpoints';
import * as sample from './sample-cluster';

const { ordersHost, ownHost, routeTo } = sample;

const routed: readonly Manifest[] = [
  sample.workload('dev'),
  sample.workload('dev.a'),
  sample.service('dev'),
  sample.serviceEntry('dev.a'),
  sample.virtualService([routeTo(ownHost, { exact: 'dev.a' }), routeTo(ordersHost)]),
];

function sidecar(hosts: readonly string[], labels: object | null = { app: 'web' }, name = 'web'): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name, namespace: 'shop' },
    spec: { ...(labels && { workloadSelector: { labels } }), egress: [{ hosts }] },
  };
}

interface From {
  readonly app?: string;
  readonly namespace?: string;
}

/** Who answers a request of dev.a to orders. */
function ask(manifests: readonly Manifest[], { app = 'web', namespace = 'shop' }: From = {}): Answer {
  const header = { name: 'x-virtual-env', value: 'dev.a' };
  const caller = { namespace, labels: { app } };
  return evaluateRequest(readCluster(manifests), { host: ordersHost, port: 8080, header, caller });
}

test.each([
  ['shop/orders.shop.svc.cluster.local', 'dev.a'],
  ['./orders.shop.svc.cluster.local', 'dev.a'],
  ['*/orders.shop.svc.cluster.local', 'dev.a'],
  ['*/*', 'dev.a'],
  ['./*', 'dev.a'],
  ['shop/*.shop.svc.cluster.local', 'dev.a'],
  ['qa/orders.shop.svc.cluster.local', 'dev'],
  ['shop/stock.shop.svc.cluster.local', 'dev'],
  ['shop/*.qa.svc.cluster.local', 'dev'],
  ['~/*', 'dev'],
])('by %s a pod meets %s', (host, environment) => {
  expect(ask([...routed, sidecar([host])])).toEqual({ environments: [environment] });
});

test('it is for the pods that it selects, in its own namespace', () => {
  const none = sidecar(['~/*']);
  expect(ask([...routed, none], { app: 'mail' })).toEqual({ environments: ['dev.a'] });
  expect(ask([...routed, none], { namespace: 'qa' })).toEqual({ environments: ['dev.a'] });
});

test('of two that select one pod, Istio takes the older one, which nobody knows', () => {
  const both = [...routed, sidecar(['~/*']), sidecar(['./*'], { app: 'web' }, 'other')];
  expect(() => ask(both)).toThrow('Sidecars that differ');
  expect(ask([...routed, sidecar(['~/*']), sidecar(['~/*'], { app: 'web' }, 'other')])).toEqual({
    environments: ['dev'],
  });
});

test('what it would have to guess is refused', () => {
  expect(() => ask([...routed, sidecar(['./*'], null)])).toThrow('for a whole namespace');
  expect(() => ask([...routed, sidecar([])])).toThrow('Istio refuses');
});

test('a ServiceEntry that is told to nobody is led to in its own namespace, and nowhere else', () => {
  const hidden = routed.map((manifest) =>
    manifest.kind === 'ServiceEntry'
      ? { ...manifest, spec: { ...(manifest.spec as object), exportTo: ['~'] } }
      : manifest,
  );
  expect(ask(hidden)).toEqual({ environments: ['dev.a'] });
  expect(ask(hidden, { namespace: 'qa' })).toEqual({ status: 503 });
});
