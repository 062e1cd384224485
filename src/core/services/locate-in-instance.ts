import { locateKey, locateValue, type DocumentLocations } from '../definition/document-locations';
import { toPointer, valueAt, type JsonObject, type Path } from '../definition/json';
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
  const place = [instance.service, ...path];
  const pointer = toPointer(['services', ...place]);
  const files = chainOf(instance).flatMap(({ environment: { definition, bases } }) => [definition, ...bases]);
  const found = files.find(
    ({ locations, services, given }) =>
      // Keys are found sooner.
      locations.keys.has(pointer) ||
      locations.values.has(pointer) ||
      // What comes by an alias has no place of its own; what comes of a manifest has none in the file at all.
      (!Object.hasOwn(given, instance.service) && valueAt(services as JsonObject, place) !== undefined),
  );
  return (found ?? instance.environment.definition).locations;
}

/** Whether what an instance says at `path` is what `origin`, that it is merged into, says: a mistake there is that one's. */
export function isPlaceInherited(instance: Instance, origin: Instance, path: Path): boolean {
  return locateInInstance(instance, path) === locateInInstance(origin, path);
}

/** The key of the service, in the instance's own file; or in the one that a root has it from. */
export function locateInstance(instance: Instance): Location {
  return locateKeyInInstance(instance, []);
}

/** A key of the service in the instance's own file. */
export function locateOwnKey({ service, environment }: Instance, key: string): Location {
  return locateKey(environment.definition.locations, ['services', service, key]);
}
