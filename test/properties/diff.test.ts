/** What is said to change between two trees is what the rendered manifests of the two do otherwise. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { synthesize } from '../../src/constructs/synthesize';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../../src/core/plan-environments';
import { compareStates } from '../../src/core/reports/diff/compare-states';
import {
  hasDifferences,
  type AnswerChange,
  type ComparedState,
  type DifferenceReport,
} from '../../src/core/reports/diff/difference-report';
import { readCluster, type Cluster } from '../support/cluster';
import { evaluateRequest } from '../support/evaluate-request';
import type { Manifest } from '../support/manifests';
import { arbitraryPair, type TreePair } from './edit-tree';
import { filesOf } from './render-tree';
import type { Tree } from './tree';

interface Rendered {
  readonly state: ComparedState;
  readonly manifests: readonly Manifest[];
  readonly cluster: Cluster;
}

/** Skips trees with errors. */
function render(tree: Tree): Rendered {
  const { plan, model, diagnostics } = planEnvironments(filesOf(tree));
  fc.pre(!hasErrors(diagnostics));
  const manifests = synthesize(plan).flatMap((layer) => layer.manifests) as unknown as Manifest[];
  const { label, clusterDomain } = tree.settings;
  return {
    state: { plan, model, isComplete: true },
    manifests,
    cluster: readCluster(manifests, { label, clusterDomain }),
  };
}

function compare(from: Rendered, to: Rendered): DifferenceReport {
  return compareStates(from.state, to.state);
}

interface Question {
  readonly service: string;
  readonly carrier: string | null;
}

/** Who answers a request, by the rendered manifests: an environment, nobody, or no service at all. */
function evaluate({ cluster }: Rendered, { service, carrier }: Question, tree: Tree): string {
  const host = [...cluster.services.keys()].find((it) => it.startsWith(`${service}.`));
  if (host === undefined) return 'no service';
  const header = carrier === null ? undefined : { name: tree.settings.header, value: carrier };
  const answer = evaluateRequest(cluster, { host, header, port: 8080 });
  return 'status' in answer ? '503' : answer.environments.join();
}

function namesOf({ environments }: Tree): string[] {
  return environments.map(({ name }) => name);
}

/** Each service asked in each environment that one of the two has, and in none. */
function changedAnswers({ from, to }: TreePair, before: Rendered, after: Rendered): string[] {
  const carriers = [...new Set([...namesOf(from), ...namesOf(to)]), null];
  const services = [
    ...new Set([from, to].flatMap(({ environments }) => environments.flatMap((it) => it.services))),
  ];
  return services
    .flatMap((service) =>
      carriers.map((carrier) => {
        const question = { service, carrier };
        const answers = [evaluate(before, question, from), evaluate(after, question, to)];
        return answers[0] === answers[1] ? [] : [[service, carrier ?? 'none', ...answers].join(' ')];
      }),
    )
    .flat()
    .sort();
}

function reportedAnswers({ answers }: DifferenceReport): string[] {
  const format = (answered: AnswerChange['from']): string =>
    answered === null ? 'no service' : (answered[0] ?? '503');
  return answers
    .flatMap(({ service, environments, from, to }) =>
      environments.map((name) => [service, name ?? 'none', format(from), format(to)].join(' ')),
    )
    .sort();
}

test('the answers that change are those that the manifests of the two give otherwise', () => {
  const property = fc.property(arbitraryPair(), (pair) => {
    const [before, after] = [render(pair.from), render(pair.to)];
    expect(reportedAnswers(compare(before, after))).toEqual(changedAnswers(pair, before, after));
  });
  fc.assert(property, { numRuns: 150 });
});

/** Every workload of one that is in the other with another template. */
function changedTemplates(before: Rendered, after: Rendered): string[] {
  const templates = ({ manifests }: Rendered): Map<string, unknown> =>
    new Map(
      manifests
        .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
        .map(({ metadata, spec }) => [
          `${metadata.namespace ?? ''}/${metadata.name}`,
          (spec as { template: unknown }).template,
        ]),
    );
  const [earlier, later] = [templates(before), templates(after)];
  return [...later]
    .filter(([name, template]) => earlier.has(name) && !isDeepStrictEqual(earlier.get(name), template))
    .map(([name]) => name)
    .sort();
}

/** The same tree, with what its workloads are made of changed in one file. */
function editWorkloads(files: ReturnType<typeof filesOf>, seed: number): ReturnType<typeof filesOf> {
  const environments = files.filter(({ path }) => path.startsWith('envs/'));
  const edited = environments[seed % environments.length];
  const edits = [
    { image: 'acme/other:2' },
    { env: { LOG: 'debug' } },
    { replicas: 3 },
    { labels: { team: 'a' }, pod: { serviceAccountName: 'x' } },
    { spec: { minReadySeconds: 5 } },
  ];
  const edit = edits[seed % edits.length] ?? {};
  return files.map((file) => {
    if (file !== edited) return file;
    const content = JSON.parse(file.text) as { services: Record<string, object> };
    const services = Object.entries(content.services).map(
      ([name, said]) => [name, { ...said, ...edit }] as const,
    );
    return { ...file, text: `${JSON.stringify({ ...content, services: Object.fromEntries(services) })}\n` };
  });
}

function renderFiles(files: ReturnType<typeof filesOf>, { settings }: Tree): Rendered {
  const { plan, model, diagnostics } = planEnvironments(files);
  fc.pre(!hasErrors(diagnostics));
  const manifests = synthesize(plan).flatMap((layer) => layer.manifests) as unknown as Manifest[];
  const { label, clusterDomain } = settings;
  return {
    state: { plan, model, isComplete: true },
    manifests,
    cluster: readCluster(manifests, { label, clusterDomain }),
  };
}

test('the workloads that restart are those whose rendered template differs, each with its cause', () => {
  let restarts = 0;
  const property = fc.property(arbitraryPair(), fc.nat(), ({ from, to }, seed) => {
    const before = render(from);
    const after = renderFiles(editWorkloads(filesOf(to), seed), to);
    const { workloads } = compare(before, after);
    const restarting = workloads.filter((change) => change.restarts);
    const named = restarting.flatMap((change) =>
      change.workloads.map(({ namespace = '', name }) => `${namespace}/${name}`),
    );
    expect(named.sort()).toEqual(changedTemplates(before, after));
    restarts += named.length;
    for (const { fields, workloads: changed } of restarting) {
      expect(fields.length).toBeGreaterThan(0);
      // What changes a workload stands in a file of its own chain.
      for (const { place } of fields) {
        const environment = place.file.replace(/^envs\/|\.yaml$/g, '');
        for (const workload of changed) {
          expect(`${workload.environment}${to.settings.splitter}`).toContain(environment);
        }
      }
    }
  });
  fc.assert(property, { numRuns: 100 });
  expect(restarts).toBeGreaterThan(0);
});

test('a report is empty exactly where the same is rendered', () => {
  const id = ({ kind, metadata }: Manifest): string => [kind, metadata.namespace, metadata.name].join();
  const sorted = ({ manifests }: Rendered): Manifest[] =>
    [...manifests].sort((a, b) => (id(a) < id(b) ? -1 : 1));
  const property = fc.property(arbitraryPair(), ({ from, to }) => {
    const [before, after] = [render(from), render(to)];
    expect(hasDifferences(compare(before, before))).toBe(false);
    const { environments, settings, ...report } = compare(before, after);
    const isSame = isDeepStrictEqual(sorted(before), sorted(after));
    // A file without services, and a default that nobody asks for, are nothing that is rendered.
    const files = [...environments.added, ...environments.removed].length + settings.length;
    if (files === 0) expect(hasDifferences({ ...report, environments, settings })).toBe(!isSame);
    if (!isSame) expect(hasDifferences({ ...report, environments, settings })).toBe(true);
  });
  fc.assert(property, { numRuns: 75 });
});

/** What a report says of one state that comes after another one, if it comes before it. */
function mirror(report: DifferenceReport): unknown {
  const swap = (change: { readonly from: unknown; readonly to: unknown }): unknown => ({
    ...change,
    from: change.to,
    to: change.from,
  });
  return {
    answers: report.answers.map(swap),
    fallbacks: report.fallbacks.map(swap),
    environments: { added: report.environments.removed, removed: report.environments.added },
    instances: { added: report.instances.removed, removed: report.instances.added },
    objects: { added: report.objects.removed, removed: report.objects.added },
    counts: [report.pods, report.routes, report.clusters].map(swap),
    workloads: restartsOf(report),
  };
}

function restartsOf({ workloads }: DifferenceReport): unknown {
  const all = workloads.flatMap((change) =>
    change.workloads.map(({ name }) => [name, change.restarts].join(' ')),
  );
  return all.sort();
}

test('the other way round is the mirror', () => {
  const property = fc.property(arbitraryPair(), ({ from, to }) => {
    const [before, after] = [render(from), render(to)];
    const back = compare(after, before);
    const { answers, fallbacks, pods, routes, clusters, environments, instances, objects } = back;
    expect(mirror(compare(before, after))).toEqual({
      answers,
      fallbacks,
      environments: { added: environments.added, removed: environments.removed },
      instances: { added: instances.added, removed: instances.removed },
      objects: { added: objects.added, removed: objects.removed },
      counts: [pods, routes, clusters],
      workloads: restartsOf(back),
    });
  });
  fc.assert(property, { numRuns: 150 });
});
