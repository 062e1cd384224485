import type { EnvironmentTree } from '../environment/environment-tree';
import { objectLabels } from './labels';
import { tagName } from './object-names';
import type { Tag } from './plan';

/** The tags: one for each environment that has pods, except the default one, whose name goes without saying. */
export function planTags({ environments, settings, defaultEnvironment }: EnvironmentTree): Tag[] {
  if (!settings.tag) return [];
  return [...environments.values()]
    .filter(
      ({ name, definition }) => name !== defaultEnvironment && Object.keys(definition.services).length > 0,
    )
    .map(({ name, namespace }) => ({
      name: tagName(name, settings.splitter),
      namespace,
      labels: objectLabels(),
      environment: name,
      header: settings.header,
      selector: { [settings.label]: name },
    }));
}
