import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Settings } from '../definition/settings';

/** The namespace of an environment: its root's, else that of the settings. */
export function namespaceOf(
  { name }: EnvironmentDefinition,
  definitions: readonly EnvironmentDefinition[],
  { splitter, namespace }: Settings,
): string {
  const [root] = name.split(splitter);
  return definitions.find((definition) => definition.name === root)?.namespace ?? namespace;
}
