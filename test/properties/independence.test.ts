/** Environments do not meddle with each other. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, questionsOf, renderCluster } from './ask-tree';
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
