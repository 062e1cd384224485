/** The evaluator heeds what a pod's sidecar refuses. */
import { readCluster } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Manifest } from './manifests';
import type { Answer } from './pick-endpoints';
import * as sample from './sample-cluster';

const key = 'request.headers[x-virtual-env]';

function policy(spec: object, namespace = 'shop'): Manifest {
  const metadata = { name: 'orders', namespace };
  return { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata, spec };
}

function deny(when: object, ports: readonly string[] = ['8080'], rest: object = {}): Manifest {
  const rules = [{ to: [{ operation: { ports } }], when: [when] }];
  const selector = { matchLabels: { 'virtual-env': 'dev' } };
  return policy({ selector, action: 'DENY', rules, ...rest });
}

interface Asked {
  readonly environment?: string;
  readonly isOutsideMesh?: boolean;
  readonly port?: object;
}

function ask(denial: Manifest, { environment, isOutsideMesh, port }: Asked = {}): Answer {
  const servicePort = { port: 8080, name: 'http', ...port };
  const manifests = [sample.workload('dev'), sample.service('dev', [servicePort]), denial];
  const header = environment === undefined ? undefined : { name: 'X-Virtual-Env', value: environment };
  const caller = { namespace: 'shop', isOutsideMesh: isOutsideMesh ?? false };
  return evaluateRequest(readCluster(manifests), { host: 'orders', port: 8080, header, caller });
}

const passed = { environments: ['dev'] };
const refused = { status: 403 };

test.each([
  ['dev', passed],
  ['dev.a', passed],
  ['dev.', passed],
  ['deva', refused],
  ['', refused],
  [undefined, refused],
])('of other values than the named ones, %s is refused or not', (environment, answer) => {
  const asked = environment === undefined ? {} : { environment };
  expect(ask(deny({ key, notValues: ['dev', 'dev.*'] }), asked)).toEqual(answer);
  expect(ask(deny({ key, notValues: ['dev', 'dev.*'] }), { ...asked, isOutsideMesh: true })).toEqual(answer);
});

test.each([
  ['qa', refused],
  ['qa.a', refused],
  ['dev', passed],
  [undefined, passed],
])('of the named values, %s is refused or not', (environment, answer) => {
  const asked = environment === undefined ? {} : { environment };
  expect(ask(deny({ key, values: ['qa', 'qa.*'] }), asked)).toEqual(answer);
});

test('a star alone is any value, one at the start any that ends so', () => {
  expect(ask(deny({ key, values: ['*'] }))).toEqual(passed);
  expect(ask(deny({ key, values: ['*'] }), { environment: 'x' })).toEqual(refused);
  expect(ask(deny({ key, values: ['*.a'] }), { environment: 'dev.a' })).toEqual(refused);
  expect(ask(deny({ key, values: ['*.a'] }), { environment: 'dev.b' })).toEqual(passed);
});

test('ports that are not named, other pods and other namespaces are as without it', () => {
  const when = { key, notValues: ['qa'] };
  expect(ask(deny(when, ['8081']))).toEqual(passed);
  expect(ask(deny(when, ['8080'], { selector: { matchLabels: { 'virtual-env': 'qa' } } }))).toEqual(passed);
  expect(ask({ ...deny(when), metadata: { name: 'orders', namespace: 'other' } })).toEqual(passed);
  expect(ask(deny(when, ['3000']), { port: { targetPort: 3000 } })).toEqual(refused);
});

test('what is not HTTP is refused as a whole, since it has no headers', () => {
  const tcp = { port: { name: 'tcp' }, environment: 'dev' };
  expect(ask(deny({ key, notValues: ['dev'] }), tcp)).toEqual({ status: 0 });
  expect(ask(deny({ key, notValues: ['dev'] }, ['9000']), tcp)).toEqual(passed);
});

test('what the evaluator does not know is no answer', () => {
  expect(() => ask(deny({ key: 'source.namespace', values: ['a'] }))).toThrow('source.namespace');
  expect(() => ask(deny({ key, values: ['a'], more: 1 }))).toThrow('"more"');
  expect(() => ask(policy({ action: 'DENY', rules: [{ from: [] }] }))).toThrow('"from"');
  expect(ask(policy({ action: 'ALLOW', rules: [{ from: [] }] }))).toEqual(passed);
});
