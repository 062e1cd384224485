import type { EnvironmentTree } from '../environment/environment-tree';

/** The namespaces of the pods of gateways by which services and environments are entered, sorted. */
export function gatewayNamespaces({ gateways, settings }: EnvironmentTree): string[] {
  if (gateways.length === 0) return [];
  const namespaces = settings.edge.namespaces ?? gateways.map((gateway) => gateway.split('/', 1).join());
  return [...new Set(namespaces)].sort();
}
