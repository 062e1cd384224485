/** Whatever the tree: what is explained is what the manifests do, read as Istio reads them. */
import fc from 'fast-check';
import { planEnvironments } from '../../src/core/plan-environments';
import { explain, type ServiceExplanation } from '../../src/core/reports/explain';
import { explainChain } from '../../src/core/reports/explain-chain';
import { parseHeaders, readEnvironment } from '../../src/core/reports/request-environment';
import type { ReportSource } from '../../src/core/reports/report-source';
import type { Cluster } from '../support/cluster';
import { evaluateRequest, evaluateRule } from '../support/evaluate-request';
import { tagRequest } from '../support/tag-request';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, questionsOf, renderCluster, type Question } from './ask-tree';
import { filesOf } from './render-tree';
import type { Tree } from './tree';

function sourceOf(tree: Tree): ReportSource {
  const { plan, model } = planEnvironments(filesOf(tree));
  return { plan, model, pathOf: (file) => file };
}

function unreadyOf({ environments }: Tree): { service: string; environment: string }[] {
  return environments.flatMap(({ name, unready }) =>
    unready.map((service) => ({ service, environment: name })),
  );
}

/** The explanation of the same request, by the header alone. */
function explanationOf({ service, carrier }: Question, tree: Tree, source: ReportSource): ServiceExplanation {
  const headers = parseHeaders(carrier === undefined ? [] : [`${tree.settings.header}: ${carrier}`]);
  const question = { environment: null, headers, service, unready: unreadyOf(tree), wantsValues: false };
  return explain(question, source) as ServiceExplanation;
}

/** Who answers and by which rule, as the explanation has it for the address that is asked. */
function saidOf({ host }: Question, explanation: ServiceExplanation): unknown {
  const { answeredBy, routes } = explanation;
  const route = routes.find((it) => it.host === host);
  const rules = route?.rules.map(({ number, name }) => ({
    table: `${route.namespace}/${route.name}`,
    number,
    name,
  }));
  return { answeredBy, rules };
}

function doneOf(question: Question, cluster: Cluster, tree: Tree): unknown {
  const { host, carrier } = question;
  const header = carrier === undefined ? undefined : { name: tree.settings.header, value: carrier };
  const rule = evaluateRule(cluster, { host, port: 8080, header });
  const answer = ask(cluster, question, tree) as { environment?: string };
  return { answeredBy: answer.environment ?? null, rules: rule && [rule] };
}

test('who answers, and by the rule of which number, is as it is explained, whichever pods are unready', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const cluster = renderCluster(tree);
    const source = sourceOf(tree);
    for (const question of questionsOf(tree, askingsOf(tree))) {
      const said = saidOf(question, explanationOf(question, tree, source));
      expect({ ...question, ...(said as object) }).toEqual({
        ...question,
        ...(doneOf(question, cluster, tree) as object),
      });
    }
  });
  fc.assert(property, { numRuns: 40 });
});

test('of the chain one link answers at most, and before it are only those that cannot', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const source = sourceOf(tree);
    const cluster = renderCluster(tree);
    for (const question of questionsOf(tree, askingsOf(tree))) {
      const { chain, answeredBy } = explanationOf(question, tree, source);
      const answering = chain.filter(({ state }) => state === 'answers').map((it) => it.environment);
      expect(answering).toEqual(answeredBy === null ? [] : [answeredBy]);
      const states = chain.map(({ state }) => state);
      const before = answeredBy === null ? states : states.slice(0, states.indexOf('answers'));
      expect(before).not.toContain('next');
      expect(answeredBy === null || !before.includes('not asked')).toBe(true);
      const pods = cluster.pods.filter(({ labels }) => labels.app === question.service);
      const unready = chain.filter(({ state }) => state === 'unready').map((it) => it.environment);
      expect(pods.filter(({ environment, isReady }) => isReady && unready.includes(environment))).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 25 });
});

test('along a chain of calls each hop is as it is explained, from the pods that answered the one before', () => {
  const trees = fc.tuple(arbitraryTree(), fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 4 }));
  const property = fc.property(trees, ([tree, picks]) => {
    const cluster = renderCluster(tree);
    const source = sourceOf(tree);
    const services = source.plan.answers.map(({ service }) => service);
    fc.pre(services.length > 0);
    const chain = picks.map((pick) => services[pick % services.length] ?? '');
    for (const { carrier } of askingsOf(tree)) {
      const said = carrier === undefined ? [] : [carrier];
      const { hops, notReached } = explainChain(source, chain, { said, unready: unreadyOf(tree) });
      expect([...hops.map(({ service }) => service), ...notReached]).toEqual(chain);
      for (const { caller, service, answeredBy } of hops) {
        const pod = cluster.pods.find(
          ({ environment, labels }) => environment === caller?.environment && labels.app === caller.service,
        );
        expect(pod === undefined).toBe(caller === null);
        const host = [...cluster.services.keys()].find((name) => name.startsWith(`${service}.`)) ?? '';
        const header = carrier === undefined ? undefined : { name: tree.settings.header, value: carrier };
        const answer = evaluateRequest(cluster, { host, port: 8080, header, caller: pod });
        expect('status' in answer ? null : answer.environments.join()).toBe(answeredBy);
      }
    }
  });
  fc.assert(property, { numRuns: 25 });
});

const aliases = [
  { header: 'x-lane' },
  { header: 'x-url', pattern: 'https?://(@)\\.example\\.com(/.*)?' },
  { cookie: 'lane' },
  { baggage: 'lane' },
  { header: 'x-wide', pattern: '([ab]|B)-(@)' },
];

/** Values that name environments, nearly do, or do so more than once. */
function arbitraryValue(names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(
    fc.constantFrom(...names, 'DEV', 'dev..a', '-dev', 'dev%2Ea', '', 'd'.repeat(63), 'd'.repeat(64)),
    fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '_', ' ', '1', 'A', '"'), maxLength: 8 }),
  );
  const one = fc.oneof(
    name,
    name.map((it) => `lane=${it}`),
    name.map((it) => `lane="${it}"`),
    name.map((it) => `xlane=${it}`),
    name.map((it) => `lane = ${it} ;p=1`),
    name.map((it) => `https://${it}.example.com/a`),
    name.map((it) => `B-${it}`),
  );
  const joined = fc.tuple(
    fc.array(one, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(', ', '; ', ',', ';'),
  );
  return joined.map(([parts, separator]) => parts.join(separator).trim());
}

test('the environment of a request is read as the filters of its caller have it', () => {
  const property = fc.property(
    arbitraryTree().chain((tree) => {
      const value = arbitraryValue(tree.environments.map(({ name }) => name));
      const name = fc.constantFrom('x-lane', 'X-Url', 'cookie', 'Baggage', 'x-wide', tree.settings.header);
      const header = fc.tuple(name, value);
      return fc.tuple(fc.constant(tree), fc.array(header, { maxLength: 5 }), fc.nat({ max: 5 }));
    }),
    ([any, headers, turn]) => {
      const tree = {
        ...any,
        settings: { ...any.settings, aliases: [...aliases.slice(turn), ...aliases.slice(0, turn)] },
      };
      const cluster = renderCluster(tree);
      const filter = cluster.envoyFilters.find(({ name }) => name === 'envtree-carriers');
      fc.pre(filter !== undefined);
      const { settings } = sourceOf(tree).model.tree;
      const parsed = parseHeaders(headers.map(([name, value]) => `${name}: ${value}`));
      const sent = new Map([...parsed].map(([name, lines]) => [name, lines.join('\n')]));
      const read = tagRequest(sent, { namespace: filter.namespace }, cluster).get(settings.header);
      const { said } = readEnvironment(parsed, settings);
      expect(said.length === 0 ? undefined : said.join('\n')).toBe(read);
    },
  );
  fc.assert(property, { numRuns: 200 });
});
