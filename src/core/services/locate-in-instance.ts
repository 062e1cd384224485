import { locateKey, locateValue, type DocumentLocations } from '../definition/document-locations';
import { toPointer, type Path } from '../definition/json';
import { wasPruned } from '../definition/validate';
import type { Location } from '../diagnostics/diagnostic';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { chainOf, type Instance } from './instance';

/** The place where the nearest file of the chain says something at `path` of the service, or names the service. */
export function locateInInstance(instance: Instance, path: Path): Location {
  return locateValue(sourceOf(instance, path), ['services', instance.service, ...path]);
}

/** The same for the key at the end of `path`. */
export function locateKeyInInstance(instance: Instance, path: Path): Location {
  return locateKey(sourceOf(instance, path), ['services', instance.service, ...path]);
}

function sourceOf(instance: Instance, path: Path): DocumentLocations {
  const pointer = toPointer(['services', instance.service, ...path]);
  const files = chainOf(instance).map(({ environment }) => environment.definition.locations);
  return (
    files.find(({ values, keys }) => values.has(pointer) || keys.has(pointer)) ??
    instance.environment.definition.locations
  );
}

/** The key of the service, in the instance's own file. */
export function locateInstance({ service, environment }: Instance): Location {
  return locateKey(environment.definition.locations, ['services', service]);
}

/** A key of the service in the instance's own file. */
export function locateOwnKey({ service, environment }: Instance, key: string): Location {
  return locateKey(environment.definition.locations, ['services', service, key]);
}

/** Whether a file of the chain says something wrong at `path`, so that nothing is to be said of its absence. */
export function isUncertain({ service, environment }: Instance, path: Path, tree: EnvironmentTree): boolean {
  const pointer = toPointer(['services', service, ...path]);
  return prunedOf(environment, tree).some((pruned) => wasPruned(pruned, pointer));
}

/** The same of all that is within the map or list at `path`. */
export function isUncertainWithin(instance: Instance, path: Path, tree: EnvironmentTree): boolean {
  const within = `${toPointer(['services', instance.service, ...path])}/`;
  const isWithin = (pruned: ReadonlySet<string>): boolean =>
    [...pruned].some((pointer) => pointer.startsWith(within));
  return isUncertain(instance, path, tree) || prunedOf(instance.environment, tree).some(isWithin);
}

function prunedOf({ ancestors }: Environment, tree: EnvironmentTree): ReadonlySet<string>[] {
  const files = ancestors.flatMap((name) => tree.environments.get(name) ?? []);
  return files.map(({ definition }) => definition.pruned);
}
