/** The evaluator heeds whom an object is exported to. */
import { readCluster } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Manifest } from './manifests';
import type { Answer } from './pick-endpoints';
import * as sample from './sample-cluster';

const { ordersHost, ownHost, routeTo } = sample;
const failover = { localityLbSetting: { failoverPriority: ['level-2=dev.a'] } };

/** The namespace shop, where dev.a has a host of its own, and dev is behind the Service. */
const manifests: readonly Manifest[] = [
  sample.workload('dev'),
  sample.workload('dev.a', { 'level-2': 'dev.a' }),
  sample.service('dev'),
  sample.serviceEntry('dev.a'),
  sample.serviceEntry('dev'),
  sample.virtualService([routeTo(ownHost, { exact: 'dev.a' }), routeTo(ordersHost)]),
  sample.destinationRule({ loadBalancer: failover, outlierDetection: {} }),
];

/** Who answers a request of dev.a that starts in `namespace`, where the objects of a kind are exported so. */
function askFrom(namespace: string, kind: string, exportTo: readonly string[]): Answer {
  const exported = manifests.map((manifest) =>
    manifest.kind === kind ? { ...manifest, spec: { ...(manifest.spec as object), exportTo } } : manifest,
  );
  const header = { name: 'x-virtual-env', value: 'dev.a' };
  const request = { host: 'orders.shop', port: 8080, header, caller: { namespace } };
  return evaluateRequest(readCluster(exported), request);
}

test.each([
  [['*'], 'dev.a'],
  [['web'], 'dev.a'],
  [['shop', 'web'], 'dev.a'],
  [['.'], 'dev'],
  [['shop'], 'dev'],
  [['webs'], 'dev'],
])('of routes exported to %j, a caller in web meets %s', (exportTo, environment) => {
  expect(askFrom('web', 'VirtualService', exportTo)).toEqual({ environments: [environment] });
});

test('a dot is the own namespace', () => {
  expect(askFrom('shop', 'VirtualService', ['.'])).toEqual({ environments: ['dev.a'] });
  expect(askFrom('shop', 'VirtualService', ['web'])).toEqual({ environments: ['dev'] });
});

test('routes lead nowhere where the host is not known', () => {
  expect(askFrom('web', 'ServiceEntry', ['.'])).toEqual({ status: 503 });
});

test('tiers have no order where the DestinationRule is not known', () => {
  expect(askFrom('web', 'DestinationRule', ['.'])).toEqual({ environments: ['dev', 'dev.a'] });
});

test.each([[[]], [['*', 'web']], [['.', 'shop']], [['web', 'web']], [['~']]])(
  '%j is refused, as by Istio',
  (exportTo) => {
    expect(() => askFrom('shop', 'VirtualService', exportTo)).toThrow('Istio refuses the exportTo');
  },
);
