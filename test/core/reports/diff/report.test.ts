/** What a report says of two trees beside the causes. */
import { hasDifferences } from '../../../../src/core/reports/diff/difference-report';
import { compareStates } from '../../../../src/core/reports/diff/compare-states';
import { planEnvironments } from '../../../../src/core/plan-environments';
import { comparePlanned, compareTrees } from '../../../support/compare-trees';
import { planOf } from '../../../support/plan-of';
import { manifests, planWith } from '../../../support/plan-with-files';

const dev = 'services: { orders: { image: a, ports: [80] }, web: { image: w, ports: [80] } }';
const branch = 'services: { orders: { image: b } }';
test('environments, instances, answers and numbers of a branch that comes', () => {
  const report = compareTrees({ dev }, { dev, 'dev.a': branch, 'dev.b': '{}' });
  expect(report.environments).toEqual({
    count: { from: 1, to: 3 },
    added: ['dev.a', 'dev.b'],
    removed: [],
    moved: [],
  });
  expect(report.instances).toEqual({
    added: [{ service: 'orders', environment: 'dev.a' }],
    removed: [],
    changed: [],
  });
  expect(report.answers).toEqual([
    { service: 'orders', environments: ['dev.a'], from: ['dev'], to: ['dev.a'] },
  ]);
  expect(report.fallbacks).toEqual([]);
  expect(report.workloads).toEqual([]);
  expect([report.pods, report.routes, report.clusters]).toEqual([
    { from: 2, to: 3 },
    // Two more conditions of the VirtualService, and the own host's one.
    { from: 2, to: 5 },
    // The own host; its headless Service is seen by nobody.
    { from: 2, to: 3 },
  ]);
  expect(report.objects.added.map(({ kind, isOfOthers }) => [kind, isOfOthers])).toContainEqual([
    'Deployment',
    false,
  ]);
  expect(hasDifferences(report)).toBe(true);
});

test('a tree differs in nothing from itself', () => {
  const files = { dev, 'dev.a': branch };
  expect(hasDifferences(compareTrees(files, files))).toBe(false);
});

test('a file that says nothing of services is a difference all the same', () => {
  expect(hasDifferences(compareTrees({ dev }, { dev, 'dev.a': '{}' }))).toBe(true);
});

test('a service that the root loses is told for everybody', () => {
  const less = 'services: { web: { image: w, ports: [80] } }';
  expect(compareTrees({ dev, 'dev.a': '{}' }, { dev: less, 'dev.a': '{}' }).answers).toEqual([
    { service: 'orders', environments: ['dev', 'dev.a', null], from: ['dev'], to: null },
  ]);
});

test('what is between an instance and its root counts while that has no ready pod', () => {
  const { answers, fallbacks } = compareTrees(
    { dev, 'dev.a.b': branch },
    { dev, 'dev.a.b': branch, 'dev.a': branch },
  );
  expect(answers).toEqual([{ service: 'orders', environments: ['dev.a'], from: ['dev'], to: ['dev.a'] }]);
  expect(fallbacks).toEqual([
    {
      service: 'orders',
      environments: ['dev.a.b'],
      from: ['dev.a.b', 'dev'],
      to: ['dev.a.b', 'dev.a', 'dev'],
    },
  ]);
});

test('the default environment, be it said or not, and other settings', () => {
  const both = { dev, qa: dev };
  const report = compareTrees(both, both, ['default: dev', 'default: qa\nheader: x-env']);
  expect(report.settings.map(({ key, from, to, place }) => [key, from, to, place?.line])).toEqual([
    ['default', 'dev', 'qa', 1],
    ['header', 'x-virtual-env', 'x-env', 2],
  ]);
  expect(report.answers.every(({ environments }) => environments.includes(null))).toBe(true);
  const unsaid = compareTrees({ dev }, { qa: dev });
  expect(unsaid.settings).toEqual([{ key: 'default', from: 'dev', to: 'qa' }]);
  const gone = compareTrees({ dev }, { dev }, ['header: x-env', '{}']);
  expect(gone.settings[0]?.place?.side).toBe('from');
  expect(compareTrees({ dev }, { dev }, ['warnings: { port-not-http: off }', '{}']).settings).toEqual([]);
});

test('where there were no environments, no setting changes, and the mistakes of the earlier state count', () => {
  const empty = planEnvironments([]);
  expect(comparePlanned(empty, planOf({ dev })).settings).toEqual([]);
  expect(comparePlanned(planOf({ dev }), empty).settings).toEqual([]);
  expect(comparePlanned(empty, planOf({ dev })).isFromComplete).toBe(false);
  const { plan, model } = planOf({ dev });
  const state = { plan, model, isComplete: true };
  expect(compareStates(state, state).isFromComplete).toBe(true);
});

test('a root in another namespace moves with all that is below it', () => {
  const files = { dev, 'dev.a': branch };
  const { environments, workloads } = compareTrees(files, { ...files, dev: `namespace: shop\n${dev}` });
  expect(environments.moved).toEqual([
    { environment: 'dev', from: 'default', to: 'shop' },
    { environment: 'dev.a', from: 'default', to: 'shop' },
  ]);
  expect(workloads).toEqual([]);
});

test('what restarts comes first, and images alone are told apart', () => {
  const text = (image: string, replicas: number, log: string): string =>
    `services: { a: { image: x, replicas: ${replicas} }, b: { image: ${image} }, c: { image: x, env: { L: ${log} } }, d: { image: x, ports: [80] } }`;
  const { workloads, pods } = compareTrees({ dev: text('i1', 1, 'a') }, { dev: text('i2', 3, 'b') });
  expect(
    workloads.map(({ workloads: [it], restarts, isImageOnly }) => [it?.service, restarts, isImageOnly]),
  ).toEqual([
    ['b', true, true],
    ['c', true, false],
    ['a', false, false],
  ]);
  expect(pods).toEqual({ from: 4, to: 6 });
});

test('values are told where they are the same in all workloads of a change', () => {
  const files = (language: string): Record<string, string> => ({
    dev: `instrumentation: ${language}\n${dev}`,
  });
  const [change] = compareTrees(files('java'), files('nodejs')).workloads;
  expect(change?.workloads).toHaveLength(2);
  expect(change?.fields.map(({ from, to }) => [from, to])).toEqual([
    ['true', undefined],
    [undefined, 'true'],
  ]);
  const [gone] = compareTrees(files('java'), { dev }).workloads;
  expect(gone?.fields.map(({ from }) => from)).toEqual([undefined, 'true']);
  const [first] = compareTrees({ dev }, files('java')).workloads;
  expect(first?.fields.map(({ to }) => to)).toEqual([undefined, 'true']);
});

test('what others have written is told with the paths that differ, and its pods count', () => {
  const objects = (level: string): string =>
    manifests(
      `v1 ConfigMap settings data: {LOG: ${level}, a.b: c}`,
      'apps/v1 DaemonSet agent spec: {template: {spec: {containers: [{name: a, image: a}]}}}',
      `apps/v1 Deployment cache spec: {replicas: 2, template: {spec: {containers: [{name: a, image: ${level}}]}}}`,
      'v1 Service cache spec: {ports: [{port: 1}, {port: 2}]}',
      'v1 Service empty spec: {}',
      'multicluster.x-k8s.io/v1alpha1 ServiceImport imported spec: {ports: [{port: 1}]}',
    );
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const report = comparePlanned(
    planWith(files, { 'd.yaml': objects('a') }),
    planWith(files, { 'd.yaml': objects('b') }),
  );
  expect(report.objects.changed).toEqual([
    {
      kind: 'ConfigMap',
      name: 'settings',
      namespace: 'default',
      environment: 'dev',
      isOfOthers: true,
      paths: ['data.LOG'],
      place: { side: 'to', file: 'envs/dev.yaml', line: 1, column: 11 },
    },
  ]);
  expect(report.workloads.map(({ workloads, fields }) => [workloads[0]?.name, fields[0]?.key])).toEqual([
    ['cache', 'objects'],
  ]);
  expect([report.pods, report.clusters]).toEqual([
    { from: 4, to: 4 },
    { from: 4, to: 4 },
  ]);
});

test('routes of gateways are none of a sidecar, and rules of a service count for each environment', () => {
  const http =
    'http: [{ match: [{ uri: { prefix: /a } }, { uri: { prefix: /b } }], timeout: 1s }, { timeout: 2s }]';
  const to = dev.replace('image: a', `image: a, gateways: [g/g], hosts: [a.example.com], ${http}`);
  expect(compareTrees({ dev }, { dev: to }).routes).toEqual({ from: 2, to: 4 });
});

test('what is in no namespace is told without one', () => {
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const role = 'rbac.authorization.k8s.io/v1 ClusterRole reader rules: []';
  const { objects } = comparePlanned(planOf({ dev }), planWith(files, { 'd.yaml': manifests(role) }));
  expect(objects.added).toEqual([
    { kind: 'ClusterRole', name: 'reader', environment: 'dev', isOfOthers: true },
  ]);
});
