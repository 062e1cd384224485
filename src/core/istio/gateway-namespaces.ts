import type { EnvironmentTree } from '../environment/environment-tree';
import { gatewaysOf } from '../environment/gateways-of';

/** The namespaces of the pods of gateways by which services and environments are entered, sorted. */
export function gatewayNamespaces(tree: EnvironmentTree): string[] {
  const gateways = gatewaysOf(tree);
  if (gateways.length === 0) return [];
  const namespaces = tree.settings.edge.namespaces ?? gateways.map((gateway) => gateway.split('/', 1).join());
  return [...new Set(namespaces)].sort();
}
