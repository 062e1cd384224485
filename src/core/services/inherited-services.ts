import { serviceNames, type Environment, type EnvironmentTree } from '../environment/environment-tree';

/** The services that the environments above `environment` have instances of, and it has not. */
export function inheritedServices(environment: Environment, tree: EnvironmentTree): string[] {
  const above = environment.ancestors.slice(1).flatMap((name) => tree.environments.get(name) ?? []);
  if (above.length === 0) return [];
  const own = new Set(serviceNames(environment));
  return above.flatMap(serviceNames).filter((name) => !own.has(name));
}
