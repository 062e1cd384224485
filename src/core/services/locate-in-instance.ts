import { locateKey, locateValue, type DocumentLocations } from '../definition/document-locations';
import { toPointer, type Path } from '../definition/json';
import type { Location } from '../diagnostics/diagnostic';
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

/** Whether what an instance says at `path` is what the instance above it says, so that a mistake there is that one's. */
export function isPlaceInherited(instance: Instance, path: Path): boolean {
  const { parent } = instance;
  return parent !== undefined && locateInInstance(instance, path) === locateInInstance(parent, path);
}

/** The key of the service, in the instance's own file; or in the one that a root has it from. */
export function locateInstance(instance: Instance): Location {
  return locateKeyInInstance(instance, []);
}

/** A key of the service in the instance's own file. */
export function locateOwnKey({ service, environment }: Instance, key: string): Location {
  return locateKey(environment.definition.locations, ['services', service, key]);
}
