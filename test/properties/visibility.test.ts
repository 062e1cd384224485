/** Whatever the tree: who is reached by its routing gets the answers of the specification, and nobody else any of it. */
import fc from 'fast-check';
import type { Manifest } from '../support/manifests';
import { arbitraryTree } from './arbitrary-tree';
import { askingsOf, findWrongAnswers, questionsOf, renderCluster, type Asking } from './ask-tree';
import { renderTree } from './render-tree';
import type { Tree } from './tree';

function withSettings(tree: Tree, settings: Partial<Tree['settings']>): Tree {
  return { ...tree, settings: { ...tree.settings, ...settings } };
}

const from = (namespace: string, askings: readonly Asking[]): Asking[] =>
  askings.map((asking) => ({ ...asking, caller: { namespace } }));

test("clients, and callers in all roots' namespaces, get the answers of the specification", () => {
  const property = fc.property(arbitraryTree(), fc.boolean(), (any, isNamed) => {
    const tree = withSettings(any, isNamed ? { exportTo: ['web'] } : { clients: ['web'] });
    const cluster = renderCluster(tree);
    const namespaces = new Set([...cluster.services.values()].map(({ namespace }) => namespace));
    for (const namespace of ['web', ...namespaces]) {
      const questions = questionsOf(tree, from(namespace, askingsOf(tree)));
      expect(findWrongAnswers(cluster, questions, tree)).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 60 });
});

test("nothing of the routing reaches another namespace than the roots' and the clients'", () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withSettings(any, { clients: ['web'] });
    const { manifests } = renderTree(tree);
    fc.pre(manifests !== undefined);
    const reached = [...new Set(['web', ...namespacesOf(tree)])].sort();
    for (const { spec } of manifests.filter(isRouting)) expect(spec).toMatchObject({ exportTo: reached });
  });
  fc.assert(property, { numRuns: 60 });
});

/** Those of all roots, with or without a file. */
function namespacesOf({ environments, settings }: Tree): string[] {
  const roots = environments.map(({ name }) => name.split(settings.splitter)[0]);
  return roots.map((root) => environments.find(({ name }) => name === root)?.namespace ?? settings.namespace);
}

function isRouting({ kind }: Manifest): boolean {
  return ['VirtualService', 'DestinationRule', 'ServiceEntry'].includes(kind);
}
