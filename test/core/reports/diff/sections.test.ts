/** What the sections of a report have, line by line. */
import type { PlannedEnvironments } from '../../../../src/core/plan-environments';
import { formatDifferenceText } from '../../../../src/core/reports/diff/format-text';
import { comparePlanned, compareTrees, dev, many, sectionOf, shown } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';

const branch = 'services: { orders: { image: b }, web: { image: b } }';

test('environments and instances that come and go', () => {
  const report = compareTrees({ dev, 'dev.a': branch }, many(dev, 5, branch));
  expect(sectionOf(report, 'Environments')).toEqual([
    '  + 5 environments: dev.p0000, dev.p0001, dev.p0002 ... dev.p0004',
    '  - dev.a',
  ]);
  expect(sectionOf(report, 'Instances')).toEqual([
    '  + orders, web in 5 environments: dev.p0000, dev.p0001, dev.p0002 ... dev.p0004',
    '  - orders, web in dev.a',
  ]);
});

test('four names are all shown', () => {
  expect(sectionOf(compareTrees({ dev }, many(dev, 4, '{}')), 'Environments')).toEqual([
    '  + dev.p0000, dev.p0001, dev.p0002, dev.p0003',
  ]);
});

test('what is refused with all of its fields, and a workload of another kind', () => {
  const one = 'services: { orders: { image: a, ports: [80] } }';
  const label = compareTrees({ dev: one }, { dev: one }, ['{}', 'label: env']);
  expect(sectionOf(label, 'Surprising').slice(0, 3)).toEqual([
    '  ! The API server refuses to change spec.selector.matchLabels.env,',
    '    spec.selector.matchLabels.virtual-env of Deployment orders-dev in the',
    '    namespace default: it has to be deleted first',
  ]);
  const kind = compareTrees({ dev }, { dev: dev.replace('image: w', 'image: w, kind: StatefulSet') });
  expect(sectionOf(kind, 'Surprising')).toEqual([
    '  ! web in dev: a Deployment of envtree -> a StatefulSet of envtree',
  ]);
});

test('the numbers come first', () => {
  const said = formatDifferenceText(compareTrees({ dev }, { dev, 'dev.a': branch }), shown);
  expect(said.slice(0, said.indexOf('\n\n'))).toBe(`main -> the working tree
  pods: 2 -> 4 (2 more)
  routes in a sidecar: 2 -> 8 (6 more)
  clusters in a sidecar: 2 -> 4 (2 more)`);
});

test('services with the same change are one line', () => {
  expect(sectionOf(compareTrees({ dev }, { dev, 'dev.a': branch }), 'Who answers')).toEqual([
    '  ~ orders, web: dev -> itself for dev.a',
  ]);
});

test('an environment that meets nobody any more is surprising', () => {
  const mail = 'services: { mail: { image: m, ports: [80] } }';
  const report = compareTrees({ dev, qa: mail, st: mail }, { dev, qa: '{}', st: mail }, [
    'default: dev',
    'default: dev',
  ]);
  expect(sectionOf(report, 'Who answers')).toEqual(['  ! mail: itself -> nobody (503) for qa']);
});

test('a service that comes where an environment goes is there for all requests', () => {
  const service = `${dev}\n  mail: { image: m, ports: [80] }`;
  const report = compareTrees({ dev, 'dev.a': '{}' }, { dev: service });
  expect(sectionOf(report, 'Who answers')).toEqual(['  ~ mail: no service -> dev for all requests']);
});

describe('objects', () => {
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  const rest = ['v1 Secret c data: {}', 'v1 ConfigMap c data: {}'];

  test('of others by name, which come, go and change', () => {
    const report = comparePlanned(
      planWith(files, { 'd.yaml': manifests('v1 ConfigMap old data: {a: b}', ...rest) }),
      planWith(files, {
        'd.yaml': manifests(
          'v1 ConfigMap a data: {}',
          'v1 ConfigMap b data: {}',
          'v1 ConfigMap c data: {a: b, c: d, e: f, g: h}',
          'v1 Secret a data: {}',
          'v1 Secret c data: {}',
        ),
      }),
    );
    expect(sectionOf(report, 'Objects of others')).toEqual([
      '  + ConfigMap a, b',
      '  + Secret a',
      '  - ConfigMap old',
      '  ~ ConfigMap c: data.a, data.c, data.e, data.g',
      '      envs/dev.yaml:1:11',
    ]);
    expect(sectionOf(report, "envtree's own objects")).toEqual([]);
  });

  test('of its own by kind where they come and go, and by name where they change', () => {
    const report = compareTrees({ dev, 'dev.a': branch }, { dev, 'dev.b': branch, 'dev.c': branch });
    expect(sectionOf(report, "envtree's own objects")).toEqual([
      '  + 4 Deployments, 4 DestinationRules, 2 EnvoyFilters, 4 Services, 8',
      '    ServiceEntries',
      '  - 2 Deployments, 2 DestinationRules, 1 EnvoyFilter, 2 Services, 4',
      '    ServiceEntries',
      '  ~ VirtualService envtree-orders: rules[dev.a], rules[dev.b], rules[dev.c]',
      '  ~ VirtualService envtree-web: rules[dev.a], rules[dev.b], rules[dev.c]',
    ]);
    expect(sectionOf(report, 'Objects of others')).toEqual([]);
  });

  test('of its own with their fields, while there are four of a kind', () => {
    const files = many(dev, 4, 'services: { orders: { image: b } }');
    const report = compareTrees(files, files, ['{}', 'header: x-env']);
    expect(sectionOf(report, "envtree's own objects")).toEqual([
      '  ~ EnvoyFilter envtree-tag.dev-p0000: mutations[0].header',
      '  ~ EnvoyFilter envtree-tag.dev-p0001: mutations[0].header',
      '  ~ EnvoyFilter envtree-tag.dev-p0002: mutations[0].header',
      '  ~ EnvoyFilter envtree-tag.dev-p0003: mutations[0].header',
      '  ~ VirtualService envtree-orders: rules[dev.p0000].match[0].header,',
      '    rules[dev.p0000].match[1].header, rules[dev.p0001].match[0].header,',
      '    rules[dev.p0001].match[1].header and 4 more fields',
    ]);
  });
});

describe('workloads', () => {
  test('that change without a restart', () => {
    const report = compareTrees({ dev }, { dev: dev.replace('image: w', 'image: w, replicas: 2') });
    expect(sectionOf(report, 'Changed without a restart')).toEqual([
      '  ~ web in dev',
      '      spec.replicas: nothing -> 2',
      '      envs/dev.yaml:3:20 services.web.replicas',
    ]);
    expect(formatDifferenceText(report, shown)).not.toContain('Pods restart');
  });

  test('of several services and environments, which are counted', () => {
    const files = many(dev, 2, branch);
    const report = compareTrees(files, { ...files, dev: `instrumentation: java\n${dev}` });
    expect(sectionOf(report, 'Pods restart (6 workloads)').slice(0, 2)).toEqual([
      '  ~ 6 workloads: orders in dev, orders in dev.p0000, orders in dev.p0001 ... web',
      '    in dev.p0001',
    ]);
  });

  test('with what was there and is gone, and a value that is just as long as fits', () => {
    const value = 'x'.repeat(60);
    const report = compareTrees({ dev: dev.replace('LOG: info', `LOG: ${value}, A: b`) }, { dev });
    expect(sectionOf(report, 'Pods restart (1 workload)')).toEqual([
      '  ~ orders in dev',
      '      spec.containers[orders].env[A]: {"name":"A","value":"b"} -> nothing',
      '      main:envs/dev.yaml:2:122 services.orders.env.A',
      '      spec.containers[orders].env[LOG].value:',
      `        ${value} -> info`,
      '      envs/dev.yaml:2:55 services.orders.env.LOG',
    ]);
  });

  test('by their images alone, where nothing else of a container changes', () => {
    const policy = (pull: string): string => dev.replace('image: w', `image: w, imagePullPolicy: ${pull}`);
    const report = compareTrees({ dev: policy('Always') }, { dev: policy('Never') });
    expect(sectionOf(report, 'Pods restart (1 workload)')[0]).toBe('  ~ web in dev');
  });

  test('by the whole path of what only looks like the template of their pods', () => {
    const files = { dev: `objects: [d.yaml]\n${dev}` };
    const rollouts = (image: string): string =>
      manifests(
        ...['a', 'b'].map(
          (name) =>
            `argoproj.io/v1alpha1 Rollout ${name} spec: {canary: {spec: {template: {spec: {containers: [{name: ${name}, image: ${image}}]}}}}}`,
        ),
      );
    const planned = (image: string): PlannedEnvironments => planWith(files, { 'd.yaml': rollouts(image) });
    expect(sectionOf(comparePlanned(planned('i'), planned('j')), 'Changed without a restart')).toEqual([
      '  ~ Rollout.argoproj.io a in dev',
      '      spec.canary.spec.template.spec.containers[a].image: i -> j',
      '      envs/dev.yaml:1:11 objects',
      '  ~ Rollout.argoproj.io b in dev',
      '      spec.canary.spec.template.spec.containers[b].image: i -> j',
      '      envs/dev.yaml:1:11 objects',
    ]);
  });

  test('with the first eight fields', () => {
    const variables = (number: number, value: string): string =>
      Array.from({ length: number }, (_, index) => `V${String(index)}: ${value}`).join(', ');
    const shownOf = (number: number): string[] => {
      const [before, after] = ['a', 'b'].map((value) => dev.replace('LOG: info', variables(number, value)));
      const report = compareTrees({ dev: before ?? '' }, { dev: after ?? '' });
      return sectionOf(report, 'Pods restart (1 workload)').filter((line) => /->|more/.test(line));
    };
    expect(shownOf(8)).toHaveLength(8);
    expect(shownOf(9)).toHaveLength(9);
    expect(shownOf(9).slice(-2)).toEqual([
      '      spec.containers[orders].env[V7].value: a -> b',
      '      and 1 more field',
    ]);
  });
});
