import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Settings } from '../definition/settings';

/** The namespace of all environments of `root`: the one that it names, else that of the settings. */
export function namespaceOf(
  root: string,
  definitions: ReadonlyMap<string, EnvironmentDefinition>,
  { namespace }: Settings,
): string {
  return definitions.get(root)?.namespace ?? namespace;
}
