/** In which order a report has what it has, and what it has as one. */
import { comparePlanned, compareTrees, dev } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';

const branch = 'services: { orders: { image: b }, web: { image: b } }';

test('answers by service, and the environments of each by name, whichever state has them', () => {
  const more = `${dev}\n  mail: { image: m, ports: [80] }`;
  const { answers } = compareTrees({ dev, 'dev.b': '{}' }, { dev: more, 'dev.a': branch, 'dev.b': branch });
  expect(answers.map(({ service, environments }) => [service, environments])).toEqual([
    ['mail', ['dev', 'dev.a', 'dev.b', null]],
    ['orders', ['dev.a']],
    ['orders', ['dev.b']],
    ['web', ['dev.a']],
    ['web', ['dev.b']],
  ]);
});

test('an owner that changes is told without what it falls back to', () => {
  const below = { dev, 'dev.a.b': branch };
  const { answers } = compareTrees({ ...below, 'dev.a': branch }, { dev, 'dev.a': branch });
  expect(answers.map(({ from, to }) => [from, to])).toEqual([
    [['dev.a.b'], ['dev.a']],
    [['dev.a.b'], ['dev.a']],
  ]);
});

test('instances by environment, then by service', () => {
  const { added } = compareTrees({ dev }, { dev, 'dev.a': branch, 'dev.a.b': branch, qa: dev }).instances;
  expect(added.map(({ environment, service }) => [environment, service].join(' '))).toEqual([
    'dev.a orders',
    'dev.a web',
    'dev.a.b orders',
    'dev.a.b web',
    'qa orders',
    'qa web',
  ]);
});

test('settings by name', () => {
  const { settings } = compareTrees({ dev }, { dev }, ['{}', 'label: env\nheader: x-env\nclients: [a]']);
  expect(settings.map(({ key }) => key)).toEqual(['clients', 'header', 'label']);
});

test('objects by kind and name', () => {
  const objects = manifests('v1 Secret a', 'v1 ConfigMap b', 'v1 ConfigMap a');
  const { added } = comparePlanned(
    planWith({ dev }, {}),
    planWith({ dev: `objects: [d.yaml]\n${dev}` }, { 'd.yaml': objects }),
  ).objects;
  expect(added.map(({ kind, name }) => [kind, name])).toEqual([
    ['ConfigMap', 'a'],
    ['ConfigMap', 'b'],
    ['Secret', 'a'],
  ]);
});

test('workloads that restart first, and of these, as of others, the change of the most', () => {
  const root = (image: string, replicas: number): string =>
    `services: { a: { image: x, replicas: ${String(replicas)} }, b: { image: ${image} } }`;
  const files = (text: string): Record<string, string> => ({
    dev: text,
    qa: text,
    'qa.p': 'services: { a: {}, b: {} }',
  });
  const both: [string, string] = ['default: dev', 'default: dev'];
  const { workloads } = compareTrees(files(root('i', 1)), files(root('j', 2)), both);
  expect(workloads.map((change) => [change.restarts, change.workloads.map(({ name }) => name)])).toEqual([
    [true, ['b-qa', 'b-qa-p']],
    [true, ['b-dev']],
    [false, ['a-qa', 'a-qa-p']],
    [false, ['a-dev']],
  ]);
});

test('a workload of which something restarts it does so, and is no image alone', () => {
  const [change] = compareTrees({ dev }, { dev: dev.replace('image: w', 'image: x, replicas: 3') }).workloads;
  expect([change?.restarts, change?.isImageOnly]).toEqual([true, false]);
});
