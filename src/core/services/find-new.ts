import type { Instance } from './instance';

/**
 * What `find` finds in an instance, and not in the one above it, whose fault it is then. Nothing in one that another
 * program renders, since no file describes it.
 */
export function findNew<Fault>(instance: Instance, find: (instance: Instance) => Fault[]): Fault[] {
  if (instance.given) return [];
  const found = find(instance);
  if (found.length === 0 || !instance.parent) return found;
  const above = new Set(find(instance.parent).map((fault) => JSON.stringify(fault)));
  return found.filter((fault) => !above.has(JSON.stringify(fault)));
}
