import type { Path } from '../definition/json';
import { originOf, type Instance } from './instance';
import { isPlaceInherited } from './locate-in-instance';

/**
 * What `find` finds in an instance, and not in the one that it is merged into, whose fault it is then. Nothing in one that another
 * program renders, since no file describes it.
 */
export function findNew<Fault>(instance: Instance, find: (instance: Instance) => Fault[]): Fault[] {
  if (instance.given) return [];
  const found = find(instance);
  const origin = originOf(instance);
  if (found.length === 0 || !origin) return found;
  const above = new Set(find(origin).map((fault) => JSON.stringify(fault)));
  return found.filter((fault) => !above.has(JSON.stringify(fault)));
}

/** How faults of an instance are told from each other, and where each is said. */
export interface FaultPlaces<Fault> {
  readonly keyOf: (fault: Fault) => string | number;
  readonly placeOf: (fault: Fault) => Path;
}

/** What `find` finds in an instance, but for what the one that it is merged into has as well, and alone says. */
export function findUnlessInherited<Fault>(
  instance: Instance,
  find: (instance: Instance) => Fault[],
  { keyOf, placeOf }: FaultPlaces<Fault>,
): Fault[] {
  const found = find(instance);
  const origin = originOf(instance);
  if (found.length === 0 || !origin) return found;
  const above = new Set(find(origin).map(keyOf));
  return found.filter(
    (fault) => !above.has(keyOf(fault)) || !isPlaceInherited(instance, origin, placeOf(fault)),
  );
}
