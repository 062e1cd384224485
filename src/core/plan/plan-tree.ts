import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { escapeEnvironment } from '../names/object-names';
import type { PlannedEnvironment } from './plan';

/** Every environment that has a file, as reports and deliveries speak of it. */
export function planTree(tree: EnvironmentTree): PlannedEnvironment[] {
  return [...tree.environments.values()].map((environment) => planEnvironment(environment, tree));
}

function planEnvironment(
  { name, root, namespace, ancestors, definition }: Environment,
  tree: EnvironmentTree,
): PlannedEnvironment {
  const { description, owner, expires, locations } = definition;
  const chain = ancestors.flatMap((it) => tree.environments.get(it) ?? []);
  const extended = tree.environments.get(root)?.bases ?? [];
  const bases = extended.map((base) => base.name);
  const named = [...chain.map((it) => it.definition), ...extended].flatMap(({ manifests }) => manifests);
  const manifests = [...new Set(named)].sort();
  return {
    name,
    escapedName: escapeEnvironment(name, tree.settings.splitter),
    namespace,
    file: locations.file,
    ancestors,
    isDefault: name === tree.defaultEnvironment,
    ...(bases.length > 0 && { bases }),
    ...(manifests.length > 0 && { manifests }),
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}
