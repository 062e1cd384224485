/** How a report reads: in a terminal, in a comment, and for programs. */
import { hasDifferences, type DifferenceReport } from '../../../../src/core/reports/diff/difference-report';
import { formatDifferenceJson } from '../../../../src/core/reports/diff/format-json';
import { formatDifferenceMarkdown } from '../../../../src/core/reports/diff/format-markdown';
import { formatDifferenceText, wrap } from '../../../../src/core/reports/diff/format-text';
import { comparePlanned, compareTrees, dev, many, shown } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';

const text = (report: DifferenceReport): string => formatDifferenceText(report, shown);
const markdown = (report: DifferenceReport): string => formatDifferenceMarkdown(report, shown);

const before = many(dev, 80, 'services: { orders: { replicas: 1 } }');
const after = { ...before, dev: dev.replace('orders:1', 'orders:2') };

test('a change of the root is told once, with its 80 environments folded', () => {
  expect(text(compareTrees(before, after))).toBe(`main -> the working tree

Pods restart (81 workloads)
  ~ image of orders in 81 environments: dev, dev.p0000, dev.p0001 ... dev.p0079
      spec.containers[orders].image: acme/orders:1 -> acme/orders:2
      envs/dev.yaml:2:13 services.orders.image
`);
});

test('a comment unfolds the environments', () => {
  const [start = '', list = ''] = markdown(compareTrees(before, after)).split('<details>');
  expect(start).toBe(`<!-- envtree diff -->

### What changes for whom: main -> the working tree

#### Pods restart (81 workloads)

- image of \`orders\` in 81 environments
  - \`spec.containers[orders].image\`: \`acme/orders:1\` -> \`acme/orders:2\`
  - \`envs/dev.yaml:2:13\` \`services.orders.image\`
  - `);
  expect(list).toContain('<code>dev.p0079</code></details>');
});

test('nothing is said where nothing differs', () => {
  const report = compareTrees(before, before);
  expect(text(report)).toBe('main -> the working tree\n\nNo differences.\n');
  expect(markdown(report)).toBe(
    '<!-- envtree diff -->\n\n### What changes for whom: main -> the working tree\n\nNo differences.\n',
  );
});

test('the surprising comes first', () => {
  const claims =
    'volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const db = `services: { db: { new: true, kind: StatefulSet, image: p, ports: [80], spec: { ${claims} } } }`;
  const external = dev.replace('{ image: w, ports', '{ external: true, selector: { app: w }, ports');
  const said = text(
    compareTrees(
      { dev, 'dev.a': db, 'dev.b': 'services: { web: { image: x } }' },
      { dev: `namespace: shop\n${external}`, 'dev.b': 'services: { web: { image: x } }' },
      ['{}', 'fallback: static'],
    ),
  );
  const [, surprising = ''] = said.split('Surprising\n');
  expect(surprising.slice(0, surprising.indexOf('\n\n'))).toBe(
    `  ! Deployment web-dev in the namespace default is deleted: it is external now,
    and whatever prunes deletes it, unless told to keep it first
      main:envs/dev.yaml:3:3
  ! StatefulSet db-dev-a in the namespace default is deleted: its volumes stay,
    and are found by nobody, until their claims are deleted
      main:envs/dev.a.yaml:1:13
  ! dev moves from the namespace default to shop
  ! dev.b moves from the namespace default to shop
  ! fallback of all environments: live -> static
      envtree.yaml:1:1
  ! web in dev: a Deployment of envtree -> deployed by others`,
  );
  expect(said).toContain('  - dev.a\n');
  expect(said).toContain('  - db in dev.a\n');
  expect(said).toContain('  ~ db: itself -> no service for dev.a\n');
  expect(said).toContain('pods: 4 -> 2 (2 fewer)');
});

test('of an earlier state with mistakes that is said', () => {
  const report = comparePlanned(planWith({ dev, 'dev.a': 'servces: {}' }, {}), planWith({ dev }, {}));
  expect(text(report)).toContain(
    '  ! The earlier state has mistakes, and what is wrong in it counts as not there',
  );
  expect(markdown(report)).toContain('- ⚠️ The earlier state has mistakes');
});

test('who answers whom', () => {
  const roots = { dev, qa: 'services: { web: { image: q, ports: [80] } }' };
  const said = text(
    compareTrees(roots, { ...roots, 'qa.a': 'services: { web: { image: b } }' }, [
      'default: dev',
      'default: qa',
    ]),
  );
  expect(said).toContain(`Who answers
  ! orders: dev -> nobody (503) for qa, qa.a, all other requests
  ! web: dev -> qa for all other requests
  ~ web: qa -> itself for qa.a
`);
  const service = `${dev}\n  mail: { image: m, ports: [80] }`;
  expect(text(compareTrees(before, { ...before, dev: service }))).toContain(
    '  ~ mail: no service -> dev for all requests\n',
  );
  const less = many(dev.split('\n').slice(0, 2).join('\n'), 5, '{}');
  expect(text(compareTrees(many(dev, 5, '{}'), less))).toContain(
    '  ! web: dev -> no service for all requests\n',
  );
  const branch = many(dev, 5, '{}');
  const gone = {
    ...branch,
    dev: 'services: { orders: { image: a, ports: [80] } }',
    'dev.p0001': 'services: { web: { new: true, image: x, ports: [80] } }',
  };
  expect(text(compareTrees(branch, gone))).toContain(
    '  ! web: dev -> nobody (503) for 5 environments and all other requests: dev,\n    dev.p0000, dev.p0002 ... all other requests\n',
  );
});

test('while pods are not ready', () => {
  const said = text(compareTrees(before, before, ['{}', 'fallback: static']));
  expect(said).toContain(`Who answers while pods are not ready
  ~ orders: itself, then dev -> itself for 80 environments: dev.p0000,
    dev.p0001, dev.p0002 ... dev.p0079
`);
  expect(said).toContain('- 80 DestinationRules, 80 ServiceEntries');
});

test('objects of others by name, and own ones by kind', () => {
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const objects = (level: string, ...more: string[]): string =>
    manifests(
      `v1 ConfigMap settings data: {a: ${level}, b: ${level}, c: ${level}, d: ${level}, e: ${level}, f: ${level}}`,
      ...more,
    );
  const said = text(
    comparePlanned(
      planWith(files, { 'd.yaml': objects('x', 'v1 Secret old data: {}') }),
      planWith(files, { 'd.yaml': objects('y', 'v1 Secret new data: {}') }, { settings: 'header: x-env' }),
    ),
  );
  expect(said).toContain(`Objects of others
  + Secret new
  - Secret old
  ~ ConfigMap settings: data.a, data.b, data.c, data.d and 2 more fields
      envs/dev.yaml:1:11
`);
  const tables = text(
    compareTrees(
      many(dev, 5, 'services: { orders: { image: x }, web: { image: y } }'),
      many(dev, 5, 'services: { orders: { image: x }, web: { image: y } }'),
      ['{}', 'header: x-env'],
    ),
  );
  expect(tables).toContain('  ~ EnvoyFilter 5: envtree-tag.dev-p0000, envtree-tag.dev-p0001,');
  expect(tables).toContain('  ~ VirtualService envtree-orders: ');
});

test('many fields and long values are cut, and several services share a cause', () => {
  const fields = (value: string): string =>
    Array.from({ length: 10 }, (_, index) => `V${String(index)}: "${value}"`).join(', ');
  const said = text(
    compareTrees(
      { dev: dev.replace('LOG: info', fields('a')) },
      { dev: dev.replace('LOG: info', fields('b'.repeat(90))) },
    ),
  );
  expect(said).toContain('      and 2 more fields\n');
  expect(said).toContain(`V0].value: a ->\n        ${'b'.repeat(30)}…${'b'.repeat(29)}\n`);
  const shared = text(compareTrees({ dev }, { dev: `instrumentation: java\n${dev}` }));
  expect(shared).toContain(
    '  ~ orders in dev, web in dev\n      metadata.annotations[instrumentation.opentelemetry.io/container-names]\n',
  );
  expect(shared).toContain('inject-java]: nothing -> true\n'.slice(0, 12));
});

test('workloads of others are named by their kind', () => {
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const cache = (image: string): string =>
    manifests(
      `apps/v1 Deployment cache spec: {template: {spec: {containers: [{name: a, image: ${image}}]}}}`,
    );
  const said = text(
    comparePlanned(planWith(files, { 'd.yaml': cache('a') }), planWith(files, { 'd.yaml': cache('b') })),
  );
  expect(said).toContain('  ~ image of Deployment cache in dev\n');
});

test('every line fits a terminal, with names of 63 characters', () => {
  const name = `dev.${'a'.repeat(59)}`;
  const said = text(compareTrees({ dev }, { dev, [name]: 'services: { orders: { image: x } }' }));
  expect(said).toContain(name);
  const long = said.split('\n').filter((line) => line.length > 80);
  expect(long).toEqual([]);
  expect(wrap('  a b', 4)).toBe('  a b');
  expect(wrap(`  ${'x'.repeat(80)}`, 4)).toBe(`  ${'x'.repeat(80)}`);
  expect(wrap(`  ! ${'x'.repeat(70)} yyyyyyyy`, 4)).toBe(`  ! ${'x'.repeat(70)}\n    yyyyyyyy`);
});

test('programs get the report as it is', () => {
  const report = compareTrees(before, after);
  const read = JSON.parse(formatDifferenceJson(report, shown)) as Record<string, unknown>;
  expect(read).toEqual({ version: 1, from: 'main', to: 'the working tree', ...report });
  expect(hasDifferences(report)).toBe(true);
});

test('what no file says has no place, and what is in no namespace none', () => {
  expect(text(compareTrees({ dev }, { qa: dev }))).toContain(
    '  ! default of all environments: dev -> qa\n\n',
  );
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const report = comparePlanned(
    planWith(files, { 'd.yaml': manifests('v1 PersistentVolume disk spec: {}') }),
    planWith({ dev }, {}),
  );
  expect(text(report)).toContain(
    '  ! PersistentVolume disk is deleted: its data is found by no claim any more\n      main:envs/dev.yaml:1:11\n',
  );
});
