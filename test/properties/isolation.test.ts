/** Whatever the tree: the pods of a strict environment take its own requests, and refuse those of others. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isRefused } from '../support/authorization';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, findWrongAnswers, questionsOf, renderCluster } from './ask-tree';
import type { Tree } from './tree';

/** `tree` with some of its environments strict. */
function isolate(tree: Tree, isStrict: (index: number) => boolean): Tree {
  const environments = tree.environments.map((environment, index) =>
    isStrict(index) ? { ...environment, isolation: 'strict' as const } : environment,
  );
  return { ...tree, environments };
}

/** Its own and those below it; of the default environment whatever is of no other root that there is. */
function isOwn(environment: string, carrier: string | undefined, tree: Tree): boolean {
  const { splitter } = tree.settings;
  const rootOf = (name: string): string => name.split(splitter)[0] ?? '';
  if (environment !== tree.defaultEnvironment)
    return carrier === environment || carrier?.startsWith(environment + splitter) === true;
  const roots = tree.environments.map(({ name }) => rootOf(name));
  return carrier === undefined || rootOf(carrier) === environment || !roots.includes(rootOf(carrier));
}

test('a pod refuses what is not its own, and in an environment that is not strict nothing', () => {
  const property = fc.property(arbitraryTree(), fc.array(fc.boolean()), (any, strict) => {
    const tree = isolate(any, (index) => strict[index] ?? true);
    const cluster = renderCluster(tree);
    const wrong = askingsOf(tree).flatMap(({ carrier }) => {
      const headers = new Map(carrier === undefined ? [] : [[tree.settings.header.toLowerCase(), carrier]]);
      return cluster.pods.filter((pod) => {
        const environment = tree.environments.find(({ name }) => name === pod.environment);
        const isMeant = environment?.isolation === 'strict' && !isOwn(pod.environment, carrier, tree);
        const refuses = (target: number): boolean =>
          isRefused({ pod, target }, { headers, isHttp: true }, cluster);
        return refuses(8080) !== isMeant || refuses(9000);
      });
    });
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 100 });
});

test('what is routed is answered as ever, but for what another root has the default answer', () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = isolate(any, () => true);
    const cluster = renderCluster(tree);
    const isDefaults = (carrier: string | undefined): boolean =>
      isOwn(tree.defaultEnvironment, carrier, tree);
    const all = askingsOf(tree);
    const own = all.filter(({ carrier }) => isDefaults(carrier));
    expect(findWrongAnswers(cluster, questionsOf(tree, own), tree)).toEqual([]);
    const others = all.filter(({ carrier }) => !isDefaults(carrier));
    const refused = { status: 403, hasBody: false };
    const open = renderCluster(any);
    const wrong = questionsOf(tree, others).filter((question) => {
      const { environment } = ask(open, question, any) as { environment?: string };
      const isRefused = isDeepStrictEqual(ask(cluster, question, tree), refused);
      return isRefused !== (environment === tree.defaultEnvironment);
    });
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 40 });
});
