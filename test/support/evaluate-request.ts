import { backendsOf } from './backends';
import type { Cluster } from './cluster';
import { matchConnection } from './match-connection';
import { findRoute, matchRoute, type DirectResponse, type Headers, type MatchedRequest } from './match-route';
import {
  refuseUnknownFields,
  type Destination,
  type Named,
  type ServicePort,
  type VirtualServiceSpec,
} from './manifests';
import { pickEndpoints, type Answer } from './pick-endpoints';
import { isRoutedPort, isTcpPort } from './port-protocol';
import { tagRequest, type Caller } from './tag-request';
import { visibleTo } from './visible-cluster';

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
  const asked = arrive(everything, request);
  if (!asked) return { status: 503 };
  const { cluster, host, arrival, table } = asked;
  const { port } = request;
  const target = table && findTarget(table.spec, asked);
  if (!target) return pickEndpoints({ cluster, host, port }, arrival);
  if ('status' in target) return target;
  const [only, ...others] = backendsOf(cluster, target.host)[0]?.ports ?? [];
  // Istio uses a destination's single port, whichever port was called (GetDestinationCluster).
  const single = others.length === 0 ? only?.number : undefined;
  const called = target.port?.number ?? single ?? port;
  return pickEndpoints({ cluster, host: target.host, port: called }, arrival);
}

/** The rule of a VirtualService that routes a request. */
export interface TakenRule {
  /** The VirtualService, by namespace and name. */
  readonly table: string;
  /** Its place, from 1 on. */
  readonly number: number;
  readonly name: string | undefined;
}

/** The rule that an HTTP request is routed by; undefined where none is for it. */
export function evaluateRule(everything: Cluster, request: Request): TakenRule | undefined {
  const asked = arrive(everything, request);
  const http = asked?.table?.spec.http;
  if (!asked?.table || !asked.arrival.isHttp || !http) return undefined;
  const route = findRoute(http, matchedOf(asked));
  const { namespace, name } = asked.table;
  return route && { table: `${namespace}/${name}`, number: http.indexOf(route) + 1, name: route.name };
}

/** A request as the caller's sidecar routes it; undefined where nobody has its host and port. */
function arrive(everything: Cluster, request: Request): Asked | undefined {
  const { port, caller = { namespace: 'default' } } = request;
  const cluster = visibleTo(caller, everything);
  const host = findHost(cluster, request.host, caller);
  const servicePort = cluster.services.get(host)?.spec.ports?.find((it) => it.port === port);
  if (!servicePort) return undefined;
  const isInside = caller.isOutsideMesh !== true;
  const isHttp = request.isTcp !== true && isRoutedPort(servicePort);
  const said = headersOf(request);
  const arrival = { headers: isHttp && isInside ? tagRequest(said, caller, cluster) : said, isHttp };
  const table = isInside ? tableOf(cluster, host) : undefined;
  return { request, servicePort, caller, arrival, cluster, host, table };
}

interface Asked {
  readonly request: Request;
  readonly servicePort: ServicePort;
  readonly caller: Caller;
  readonly arrival: { readonly headers: Headers; readonly isHttp: boolean };
  readonly cluster: Cluster;
  readonly host: string;
  readonly table: Named<VirtualServiceSpec> | undefined;
}

/** Undefined where nothing is routed, so that the Service's own pods answer. */
function findTarget(
  { http, tcp }: VirtualServiceSpec,
  asked: Asked,
): Destination | DirectResponse | undefined {
  const { request, servicePort, caller, arrival } = asked;
  const { port } = request;
  const { labels = {} } = caller;
  if (!arrival.isHttp)
    return isTcpPort(servicePort) && tcp ? matchConnection(tcp, { port, labels }) : undefined;
  return http && matchRoute(http, matchedOf(asked));
}

function matchedOf({ request: { port, path, method }, caller, arrival: { headers } }: Asked): MatchedRequest {
  const { labels = {} } = caller;
  return { headers, port, labels, ...(path && { path }), ...(method && { method }) };
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
function tableOf({ virtualServices }: Cluster, host: string): Named<VirtualServiceSpec> | undefined {
  const tables = virtualServices.get(host) ?? [];
  const [table, ...others] = tables;
  if (others.length > 0) throw new Error(`There are several VirtualServices for "${host}"`);
  if (!table) return undefined;
  refuseUnknownFields(
    table.spec,
    ['hosts', 'gateways', 'http', 'tcp', 'exportTo'],
    `the VirtualService ${table.name}`,
  );
  return table;
}
