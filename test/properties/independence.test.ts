/** Environments do not meddle with each other. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../../src/core/plan-environments';
import { printManifests } from '../../src/output/print-manifests';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, questionsOf, renderCluster } from './ask-tree';
import { filesOf } from './render-tree';
import type { Tree, TreeEnvironment } from './tree';

test('a new environment changes only the answers to requests for it or for what is below it', () => {
  const property = fc.property(arbitraryTree(), fc.nat(), (tree, index) => {
    const leaves = tree.environments.filter((environment) => !hasBelow(environment, tree));
    const added = leaves[index % leaves.length];
    const before = {
      ...tree,
      environments: tree.environments.filter((environment) => environment !== added),
    };
    fc.pre(added !== undefined && hasDefault(before));
    const clusters = { before: renderCluster(before), after: renderCluster(tree) };
    const { splitter } = tree.settings;
    const unrelated = questionsOf(before, askingsOf(tree)).filter(
      ({ carrier = '' }) => carrier !== added.name && !carrier.startsWith(added.name + splitter),
    );
    const changed = unrelated.flatMap((question) => {
      const answers = {
        before: ask(clusters.before, question, tree),
        after: ask(clusters.after, question, tree),
      };
      return isDeepStrictEqual(answers.before, answers.after) ? [] : [{ ...question, ...answers }];
    });
    expect(changed).toEqual([]);
  });
  fc.assert(property, { numRuns: 100 });
});

function hasBelow({ name }: TreeEnvironment, { environments, settings }: Tree): boolean {
  return environments.some((other) => other.name.startsWith(name + settings.splitter));
}

/** Whether the default root is still there, by its file or by what is below it. */
function hasDefault({ environments, settings, defaultEnvironment }: Tree): boolean {
  return environments.some(({ name }) => name.split(settings.splitter)[0] === defaultEnvironment);
}

test('the workloads of an environment are made of its own file and those above it alone', () => {
  const property = fc.property(arbitraryTree(), fc.nat(), (tree, index) => {
    const environment = tree.environments[index % tree.environments.length];
    fc.pre(environment !== undefined);
    const { splitter } = tree.settings;
    const chain = tree.environments.filter(({ name }) =>
      (environment.name + splitter).startsWith(name + splitter),
    );
    const alone = { ...tree, environments: chain, defaultEnvironment: rootOf(environment.name, tree) };
    expect(workloadsOf(environment, alone)).toBe(workloadsOf(environment, tree));
  });
  fc.assert(property, { numRuns: 100 });
});

function rootOf(name: string, { settings }: Tree): string {
  return name.split(settings.splitter)[0] ?? '';
}

/** What Argo CD applies for it; it re-renders that only when one of these files has changed. */
function workloadsOf({ name }: TreeEnvironment, tree: Tree): string {
  const { plan, diagnostics } = planEnvironments(filesOf(tree));
  // Two names of workloads may clash.
  fc.pre(!hasErrors(diagnostics));
  return printManifests(plan, { env: name }, 'json');
}
