/** Whatever the tree: each carrier leads where the header does, and no route is added by any. */
import fc from 'fast-check';
import type { Cluster } from '../support/cluster';
import type { VirtualServiceSpec } from '../support/manifests';
import type { Caller } from '../support/tag-request';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, questionsOf, renderCluster, type Asking, type Question } from './ask-tree';
import { renderTree } from './render-tree';
import type { Tree } from './tree';

const aliases = [
  { header: 'x-lane' },
  { header: 'x-url', pattern: 'https?://(@)\\.example\\.com(/.*)?' },
  { cookie: 'lane' },
  { baggage: 'lane' },
];

const carried: readonly ((name: string) => Readonly<Record<string, string>>)[] = [
  (name) => ({ 'x-lane': name }),
  (name) => ({ 'x-url': `https://${name}.example.com/a` }),
  (name) => ({ cookie: `a=b; lane=${name}` }),
  (name) => ({ baggage: `a=b;p,lane=${name};q` }),
];

function withAliases(tree: Tree): Tree {
  return { ...tree, settings: { ...tree.settings, aliases } };
}

/** A client in a namespace of the tree. */
function callerIn({ envoyFilters }: Cluster): Caller {
  const filter = envoyFilters.find(({ name }) => name === 'envtree-carriers');
  return { namespace: filter?.namespace ?? '' };
}

/** The same request by another carrier. */
function carry(question: Question, headers: Readonly<Record<string, string>>): Question {
  return { ...question, carrier: undefined, request: { port: 8080, headers } };
}

test('a name in any carrier is answered as it is in the header', () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withAliases(any);
    const cluster = renderCluster(tree);
    const caller = callerIn(cluster);
    const askings = askingsOf(tree).map((asking): Asking => ({ ...asking, caller }));
    for (const question of questionsOf(tree, askings)) {
      const { carrier } = question;
      if (carrier === undefined || !isName(carrier, tree)) continue;
      const wanted = ask(cluster, question, tree);
      for (const headersOf of carried)
        expect(ask(cluster, carry(question, headersOf(carrier)), tree)).toEqual(wanted);
    }
  });
  fc.assert(property, { numRuns: 20 });
});

test('what is no name in any carrier is answered as what has none', () => {
  const property = fc.property(arbitraryTree(), (any) => {
    const tree = withAliases(any);
    const cluster = renderCluster(tree);
    const caller = callerIn(cluster);
    for (const question of questionsOf(tree, [{ carrier: undefined, environment: undefined, caller }])) {
      const wanted = ask(cluster, question, tree);
      const names = tree.environments.flatMap(({ name }) => [name.toUpperCase(), `${name} x`, `-${name}`]);
      for (const name of names)
        for (const headersOf of carried)
          expect(ask(cluster, carry(question, headersOf(name)), tree)).toEqual(wanted);
    }
  });
  fc.assert(property, { numRuns: 20 });
});

test('aliases add two filters to each namespace, and change nothing else', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const [without, beside] = [tree, withAliases(tree)].map((it) => renderTree(it).manifests ?? []);
    const added = ['envtree-carriers', 'envtree-outbound'];
    expect(beside?.filter(({ metadata: { name } }) => !added.includes(name))).toEqual(without);
    expect(countRoutes(beside)).toBe(countRoutes(without));
  });
  fc.assert(property, { numRuns: 50 });
});

function countRoutes(manifests: readonly { readonly kind: string; readonly spec?: unknown }[] = []): number {
  const tables = manifests.filter(({ kind }) => kind === 'VirtualService');
  return tables.flatMap(({ spec }) => (spec as VirtualServiceSpec).http ?? []).length;
}

/** What the specification takes for one: the levels of a name are DNS labels, and it has at most 63 characters. */
function isName(text: string, { settings }: Tree): boolean {
  const levels = text.split(settings.splitter);
  return text.length <= 63 && levels.every((level) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(level));
}
