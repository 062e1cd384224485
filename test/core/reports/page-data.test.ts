/** What the page is given says what the plan says, and leads to the answers of the specification. */
import fc from 'fast-check';
import { hasErrors } from '../../../src/core/diagnostics/diagnostic';
import { present } from '../../../src/core/diagnostics/present';
import { planEnvironments, type PlannedEnvironments } from '../../../src/core/plan-environments';
import { writePageData, type PageData } from '../../../src/core/reports/page-data';
import { meet, readPageData, type Graph } from '../../../src/core/reports/read-page-data';
import { arbitraryTree } from '../../properties/arbitrary-tree';
import { askingsOf } from '../../properties/ask-tree';
import { filesOf } from '../../properties/render-tree';
import { specifiedAnswer } from '../../support/specification';
import { planOf } from '../../support/plan-of';

/** As the page reads it, out of its text, which has all of it. */
function graphOf(planned: PlannedEnvironments): Graph {
  const written = writePageData(planned);
  const read = JSON.parse(JSON.stringify(written)) as PageData;
  expect(read).toStrictEqual(written);
  return readPageData(read);
}

function placeOf({ locate }: PlannedEnvironments['plan']['instances'][number]): string {
  const { file, line, column } = locate();
  return `${file}:${String(line)}:${String(column)}`;
}

function omit(object: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function expectSame(graph: Graph, { plan, model }: PlannedEnvironments): void {
  expect(graph.answers).toEqual(plan.answers);
  expect(graph.instances).toEqual(
    plan.instances.map((instance) => ({ ...omit(instance, ['locate']), place: placeOf(instance) })),
  );
  const byName = [...graph.environments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const wanted = plan.environments.map((environment) => omit(environment, ['escapedName', 'manifests']));
  expect(byName.map((environment) => omit(environment, ['parent', 'depth']))).toEqual(wanted);
  expect(graph.header).toBe(model.tree.settings.header);
}

test('the page has the answers and instances of the plan, whatever the tree', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const planned = planEnvironments(filesOf(tree));
    fc.pre(!hasErrors(planned.diagnostics));
    expectSame(graphOf(planned), planned);
  });
  fc.assert(property, { numRuns: 40 });
});

test('a request meets what the specification says, whichever pods are unready', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const planned = planEnvironments(filesOf(tree));
    fc.pre(!hasErrors(planned.diagnostics));
    const graph = graphOf(planned);
    const unready = tree.environments.flatMap(({ name, unready: services }) =>
      services.map((service) => ({ service, environment: name })),
    );
    const isReady = (it: { service: string; environment: string }): boolean =>
      !unready.some(({ service, environment }) => service === it.service && environment === it.environment);
    const { splitter, fallback } = tree.settings;
    const specified = { ...tree, splitter, fallback };
    for (const answers of graph.answers) {
      for (const { environment } of askingsOf(tree)) {
        const met = meet({ answers, splitter }, environment, isReady);
        const wanted = specifiedAnswer(specified, { service: answers.service, environment, unready });
        expect(met.environment).toBe('environment' in wanted ? wanted.environment : undefined);
        if ('status' in wanted) expect(met.answer.reason.type === 'nobody').toBe(wanted.hasBody);
      }
    }
  });
  fc.assert(property, { numRuns: 40 });
});

test('the page has all kinds of reasons, and what is to be known of environments, in the order of the tree', () => {
  const full = '{ image: x, ports: [8080] }';
  const tcp = '{ image: x, ports: [{ name: tcp, containerPort: 5432 }] }';
  const planned = planOf(
    {
      dev: `description: All\nservices: { web: ${full}, db: ${tcp}, cache: ${tcp} }`,
      'dev.a': `owner: shop\nexpires: 2026-12-24\nservices: { web: {}, db: {}, mail: ${full.replace('{', '{ new: true,')} }`,
      'dev.a.b.c': 'services: { web: { kind: StatefulSet } }',
      'dev-x': `extends: dev`,
      qa: `services: { queue: ${tcp}, alone: ${tcp} }`,
      qb: `services: { queue: ${tcp} }`,
    },
    'default: dev',
  );
  const graph = graphOf(planned);
  expectSame(graph, planned);
  const types = graph.answers.flatMap(({ answers }) => answers.map(({ reason }) => reason.type));
  expect([...new Set(types)].sort()).toEqual([
    'default',
    'nobody',
    'only',
    'owner',
    'unrouted',
    'unselected',
  ]);
  expect(graph.environments.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
    ['dev', 0, undefined],
    ['dev.a', 1, 'dev'],
    ['dev.a.b.c', 2, 'dev.a'],
    ['dev-x', 0, undefined],
    ['qa', 0, undefined],
    ['qb', 0, undefined],
  ]);
  expect(present(graph.instances.find(({ environment }) => environment === 'dev.a.b.c')).place).toBe(
    'envs/dev.a.b.c.yaml:1:13',
  );
});

test('the page knows what each instance says that it calls, and its files by name', () => {
  const planned = planOf({
    dev: 'services: { web: { image: x, ports: [80], calls: [mail, a/b.example.com] }, mail: { image: y, ports: [25] } }',
    'dev.a': 'services: { web: { calls: [web] } }',
  });
  const graph = graphOf(planned);
  expectSame(graph, planned);
  expect(writePageData(planned).files).toEqual(['envs/dev.a.yaml', 'envs/dev.yaml']);
  expect(graph.instances.map(({ service, environment, calls }) => [service, environment, calls])).toEqual([
    ['mail', 'dev', undefined],
    ['web', 'dev.a', ['a/b.example.com', 'mail', 'web']],
    ['web', 'dev', ['a/b.example.com', 'mail']],
  ]);
});

test('without a default environment none is named', () => {
  const files = { dev: 'services: { web: { image: x, ports: [80] } }', qa: 'services: {}' };
  expect(graphOf(planOf(files)).defaultEnvironment).toBe('');
});

test('an instance and its answer are less than 75 characters, so that ten thousand fit into a page', () => {
  const services = (text: string): string =>
    `services: { ${Array.from({ length: 30 }, (_, index) => `service-${String(index)}: ${text}`).join(', ')} }`;
  const below = Array.from({ length: 29 }, (_, index) => [`dev.p${String(index)}`, services('{}')] as const);
  const planned = planOf({ dev: services('{ image: x, ports: [8080] }'), ...Object.fromEntries(below) });
  expect(planned.plan.instances).toHaveLength(900);
  expect(JSON.stringify(writePageData(planned)).length).toBeLessThan(900 * 75);
});
