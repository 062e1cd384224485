import type { EnvironmentTree } from '../environment/environment-tree';

/** The namespaces whose sidecars know of environments, sorted: those of the roots, and the clients. */
export function callerNamespaces({ environments, settings }: EnvironmentTree): string[] {
  const roots = [...environments.values()].map(({ namespace }) => namespace);
  return [...new Set([...roots, ...settings.clients])].sort();
}
