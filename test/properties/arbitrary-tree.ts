import fc from 'fast-check';
import type { Tree, TreeEnvironment, TreeSettings } from './tree';

/** Some are the start of another one, and some with their environment are the name of another one. */
const services = ['orders', 'orders-dev', 'order', 'a', 'a-b', 'a-dev'];
const roots = ['dev', 'dev1', 'a', 'b', 'proj'];
const namespaces = ['shop', 'stage'];

/** Few of them in a tree, so that names come close to each other: `dev.a-b` and `dev.a.b`, `dev.proj1` and `dev.proj10`. */
const alphabets = [
  { plain: ['a', 'b'], hyphenated: ['a-b'] },
  {
    plain: ['dev', 'proj', 'proj1', 'proj10'],
    hyphenated: ['proj--1', 'one-of-the-longer-levels-of-a-name'],
  },
];

/** The longest name of an environment, and the most levels that are tried. */
const longest = 63;
const deepest = 5;

/** Trees that are right but for two workloads that may get one name. */
export function arbitraryTree(): fc.Arbitrary<Tree> {
  return fc.tuple(arbitrarySettings(), fc.constantFrom(...alphabets)).chain(([settings, alphabet]) => {
    // Levels have no splitter in them.
    const levels = settings.splitter === '-' ? alphabet.plain : [...alphabet.plain, ...alphabet.hyphenated];
    return fc
      .record({
        roots: fc.uniqueArray(arbitraryRoot(), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
        branches: fc.array(arbitraryBranch(levels), { maxLength: 8 }),
        defaultRoot: fc.nat({ max: 5 }),
      })
      .map((seed) => growTree(seed, settings));
  });
}

function arbitrarySettings(): fc.Arbitrary<TreeSettings> {
  return fc.record({
    splitter: fc.constantFrom('.', '-', '_'),
    label: fc.constantFrom('virtual-env', 'env', 'acme.io/environment'),
    header: fc.constantFrom('x-virtual-env', 'X-Env'),
    clusterDomain: fc.constantFrom('cluster.local', 'corp.example'),
    namespace: fc.constantFrom('default', ...namespaces),
    fallback: fc.constantFrom('live', 'static'),
    tag: fc.boolean(),
    saysDefault: fc.boolean(),
  });
}

type Content = Pick<TreeEnvironment, 'services' | 'unready'>;

function arbitraryContent(): fc.Arbitrary<Content> {
  return fc
    .record({ services: fc.subarray(services), unready: fc.subarray(services, { maxLength: 2 }) })
    .map((content) => ({
      services: content.services,
      unready: content.unready.filter((service) => content.services.includes(service)),
    }));
}

interface Root {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly hasFile: boolean;
  readonly content: Content;
}

function arbitraryRoot(): fc.Arbitrary<Root> {
  return fc.record({
    name: fc.constantFrom(...roots),
    namespace: fc.constantFrom(undefined, undefined, undefined, ...namespaces),
    hasFile: fc.boolean(),
    content: arbitraryContent(),
  });
}

/** A new environment, one or two levels below one of those that are there. */
interface Branch {
  /** Which of them, counted round. */
  readonly parent: number;
  readonly levels: readonly string[];
  readonly content: Content;
}

function arbitraryBranch(levels: readonly string[]): fc.Arbitrary<Branch> {
  return fc.record({
    parent: fc.nat({ max: 11 }),
    levels: fc.array(fc.constantFrom(...levels), { minLength: 1, maxLength: 2 }),
    content: arbitraryContent(),
  });
}

/** The name of a branch of `names`; undefined where it would be too long or too deep. */
function nameBranch(
  { parent, levels: below }: Branch,
  names: readonly string[],
  splitter: string,
): string | undefined {
  const name = [names[parent % names.length] ?? '', ...below].join(splitter);
  return name.length > longest || name.split(splitter).length > deepest ? undefined : name;
}

interface Seed {
  readonly roots: readonly Root[];
  readonly branches: readonly Branch[];
  readonly defaultRoot: number;
}

function growTree(seed: Seed, settings: TreeSettings): Tree {
  const { splitter } = settings;
  const names = seed.roots.map(({ name }) => name);
  const below = new Map<string, TreeEnvironment>();
  for (const branch of seed.branches) {
    const name = nameBranch(branch, [...names, ...below.keys()], splitter);
    if (name !== undefined) below.set(name, { name, ...branch.content });
  }
  // A root without a file is there only by what is below it; the first one has a file in any case.
  const withFile = seed.roots.filter(({ hasFile }, index) => hasFile || index === 0);
  const environments = [
    ...withFile.map(({ name, namespace, content }) => ({
      name,
      ...(namespace !== undefined && { namespace }),
      ...content,
    })),
    ...below.values(),
  ];
  const there = [...new Set(environments.map(({ name }) => name.split(splitter)[0] ?? ''))];
  return { settings, environments, defaultEnvironment: there[seed.defaultRoot % there.length] ?? '' };
}
