/** Whatever the tree: a sidecar with a Sidecar of its service's calls answers these as one that is told of everything. */
import fc from 'fast-check';
import type { Cluster } from '../support/cluster';
import { evaluateRequest } from '../support/evaluate-request';
import { arbitraryTree } from './arbitrary-tree';
import { findWrongAnswers, questionsOf, renderCluster, type Question } from './ask-tree';
import type { Tree } from './tree';

interface Scoped {
  readonly tree: Tree;
  readonly calls: Readonly<Record<string, readonly string[]>>;
}

function arbitraryScoped(): fc.Arbitrary<Scoped> {
  return arbitraryTree().chain((any) => {
    const names = [...new Set(any.environments.flatMap(({ services }) => services))];
    const calls = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(names)])));
    const exportTo = fc.constantFrom(undefined, ['.'], ['web']);
    return fc.tuple(calls, exportTo).map(([said, reached]) => {
      const settings = { ...any.settings, scope: true, ...(reached && { exportTo: reached }) };
      return { tree: { ...any, settings, calls: said }, calls: said };
    });
  });
}

/** What the pods of each service ask of each, with a header, so that no tag of theirs says where a request is. */
function questionsFrom(cluster: Cluster, tree: Tree): (Question & { readonly from: string })[] {
  return cluster.pods.flatMap(({ namespace, labels }) => {
    const { splitter } = tree.settings;
    const names = tree.environments.flatMap(({ name }) => [name, `${name}${splitter}zzz`]);
    const caller = { namespace, labels };
    const asked = names.map((name) => ({ carrier: name, environment: name, caller }));
    return questionsOf(tree, asked).map((question) => ({ ...question, from: labels.app ?? '' }));
  });
}

test('of the services that it calls, and of its own, every pod gets the answers of the specification', () => {
  const property = fc.property(arbitraryScoped(), ({ tree, calls }) => {
    const cluster = renderCluster(tree);
    fc.pre(cluster.pods.length > 0);
    expect(cluster.sidecars.length).toBeGreaterThan(0);
    const declared = questionsFrom(cluster, tree).filter(
      ({ from, service }) => from === service || calls[from]?.includes(service),
    );
    expect(findWrongAnswers(cluster, declared, tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 30 });
});

test('what it does not call is answered as without routes, whatever the environment', () => {
  const property = fc.property(arbitraryScoped(), ({ tree, calls }) => {
    const cluster = renderCluster(tree);
    const others = questionsFrom(cluster, tree).filter(
      ({ from, service }) => from !== service && !calls[from]?.includes(service),
    );
    const plain = { ...cluster, virtualServices: new Map(), sidecars: [] };
    for (const { host, carrier, caller } of others) {
      const header = { name: tree.settings.header, value: carrier ?? '' };
      const request = { host, port: 8080, header, caller };
      expect(evaluateRequest(cluster, request)).toEqual(evaluateRequest(plain, request));
    }
  });
  fc.assert(property, { numRuns: 30 });
});

test('where nobody else is reached, or by name, no host of an instance is told to its own namespace', () => {
  const property = fc.property(arbitraryScoped(), ({ tree }) => {
    const entries = [...renderCluster(tree).serviceEntries.values()].flat();
    const { exportTo } = tree.settings;
    for (const { namespace, spec } of entries) {
      if (exportTo === undefined) expect(spec.exportTo).toBeUndefined();
      else expect(spec.exportTo).not.toContain(namespace);
    }
  });
  fc.assert(property, { numRuns: 30 });
});
