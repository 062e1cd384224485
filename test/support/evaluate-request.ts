import { backendsOf } from './backends';
import type { Cluster } from './cluster';
import { matchRoute, type Headers } from './match-route';
import { refuseUnknownFields, type HttpRoute } from './manifests';
import { pickEndpoints, type Answer } from './pick-endpoints';
import { isRoutedPort } from './port-protocol';
import { tagRequest, type Caller } from './tag-request';
import { visibleFrom } from './visible-cluster';

export interface Request {
  /** A Service's full name, or a name that is short in the caller's namespace. */
  readonly host: string;
  readonly port: number;
  /** The header that carries the environment. @default - none */
  readonly header?: { readonly name: string; readonly value: string } | undefined;
  /** All headers, by name in lower case. @default - the one that carries the environment */
  readonly headers?: Headers;
  /** @default - a client in the namespace "default" without labels */
  readonly caller?: Caller | undefined;
}

/** Who answers `request`, as Istio would have it: read off the manifests alone. Throws for what it does not know. */
export function evaluateRequest(everything: Cluster, request: Request): Answer {
  const { port, header, caller = { namespace: 'default' } } = request;
  const cluster = visibleFrom(caller.namespace, everything);
  const host = findHost(cluster, request.host, caller);
  const servicePort = cluster.services.get(host)?.spec.ports?.find((it) => it.port === port);
  if (!servicePort) return { status: 503 };
  const isHttp = isRoutedPort(servicePort);
  const { headers: said = new Map(header && [[header.name.toLowerCase(), header.value]]) } = request;
  const isInside = isHttp && caller.isOutsideMesh !== true;
  const headers = isInside ? tagRequest(said, caller, cluster) : said;
  const routes = isInside ? routesOf(cluster, host) : undefined;
  const arrival = { headers, isHttp };
  if (!routes) return pickEndpoints({ cluster, host, port }, arrival);
  const target = matchRoute(routes, headers);
  if ('status' in target) return target;
  const [only, ...others] = backendsOf(cluster, target.host)[0]?.ports ?? [];
  // Istio uses a destination's single port, whichever port was called (GetDestinationCluster).
  const single = others.length === 0 ? only?.number : undefined;
  const called = target.port?.number ?? single ?? port;
  return pickEndpoints({ cluster, host: target.host, port: called }, arrival);
}

/** The Service's full name, by the search domains of the caller's pod. */
function findHost({ services, clusterDomain }: Cluster, host: string, { namespace }: Caller): string {
  const domains = ['', `.${namespace}.svc.${clusterDomain}`, `.svc.${clusterDomain}`, `.${clusterDomain}`];
  const found = domains.map((domain) => host + domain).find((name) => services.has(name));
  if (found === undefined) throw new Error(`There is no Service "${host}"`);
  return found;
}

/** The mesh's routes for a host; a second VirtualService for one host would be dropped. */
function routesOf({ virtualServices }: Cluster, host: string): readonly HttpRoute[] | undefined {
  const tables = virtualServices.get(host) ?? [];
  const [table, ...others] = tables.filter(({ spec: { gateways } }) => gateways?.includes('mesh') ?? true);
  if (others.length > 0) throw new Error(`There are several VirtualServices for "${host}"`);
  if (table)
    refuseUnknownFields(
      table.spec,
      ['hosts', 'gateways', 'http', 'exportTo'],
      `the VirtualService ${table.name}`,
    );
  return table?.spec.http;
}
