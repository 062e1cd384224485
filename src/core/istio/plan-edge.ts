import { locateKey } from '../definition/document-locations';
import type { Settings } from '../definition/settings';
import { startOfFile } from '../diagnostics/diagnostic';
import { edgeName } from '../names/istio-names';
import { beforeRoutes } from '../plan/argocd-order';
import { objectLabels } from '../plan/labels';
import type { HeaderFilter, HeaderMutation } from '../plan/planned-object';
import type { Model } from '../services/model';
import { readCarriers } from './read-carriers';
import { dropCarriersUnless } from './drop-carriers';
import { gatewayNamespaces } from './gateway-namespaces';
import { writeMembers } from './write-baggage';

/**
 * What has gateways take every carrier off a client's request before a route is chosen, but at trusted hosts, where
 * they are read as within the mesh.
 */
export function planEdge({ tree }: Model): HeaderFilter[] {
  const { settings, settingsLocations } = tree;
  return gatewayNamespaces(tree).map((namespace) => ({
    name: edgeName,
    namespace,
    labels: objectLabels(),
    annotations: beforeRoutes,
    // Undefined only next to an error.
    environment: tree.defaultEnvironment ?? '',
    origin: settingsLocations.keys.has('/edge')
      ? locateKey(settingsLocations, ['edge'])
      : startOfFile(settingsLocations.file),
    kind: 'EnvoyFilter',
    layer: 'hosts',
    isAtGateways: true,
    mutations: mutationsOf(settings),
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
