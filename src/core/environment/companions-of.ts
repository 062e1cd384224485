import type { EnvironmentDefinition } from '../definition/environment-definition';
import { nameOf } from '../definition/given-instance';
import type { Companion } from '../definition/manifest-object';
import { actsOnPods, fullKindOf } from '../manifests/object-kinds';
import type { Environment, EnvironmentTree } from './environment-tree';

/**
 * The objects that come with `environment`. One file can describe services and what comes with them: left out are the
 * workloads and Services of its own given instances, and below a root whatever acts on pods and is in a manifest of an
 * environment above, since a second one would act on the same pods; of its services an environment has copies by
 * naming them.
 */
export function companionsOf(environment: Environment, tree: EnvironmentTree): Companion[] {
  const { definition, bases, ancestors } = environment;
  if (definition.companions.length === 0) return [];
  const above = ancestors
    .slice(1)
    .flatMap((name) => tree.environments.get(name) ?? [])
    .flatMap((it) => [it.definition, ...it.bases]);
  return definition.companions.filter(
    (companion) =>
      ![definition, ...bases].some((it) => isInstance(companion, it)) && !isAbove(companion, above),
  );
}

function isInstance({ content, name }: Companion, { given }: EnvironmentDefinition): boolean {
  const objects = Object.values(given).flatMap(({ workloads, services }) => [...workloads, ...services]);
  return objects.some((object) => fullKindOf(object) === fullKindOf(content) && nameOf(object) === name);
}

function isAbove({ content }: Companion, above: readonly EnvironmentDefinition[]): boolean {
  return actsOnPods(content) && above.some(({ known }) => known.includes(content));
}
