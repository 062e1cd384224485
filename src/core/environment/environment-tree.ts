import type { DocumentLocations } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Settings, SettingsDefinition } from '../definition/settings';
import { basesOf } from './bases';
import { ancestorChain, rootOf } from './environment-name';

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
  /** By name, sorted. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** The names of the roots, with or without a file. */
  readonly roots: readonly string[];
  /** The root that answers requests without an environment; undefined only next to an error. */
  readonly defaultEnvironment: string | undefined;
}

/** Puts the definitions, each of another environment, in their places. */
export function growTree(
  definitions: readonly EnvironmentDefinition[],
  { settings, locations }: SettingsDefinition,
): EnvironmentTree {
  const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(sorted.map((definition) => [definition.name, definition]));
  const isRoot = ({ name }: EnvironmentDefinition): boolean => rootOf(name, settings.splitter) === name;
  const rootsByName = new Map([...byName].filter(([, definition]) => isRoot(definition)));
  const environments = sorted.map((definition): Environment => {
    const { name } = definition;
    const root = rootOf(name, settings.splitter);
    const namespace = byName.get(root)?.namespace ?? settings.namespace;
    const bases = name === root ? basesOf(definition, rootsByName) : [];
    return { name, root, namespace, ancestors: ancestorChain(name, settings.splitter), definition, bases };
  });
  const roots = [...new Set(environments.map(({ root }) => root))];
  return {
    settings,
    settingsLocations: locations,
    environments: new Map(environments.map((environment) => [environment.name, environment])),
    roots,
    defaultEnvironment: findDefault(roots, settings),
  };
}

/** The default environment: the root that the settings name, else the only one. */
function findDefault(roots: readonly string[], settings: Settings): string | undefined {
  const named = roots.find((root) => root === settings.default);
  return settings.default === undefined && roots.length === 1 ? roots[0] : named;
}
