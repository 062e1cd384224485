/** What is named is found: whatever comes with which environments, and whoever names it. */
import fc from 'fast-check';
import { synthesize } from '../../src/constructs/synthesize';
import { planWith } from '../support/plan-with-files';

const environments = ['dev', 'dev.a', 'dev.a.b', 'dev.a.b.c', 'dev.a-b', 'dev.ab'] as const;
/** Some are the start of another one, and none is another one with an environment. */
const names = ['settings', 'settings-dev', 'token', 'a'] as const;
const kinds = ['ConfigMap', 'Secret', 'ExternalSecret', 'Certificate'] as const;

type Kind = (typeof kinds)[number];

interface Given {
  readonly kind: Kind;
  /** What pods call it by: the name of the Secret that it makes. */
  readonly name: string;
}

interface Content {
  readonly objects: readonly Given[];
  readonly hasService: boolean;
}

/** Of each environment that has a file. */
type Tree = ReadonlyMap<string, Content>;

function arbitraryTree(): fc.Arbitrary<Tree> {
  const given = fc.record({ kind: fc.constantFrom(...kinds), name: fc.constantFrom(...names) });
  const content = fc.record({
    // Two of them would make one Secret.
    objects: fc.uniqueArray(given, {
      maxLength: 4,
      selector: ({ kind, name }) => `${called(kind)} ${name}`,
    }),
    hasService: fc.boolean(),
  });
  const contents = fc.tuple(
    fc.subarray(environments.slice(1)),
    fc.array(content, { minLength: 6, maxLength: 6 }),
  );
  return contents.map(([below, all]) => {
    const entries = ['dev', ...below].map((name, index) => [
      name,
      all[index] ?? { objects: [], hasService: false },
    ]);
    return new Map(entries as [string, Content][]);
  });
}

type Called = 'ConfigMap' | 'Secret';

/** The kind that pods name. */
function called(kind: Kind): Called {
  return kind === 'ConfigMap' ? kind : 'Secret';
}

const referring = [
  ...names.map((name) => ({ configMapRef: { name } })),
  ...names.map((name) => ({ secretRef: { name } })),
];
const pod = { containers: [{ name: 'orders', image: 'orders', envFrom: referring }] };

function manifestOf({ kind, name }: Given, environment: string): object {
  const annotations = { of: environment };
  const metadata = { name, annotations };
  const maker = { name: `${name}.maker`, annotations };
  switch (kind) {
    case 'ConfigMap':
    case 'Secret':
      return { apiVersion: 'v1', kind, metadata };
    case 'ExternalSecret':
      return { apiVersion: 'external-secrets.io/v1', kind, metadata: maker, spec: { target: { name } } };
    case 'Certificate':
      return { apiVersion: 'cert-manager.io/v1', kind, metadata: maker, spec: { secretName: name } };
  }
}

function filesOf(tree: Tree): Record<string, string> {
  const entries = [...tree].map(([environment, { objects }]) => {
    const metadata = { name: 'job', annotations: { of: environment } };
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: { spec: pod } } };
    const all = [...objects.map((given) => manifestOf(given, environment)), job];
    return [`${environment}.yaml`, all.map((it) => `${JSON.stringify(it)}\n`).join('---\n')] as const;
  });
  return Object.fromEntries(entries);
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly target?: { readonly name: string };
    readonly secretName?: string;
    readonly template?: {
      readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      readonly spec: typeof pod;
    };
  };
}

/** The environments above one, in whose place it has what it has. */
function above(name: string): string[] {
  const levels = name.split('.');
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('.'));
}

/** What is rendered; undefined where two objects would get one name, which is an error. */
function render(tree: Tree): Rendered[] | undefined {
  const entries = [...tree].map(([name, { hasService }]) => {
    const beginsHere = name.includes('.') && !above(name).some((it) => tree.get(it)?.hasService === true);
    const specification = { image: 'orders', envFrom: referring, ...(beginsHere && { new: true }) };
    const services = hasService ? { orders: specification } : {};
    return [name, JSON.stringify({ objects: [`${name}.yaml`], services })] as const;
  });
  const { plan, diagnostics } = planWith(Object.fromEntries(entries), filesOf(tree));
  const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  expect(codes.filter((code) => code !== 'name-clash')).toEqual([]);
  if (codes.length > 0) return undefined;
  return synthesize(plan).flatMap(({ manifests }) => manifests as readonly object[]) as Rendered[];
}

interface Reference {
  readonly kind: Called;
  readonly name: string;
}

/** Whose objects a pod meets by a name. */
function metBy({ kind, name }: Reference, all: readonly Rendered[]): (string | undefined)[] {
  const met = all.filter((object) => {
    const made = object.spec?.target?.name ?? object.spec?.secretName ?? object.metadata.name;
    return kinds.includes(object.kind as Kind) && called(object.kind as Kind) === kind && made === name;
  });
  return met.map(({ metadata }) => metadata.annotations?.of);
}

/** Whose object is meant: that of the nearest environment above that has one. */
function meantBy({ kind, name }: Reference, from: string, tree: Tree): string | undefined {
  const levels = from.split('.');
  const chain = levels.map((_, index) => levels.slice(0, levels.length - index).join('.'));
  return chain.find((environment) =>
    (tree.get(environment)?.objects ?? []).some((it) => called(it.kind) === kind && it.name === name),
  );
}

/** The names that pods have, environment by environment, beside those that their files have. */
function referencesIn(all: readonly Rendered[]): { environment: string; written: Reference; name: string }[] {
  return all.flatMap(({ metadata, spec }) => {
    const template = spec?.template;
    const environment = template?.metadata?.labels?.['virtual-env'] ?? metadata.annotations?.of;
    if (!template || environment === undefined) return [];
    const envFrom = template.spec.containers.flatMap((container) => container.envFrom);
    return envFrom.map((reference, index) => {
      const written = {
        kind: index < names.length ? 'ConfigMap' : 'Secret',
        name: names[index % names.length] ?? '',
      };
      const { name } = 'configMapRef' in reference ? reference.configMapRef : reference.secretRef;
      return { environment, written: written as Reference, name };
    });
  });
}

test('a pod meets the object of the nearest environment above that has one, and names no other', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const all = render(tree);
    fc.pre(all !== undefined);
    const references = referencesIn(all);
    expect(references.length).toBeGreaterThanOrEqual(tree.size * referring.length);
    for (const { environment, written, name } of references) {
      const meant = meantBy(written, environment, tree);
      if (meant === undefined) expect(name).toBe(written.name);
      else
        expect([environment, name, ...metBy({ ...written, name }, all)]).toEqual([environment, name, meant]);
    }
  });
  fc.assert(property, { numRuns: 100 });
});
