import { nameOf, type GivenInstance, type GivenInstances } from '../definition/given-instance';
import type { JsonObject } from '../definition/json';

/** Two services that would be called by one Service. */
export interface SharedService {
  readonly name: string;
  readonly services: readonly string[];
}

export interface Parted {
  readonly given: GivenInstances;
  readonly shared: readonly SharedService[];
}

/**
 * `given`, where no Service is an address of two of them: one that selects the pods of several services, as one for
 * their metrics does, is called for whose main one it is, or for none of them.
 */
export function partServices(given: GivenInstances): Parted {
  const instances = Object.entries(given);
  const callersOf = (name: string): string[] => namesOf(instances, ({ services }) => services, name);
  const ownersOf = (name: string): string[] =>
    namesOf(instances, ({ services }) => services.slice(0, 1), name);
  const isAlone = (service: JsonObject): boolean => callersOf(nameOf(service)).length === 1;
  const part = (instance: GivenInstance): GivenInstance => {
    const { services, otherServices } = instance;
    const further = services.slice(1);
    return {
      ...instance,
      services: [...services.slice(0, 1), ...further.filter(isAlone)],
      otherServices: [...otherServices, ...further.filter((service) => !isAlone(service))],
    };
  };
  const mains = new Set(instances.flatMap(([, { services }]) => services.slice(0, 1).map(nameOf)));
  return {
    given: Object.fromEntries(instances.map(([name, instance]) => [name, part(instance)])),
    shared: [...mains]
      .map((name) => ({ name, services: ownersOf(name) }))
      .filter(({ services }) => services.length > 1),
  };
}

function namesOf(
  instances: readonly (readonly [string, GivenInstance])[],
  select: (instance: GivenInstance) => readonly JsonObject[],
  service: string,
): string[] {
  return instances
    .filter(([, instance]) => select(instance).some((it) => nameOf(it) === service))
    .map(([name]) => name);
}
