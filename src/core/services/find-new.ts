import { originOf, type Instance } from './instance';

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
