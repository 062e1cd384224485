import fc from 'fast-check';
import { arbitraryTree } from './arbitrary-tree';
import type { Tree, TreeEnvironment } from './tree';

/** A tree, and the same after somebody has worked at it. */
export interface TreePair {
  readonly from: Tree;
  readonly to: Tree;
}

type Edit = (tree: Tree, seed: number) => Tree;

/** What a commit may do: environments and instances that come and go, and what holds for all of them. */
const edits: readonly Edit[] = [
  (tree) => tree,
  removeEnvironment,
  (tree, seed) => changeEnvironment(tree, seed, (it) => ({ ...it, services: it.services.slice(1) })),
  (tree, seed) =>
    changeEnvironment(tree, seed, (it) => ({ ...it, services: [...new Set([...it.services, 'orders'])] })),
  (tree, seed) => changeEnvironment(tree, seed, (it) => ({ ...it, services: [] })),
  (tree, seed) => addEnvironment(tree, seed, 'new'),
  (tree, seed) => addEnvironment(addEnvironment(tree, seed, 'new'), seed + 1, 'a'),
  (tree) => ({
    ...tree,
    settings: { ...tree.settings, fallback: tree.settings.fallback === 'live' ? 'static' : 'live' },
  }),
  changeDefault,
];

/** Pairs of trees of which both are right. */
export function arbitraryPair(): fc.Arbitrary<TreePair> {
  return fc
    .tuple(
      arbitraryTree(),
      fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat()), { minLength: 1, maxLength: 3 }),
    )
    .map(([from, changes]) => ({ from, to: changes.reduce((tree, [edit, seed]) => edit(tree, seed), from) }));
}

function changeEnvironment(
  tree: Tree,
  seed: number,
  change: (environment: TreeEnvironment) => TreeEnvironment,
): Tree {
  const changed = seed % tree.environments.length;
  const environments = tree.environments.map((it, index) =>
    index === changed ? onlyItsOwn(change(it)) : it,
  );
  return { ...tree, environments };
}

function onlyItsOwn(environment: TreeEnvironment): TreeEnvironment {
  const { services, unready } = environment;
  return { ...environment, unready: unready.filter((service) => services.includes(service)) };
}

function removeEnvironment(tree: Tree, seed: number): Tree {
  const removed = seed % tree.environments.length;
  const environments = tree.environments.filter((_, index) => index !== removed);
  return environments.length === 0 ? tree : { ...tree, environments };
}

function addEnvironment(tree: Tree, seed: number, level: string): Tree {
  const { environments, settings } = tree;
  const parent = environments[seed % environments.length]?.name ?? '';
  const name = [parent, level].join(settings.splitter);
  const isFree = name.length < 60 && environments.every((it) => it.name !== name);
  const services = ['orders', 'a', 'a-b'].slice(seed % 3);
  return isFree ? { ...tree, environments: [...environments, { name, services, unready: [] }] } : tree;
}

function changeDefault(tree: Tree, seed: number): Tree {
  const roots = tree.environments.map(({ name }) => name.split(tree.settings.splitter)[0] ?? '');
  return { ...tree, defaultEnvironment: roots[seed % roots.length] ?? '' };
}
