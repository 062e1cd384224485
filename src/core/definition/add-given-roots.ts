import { noLocations } from './document-locations';
import type { EnvironmentDefinition } from './environment-definition';
import { specificationOfGiven, type GivenRoots } from './given-instance';
import { environmentFile } from './source-file-places';

/**
 * `definitions` with the given instances in their roots, which need no file. Throws a RangeError where a file describes
 * the same instance.
 */
export function addGivenRoots(
  definitions: readonly EnvironmentDefinition[],
  roots: GivenRoots,
): EnvironmentDefinition[] {
  const changed = Object.entries(roots).map(([name, given]): EnvironmentDefinition => {
    const definition = definitions.find((it) => it.name === name) ?? withoutFile(name);
    const twice = Object.keys(given).find((service) => Object.hasOwn(definition.services, service));
    if (twice !== undefined) {
      throw new RangeError(
        `"${twice}" of "${name}" is given, and ${definition.locations.file} describes it as well`,
      );
    }
    const services = Object.entries(given).map(
      ([service, instance]) => [service, specificationOfGiven({ service, given: instance })] as const,
    );
    const known = Object.values(given).flatMap(({ workloads, services, otherServices }) => [
      ...workloads,
      ...services,
      ...otherServices,
    ]);
    return {
      ...definition,
      given,
      known: [...definition.known, ...known],
      services: { ...definition.services, ...Object.fromEntries(services) },
    };
  });
  return [...definitions.filter(({ name }) => !Object.hasOwn(roots, name)), ...changed];
}

function withoutFile(name: string): EnvironmentDefinition {
  return {
    name,
    services: {},
    given: {},
    known: [],
    companions: [],
    locations: noLocations(environmentFile(name)),
    pruned: new Set(),
  };
}
