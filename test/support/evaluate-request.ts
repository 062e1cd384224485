import { backendsOf } from './backends';
import type { Cluster } from './cluster';
import { matchConnection } from './match-connection';
import { matchRoute, type DirectResponse, type Headers } from './match-route';
import {
  refuseUnknownFields,
  type Destination,
  type ServicePort,
  type VirtualServiceSpec,
} from './manifests';
import { pickEndpoints, type Answer } from './pick-endpoints';
import { isRoutedPort, isTcpPort } from './port-protocol';
import { tagRequest, type Caller } from './tag-request';
import { visibleFrom } from './visible-cluster';

export interface Request {
  /** A Service's full name, or a name that is short in the caller's namespace. */
  readonly host: string;
  readonly port: number;
  /** The header that carries the environment. @default - none */
  readonly header?: { readonly name: string; readonly value: string } | undefined;
  /** Further headers, by name in lower case. @default - none */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** With the query. @default - / */
  readonly path?: string | undefined;
  /** @default - GET */
  readonly method?: string | undefined;
  /** Whether it is a connection that is not HTTP. @default - whether the port is for such alone */
  readonly isTcp?: boolean | undefined;
  /** @default - a client in the namespace "default" without labels */
  readonly caller?: Caller | undefined;
}

/** Who answers `request`, as Istio would have it: read off the manifests alone. Throws for what it does not know. */
export function evaluateRequest(everything: Cluster, request: Request): Answer {
  const { port, caller = { namespace: 'default' } } = request;
  const cluster = visibleFrom(caller.namespace, everything);
  const host = findHost(cluster, request.host, caller);
  const servicePort = cluster.services.get(host)?.spec.ports?.find((it) => it.port === port);
  if (!servicePort) return { status: 503 };
  const isInside = caller.isOutsideMesh !== true;
  const isHttp = request.isTcp !== true && isRoutedPort(servicePort);
  const said = headersOf(request);
  const arrival = { headers: isHttp && isInside ? tagRequest(said, caller, cluster) : said, isHttp };
  const table = isInside ? tableOf(cluster, host) : undefined;
  const target = table && findTarget(table, { request, servicePort, caller, arrival });
  if (!target) return pickEndpoints({ cluster, host, port }, arrival);
  if ('status' in target) return target;
  const [only, ...others] = backendsOf(cluster, target.host)[0]?.ports ?? [];
  // Istio uses a destination's single port, whichever port was called (GetDestinationCluster).
  const single = others.length === 0 ? only?.number : undefined;
  const called = target.port?.number ?? single ?? port;
  return pickEndpoints({ cluster, host: target.host, port: called }, arrival);
}

interface Asked {
  readonly request: Request;
  readonly servicePort: ServicePort;
  readonly caller: Caller;
  readonly arrival: { readonly headers: Headers; readonly isHttp: boolean };
}

/** Undefined where nothing is routed, so that the Service's own pods answer. */
function findTarget(
  { http, tcp }: VirtualServiceSpec,
  { request, servicePort, caller, arrival: { headers, isHttp } }: Asked,
): Destination | DirectResponse | undefined {
  const { port, path, method } = request;
  const { labels = {} } = caller;
  if (!isHttp) return isTcpPort(servicePort) && tcp ? matchConnection(tcp, { port, labels }) : undefined;
  return (
    http && matchRoute(http, { headers, port, labels, ...(path && { path }), ...(method && { method }) })
  );
}

function headersOf({ header, headers = {} }: Request): Headers {
  const carrier = header ? [[header.name.toLowerCase(), header.value] as const] : [];
  return new Map([...(headers instanceof Map ? headers : Object.entries(headers)), ...carrier]);
}

/** The Service's full name, by the search domains of the caller's pod. */
function findHost({ services, clusterDomain }: Cluster, host: string, { namespace }: Caller): string {
  const domains = ['', `.${namespace}.svc.${clusterDomain}`, `.svc.${clusterDomain}`, `.${clusterDomain}`];
  const found = domains.map((domain) => host + domain).find((name) => services.has(name));
  if (found === undefined) throw new Error(`There is no Service "${host}"`);
  return found;
}

/** The mesh's routes for a host; a second VirtualService for one host would be dropped. */
function tableOf({ virtualServices }: Cluster, host: string): VirtualServiceSpec | undefined {
  const tables = virtualServices.get(host) ?? [];
  const [table, ...others] = tables;
  if (others.length > 0) throw new Error(`There are several VirtualServices for "${host}"`);
  if (!table) return undefined;
  refuseUnknownFields(
    table.spec,
    ['hosts', 'gateways', 'http', 'tcp', 'exportTo'],
    `the VirtualService ${table.name}`,
  );
  return table.spec;
}
