import type { EnvironmentTree } from '../environment/environment-tree';

/** The namespaces whose sidecars know of environments, sorted: those of the roots. */
export function callerNamespaces({ environments }: EnvironmentTree): string[] {
  return [...new Set([...environments.values()].map(({ namespace }) => namespace))].sort();
}
