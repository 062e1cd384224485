import type { DocumentLocations } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Settings, SettingsDefinition } from '../definition/settings';
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
  const environments = sorted.map((definition): Environment => {
    const { name } = definition;
    const root = rootOf(name, settings.splitter);
    const namespace = byName.get(root)?.namespace ?? settings.namespace;
    return { name, root, namespace, ancestors: ancestorChain(name, settings.splitter), definition };
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
