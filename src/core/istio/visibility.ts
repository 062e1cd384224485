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

/** What no sidecar is told of by itself, in Istio's word for it. */
const nobody = '~';

/**
 * The same for the hosts of instances in `namespace`, which nobody calls by name. Where sidecars are to be told no more
 * than they need, those of the own namespace get them by the routes alone, and so without virtual hosts of their own:
 * of what a route leads to, Istio takes the own namespace's, whomever it is exported to. Others', and gateways', it takes
 * only where they are exported.
 */
export function hostVisibilityOf(tree: EnvironmentTree, namespace: string): Visibility {
  const visibility = visibilityOf(tree);
  const { exportTo } = visibility;
  const isAsked = tree.settings.scope !== false && !gatewayNamespaces(tree).includes(namespace);
  if (!isAsked || exportTo === undefined || exportTo.includes(everybody)) return visibility;
  const others = exportTo.filter((it) => it !== namespace);
  return { exportTo: others.length === 0 ? [nobody] : others };
}
