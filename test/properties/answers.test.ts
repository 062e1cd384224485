/** Whatever the tree: its manifests, read as Istio reads them, give the answers of the specification. */
import fc from 'fast-check';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, findWrongAnswers, questionsOf, renderCluster } from './ask-tree';
import type { Tree } from './tree';

test('every request gets the answer of the specification, whichever pods are unready', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const questions = questionsOf(tree, askingsOf(tree));
    expect(findWrongAnswers(renderCluster(tree), questions, tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 500 });
});

function withTag(tree: Tree, tag: boolean): Tree {
  return { ...tree, settings: { ...tree.settings, tag } };
}

test("a request that starts in a pod is in the pod's environment", () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withTag(any, true);
    const cluster = renderCluster(tree);
    const askings = cluster.pods.map((caller) => ({
      caller,
      carrier: undefined,
      environment: caller.environment,
    }));
    expect(findWrongAnswers(cluster, questionsOf(tree, askings), tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 100 });
});

test('a request keeps its carrier, whichever pod it starts in', () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withTag(any, true);
    const cluster = renderCluster(tree);
    const carriers = tree.environments.map(({ name }) => name);
    const askings = cluster.pods.flatMap((caller) =>
      carriers.map((carrier) => ({ caller, carrier, environment: carrier })),
    );
    expect(findWrongAnswers(cluster, questionsOf(tree, askings), tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 50 });
});

test('without tags a request that starts in a pod is in no environment', () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withTag(any, false);
    const cluster = renderCluster(tree);
    const askings = cluster.pods.map((caller) => ({ caller, carrier: undefined, environment: undefined }));
    expect(findWrongAnswers(cluster, questionsOf(tree, askings), tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 50 });
});

test("a client without a sidecar meets the default root's pods, else those above all others, else nobody", () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const { pods, ...cluster } = renderCluster(tree);
    const withoutSidecar = {
      ...cluster,
      virtualServices: new Map(),
      pods: pods.map((pod) => ({ ...pod, isReady: true })),
    };
    const isAt = (environment: string, top: string): boolean =>
      environment === top || environment.startsWith(top + tree.settings.splitter);
    for (const question of questionsOf(tree, [{ carrier: undefined, environment: undefined }])) {
      const [service, namespace] = question.host.split('.');
      const there = pods
        .filter((pod) => pod.namespace === namespace && pod.labels.app === service)
        .map(({ environment }) => environment);
      const above = there.find((top) => there.every((environment) => isAt(environment, top)));
      const environment = there.includes(tree.defaultEnvironment) ? tree.defaultEnvironment : above;
      const nobody = { status: 503, hasBody: false };
      expect(ask(withoutSidecar, question, tree)).toEqual(environment ? { environment } : nobody);
    }
  });
  fc.assert(property, { numRuns: 100 });
});
