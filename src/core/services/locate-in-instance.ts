import { locateKey, locateValue, type DocumentLocations } from '../definition/document-locations';
import { toPointer, type Path } from '../definition/json';
import { wasPruned } from '../definition/validate';
import type { Location } from '../diagnostics/diagnostic';
import type { EnvironmentTree } from '../environment/environment-tree';
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
  const files = chainOf(instance)
    .flatMap(({ environment: { definition, bases } }) => [definition, ...bases])
    .map(({ locations }) => locations);
  return (
    files.find(({ values, keys }) => values.has(pointer) || keys.has(pointer)) ??
    instance.environment.definition.locations
  );
}

/** The key of the service, in the instance's own file; or in the one that a root has it from. */
export function locateInstance(instance: Instance): Location {
  return locateKeyInInstance(instance, []);
}

/** A key of the service in the instance's own file. */
export function locateOwnKey({ service, environment }: Instance, key: string): Location {
  return locateKey(environment.definition.locations, ['services', service, key]);
}

/**
 * Whether a file of the chain says something wrong at `path`, or extends what is not there, so that nothing is to be
 * said of its absence.
 */
export function isUncertain({ service, environment }: Instance, path: Path, tree: EnvironmentTree): boolean {
  const pointer = toPointer(['services', service, ...path]);
  const files = environment.ancestors.flatMap((name) => tree.environments.get(name) ?? []);
  const definitions = files.flatMap(({ definition, bases }) => [definition, ...bases]);
  const isCutShort = files.some(
    ({ definition, bases }) => (bases.at(-1) ?? definition).extends !== undefined,
  );
  return isCutShort || definitions.some(({ pruned }) => wasPruned(pruned, pointer));
}
