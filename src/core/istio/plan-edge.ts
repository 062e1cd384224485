import type { Settings } from '../definition/settings';
import { edgeName } from '../names/istio-names';
import type { HeaderFilter, HeaderMutation } from '../plan/planned-object';
import type { Model } from '../services/model';
import { dropCarriersUnless } from './drop-carriers';
import { gatewayNamespaces } from './gateway-namespaces';
import { namespaceFilter } from './namespace-filter';
import { readCarriers } from './read-carriers';
import { forgetAsked, obeyProven, rememberAsked } from './require-proof';
import { writeMembers } from './write-baggage';

/**
 * What has gateways take every carrier off a client's request before a route is chosen, but at trusted hosts, where
 * they are read as within the mesh. Where a proof is required, they are off until there is one.
 */
export function planEdge({ tree }: Model): HeaderFilter[] {
  const { settings } = tree;
  const claims = settings.edge.require?.claims;
  return gatewayNamespaces(tree).map((namespace) => ({
    ...namespaceFilter(edgeName, namespace, { tree, key: 'edge' }),
    isAtGateways: true,
    mutations: [...(claims ? rememberAsked(settings) : []), ...mutationsOf(settings)],
    ...(claims && {
      authenticatedMutations: obeyProven(claims, settings),
      routedMutations: forgetAsked,
    }),
  }));
}

function mutationsOf(settings: Settings): HeaderMutation[] {
  const { trust = [] } = settings.edge;
  if (trust.length === 0) return dropCarriersUnless(undefined, settings);
  const isTrusted = trust
    .map((host) => `request.host == '${host}' || request.host.startsWith('${host}:')`)
    .join(' || ');
  return [...dropCarriersUnless(isTrusted, settings), ...readCarriers(settings), ...writeMembers(settings)];
}
