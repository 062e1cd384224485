import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Settings, SettingsDefinition } from '../definition/settings';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { checkEnvironmentName } from './check-name';
import { checkNamespace, checkRoots, findDefault } from './check-roots';
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
  /** By name, sorted. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** The root that answers requests without an environment; undefined only next to an error. */
  readonly defaultEnvironment: string | undefined;
}

export interface GrownTree {
  readonly tree: EnvironmentTree;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts the definitions, each of another environment, in their places. */
export function growTree(
  definitions: readonly EnvironmentDefinition[],
  settings: SettingsDefinition,
): GrownTree {
  const { splitter } = settings.settings;
  const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(sorted.map((definition) => [definition.name, definition]));
  const environments = sorted.map((definition): Environment => {
    const { name } = definition;
    const root = rootOf(name, splitter);
    const namespace = byName.get(root)?.namespace ?? settings.settings.namespace;
    return { name, root, namespace, ancestors: ancestorChain(name, splitter), definition };
  });
  const choice = findDefault(environments, settings);
  return {
    tree: {
      settings: settings.settings,
      environments: new Map(environments.map((environment) => [environment.name, environment])),
      defaultEnvironment: choice.root,
    },
    diagnostics: [
      ...sorted.flatMap((definition) => checkEnvironmentName(definition, splitter)),
      ...environments.flatMap(checkNamespace),
      ...checkRoots(environments),
      ...choice.diagnostics,
    ],
  };
}
