import type { DocumentLocations } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { JsonObject } from '../definition/json';
import type { Settings, SettingsDefinition } from '../definition/settings';
import type { Pruned } from '../definition/was-pruned';
import { present } from '../diagnostics/present';
import { knowObjects, type KnownObjects } from '../manifests/known-objects';
import { namespaceOf } from '../manifests/namespace-of';
import { basesOf } from './bases';
import { ancestorChain, isLegalName, rootOf } from './environment-name';

/** A node of the tree that has a file. */
export interface Environment {
  readonly name: string;
  readonly root: string;
  /** The root's, where all of its environments live. */
  readonly namespace: string;
  /** Itself, then each environment above it, with or without a file. */
  readonly ancestors: readonly string[];
  readonly definition: EnvironmentDefinition;
  /** What its own definition is merged into: those that it extends, the nearest first; none below a root. */
  readonly bases: readonly EnvironmentDefinition[];
  /** Whether its root has a file, which need not be, and is more often a slip. */
  readonly hasRoot: boolean;
}

/** The names of the services that `environment` has instances of. */
export function serviceNames({ definition, bases }: Environment): string[] {
  return [...new Set([definition, ...bases].flatMap(({ services }) => Object.keys(services)))];
}

export function hasService({ definition, bases }: Environment, service: string): boolean {
  return [definition, ...bases].some(({ services }) => Object.hasOwn(services, service));
}

/** The roots that have a file, by name. */
export function rootDefinitions({ environments }: EnvironmentTree): Map<string, EnvironmentDefinition> {
  const roots = [...environments.values()].filter(({ name, root }) => name === root);
  return new Map(roots.map(({ name, definition }) => [name, definition]));
}

export interface EnvironmentTree {
  readonly settings: Settings;
  /** Where the settings say what they say. */
  readonly settingsLocations: DocumentLocations;
  /** What is not known of the settings. */
  readonly settingsPruned: Pruned;
  /** By name, sorted. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** The definitions whose names cannot be an environment's, so that nobody knows where they belong. */
  readonly unplaced: readonly EnvironmentDefinition[];
  /** The names of the roots, with or without a file. */
  readonly roots: readonly string[];
  /** The objects of all manifests that environments name, and those that come with roots, by namespace. */
  readonly known: ReadonlyMap<string, KnownObjects>;
  /** The gateways by which services and environments are entered, by namespace and name. */
  readonly gateways: readonly string[];
  /** The root that answers requests without an environment; undefined only next to an error. */
  readonly defaultEnvironment: string | undefined;
}

/** Puts the definitions, each of another environment, in their places. */
export function growTree(
  definitions: readonly EnvironmentDefinition[],
  { settings, locations, pruned }: SettingsDefinition,
): EnvironmentTree {
  const all = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const isPlaced = ({ name }: EnvironmentDefinition): boolean => isLegalName(name, settings.splitter);
  const sorted = all.filter(isPlaced);
  const byName = new Map(sorted.map((definition) => [definition.name, definition]));
  const isRoot = ({ name }: EnvironmentDefinition): boolean => rootOf(name, settings.splitter) === name;
  const rootsByName = new Map([...byName].filter(([, definition]) => isRoot(definition)));
  const environments = sorted.map((definition): Environment => {
    const { name } = definition;
    const root = rootOf(name, settings.splitter);
    const namespace = namespaceOf(root, byName, settings);
    const ancestors = ancestorChain(name, settings.splitter);
    const bases = name === root ? basesOf(definition, rootsByName) : [];
    return { name, root, namespace, ancestors, definition, bases, hasRoot: byName.has(root) };
  });
  const roots = [...new Set(environments.map(({ root }) => root))];
  return {
    settings,
    settingsLocations: locations,
    settingsPruned: pruned,
    environments: new Map(environments.map((environment) => [environment.name, environment])),
    unplaced: all.filter((definition) => !isPlaced(definition)),
    roots,
    known: knowNamespaces(environments),
    gateways: gatewaysOf(sorted, settings),
    defaultEnvironment: findDefault(roots, byName, settings),
  };
}

function gatewaysOf(definitions: readonly EnvironmentDefinition[], { preview }: Settings): string[] {
  const ofServices = definitions.flatMap(({ services }) =>
    Object.values(services).flatMap(({ gateways }) => gateways ?? []),
  );
  return [...new Set([...(preview ? [preview.gateway] : []), ...ofServices])];
}

function knowNamespaces(environments: readonly Environment[]): Map<string, KnownObjects> {
  const namespaces = [...new Set(environments.map(({ namespace }) => namespace))];
  return new Map(
    namespaces.map((namespace) => {
      const here = environments.filter((environment) => environment.namespace === namespace);
      return [namespace, knowObjects([...new Set(here.flatMap(knownOf))])] as const;
    }),
  );
}

/** What comes with a root is applied as it is written, and selects pods as what else is known. */
function knownOf({ name, root, definition: { known, companions } }: Environment): JsonObject[] {
  return [...known, ...(name === root ? companions.map(({ content }) => content) : [])];
}

/** What is known of a namespace beside what envtree renders. */
export function knownIn(namespace: string, { known }: EnvironmentTree): KnownObjects {
  return present(known.get(namespace));
}

/** The default environment: the root that the settings name, else the only one, or the only one that has a file. */
function findDefault(
  roots: readonly string[],
  files: ReadonlyMap<string, unknown>,
  settings: Settings,
): string | undefined {
  if (settings.default !== undefined) return roots.find((root) => root === settings.default);
  const described = roots.filter((root) => files.has(root));
  const candidates = described.length > 0 ? described : roots;
  return candidates.length === 1 ? candidates[0] : undefined;
}
