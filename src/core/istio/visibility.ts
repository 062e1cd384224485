import type { EnvironmentTree } from '../environment/environment-tree';
import { gatewayNamespaces } from './gateway-namespaces';

/** What reaches all namespaces, in Istio's word for them. */
const everybody = '*';
/** The own namespace, in the same; every root's is among those that are reached anyway. */
const own = '.';

export interface Visibility {
  /** By name. @default - all namespaces */
  readonly exportTo?: readonly string[];
}

/**
 * Whom the routing reaches, VirtualServices as the hosts that these lead to: the roots' namespaces, since the routes of
 * one lead to instances in another, the clients', the gateways', and whatever else the settings name.
 */
export function visibilityOf(tree: EnvironmentTree): Visibility {
  const { clients, exportTo } = tree.settings;
  if (exportTo === undefined && clients.length === 0) return {};
  const named = [...clients, ...gatewayNamespaces(tree), ...(exportTo ?? [])];
  // Istio takes it with no other beside it (istio/pkg/config/validation, validateExportTo).
  if (named.includes(everybody)) return { exportTo: [everybody] };
  const reached = new Set([...tree.known.keys(), ...named.filter((namespace) => namespace !== own)]);
  return { exportTo: [...reached].sort() };
}
