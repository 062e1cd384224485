import type { HttpRoute, Labels, Manifest, PortPolicy, ServicePort } from './manifests';

/** Hand-written manifests for the tests of the evaluator: the service orders in the namespace shop. */

export const ordersHost = 'orders.shop.svc.cluster.local';
export const ownHost = 'orders.dev-a-b.shop.envtree.internal';

function manifest(kind: string, name: string, spec: object): Manifest {
  return {
    apiVersion: kindsOfIstio.has(kind) ? 'networking.istio.io/v1' : 'v1',
    kind,
    metadata: { name, namespace: 'shop' },
    spec,
  };
}

const kindsOfIstio = new Set(['VirtualService', 'DestinationRule', 'ServiceEntry', 'EnvoyFilter']);

export function workload(environment: string, levels: Labels = {}, ports: readonly object[] = []): Manifest {
  const selector = { app: 'orders', 'virtual-env': environment };
  return manifest('Deployment', `orders-${environment}`, {
    selector: { matchLabels: selector },
    template: { metadata: { labels: { ...selector, ...levels } }, spec: { containers: [{ ports }] } },
  });
}

export function service(
  environment: string,
  ports: readonly ServicePort[] = [{ port: 8080, name: 'http' }],
): Manifest {
  return manifest('Service', 'orders', { selector: { app: 'orders', 'virtual-env': environment }, ports });
}

export function serviceEntry(environment: string, port: object = { number: 8080, name: 'http' }): Manifest {
  return manifest('ServiceEntry', `orders-${environment}`, {
    hosts: [ownHost],
    location: 'MESH_INTERNAL',
    resolution: 'STATIC',
    ports: [port],
    workloadSelector: { labels: { app: 'orders', 'virtual-env': environment } },
  });
}

export function destinationRule(
  trafficPolicy: PortPolicy & { portLevelSettings?: readonly PortPolicy[] },
): Manifest {
  return manifest('DestinationRule', 'orders', { host: ownHost, trafficPolicy });
}

export function virtualService(http: readonly HttpRoute[], name = 'orders'): Manifest {
  return manifest('VirtualService', name, { hosts: [ordersHost], http });
}

export function routeTo(host: string, ...headers: readonly Labels[]): HttpRoute {
  const match = headers.map((condition) => ({ headers: { 'x-virtual-env': condition } }));
  return { ...(match.length > 0 && { match }), route: [{ destination: { host } }] };
}

/** The tag of an environment, for the filter of this name. */
export function envoyFilter(environment: string, filter: string): Manifest {
  const mutation = {
    append: { header: { key: 'x-virtual-env', value: environment }, append_action: 'ADD_IF_ABSENT' },
  };
  const extension = { typed_config: { mutations: [mutation] } };
  const patch = {
    applyTo: 'NETWORK_FILTER',
    match: { context: 'SIDECAR_OUTBOUND', listener: { filterChain: { filter: { name: filter } } } },
    patch: {
      operation: 'MERGE',
      value: { typed_config: { early_header_mutation_extensions: [extension] } },
    },
  };
  const workloadSelector = { labels: { 'virtual-env': environment } };
  return manifest('EnvoyFilter', `tag-${environment}`, { workloadSelector, configPatches: [patch] });
}
