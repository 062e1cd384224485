import type { Cluster } from './cluster';
import type { Claims } from './claims';
import type { HttpRoute, Named, VirtualServiceSpec } from './manifests';
import { findRoute, matchRoute, type Headers } from './match-route';
import { pickEndpoints, type Answer } from './pick-endpoints';
import { enterGateway } from './tag-request';
import { visibleFrom } from './visible-cluster';

/** A request that comes in at a gateway. */
export interface GatewayRequest {
  /** By namespace and name; its pods are in its namespace. */
  readonly gateway: string;
  readonly host: string;
  /** @default - none */
  readonly headers?: Headers;
  /** What the client's token says, which the gateway verifies. @default - there is none */
  readonly claims?: Claims;
  /** @default - / */
  readonly path?: string;
}

export type GatewayAnswer = Answer & { readonly headers: Headers };

/** Who answers it, and with which headers it arrives there; 404 where no route has its host, as Envoy. */
export function evaluateGateway(everything: Cluster, request: GatewayRequest): GatewayAnswer {
  const { gateway, host, path, claims } = request;
  const [namespace = ''] = gateway.split('/');
  const cluster = visibleFrom(namespace, everything);
  const entering = { namespace, host, claims };
  const { atRoute, onwards } = enterGateway(request.headers ?? new Map(), entering, cluster);
  const table = tableOf(cluster, gateway, host.replace(/:\d+$/, ''));
  const { http = [] } = table?.spec ?? {};
  const asked = { headers: atRoute, ...(path !== undefined && { path }) };
  const target = matchRoute(http, asked);
  if ('status' in target) return { ...target, headers: onwards };
  if (target.port === undefined) throw new Error('A route at a gateway names a port');
  const arrival = { headers: change(onwards, findRoute(http, asked)), isHttp: true };
  const answer = pickEndpoints({ cluster, host: target.host, port: target.port.number }, arrival);
  return { ...answer, headers: arrival.headers };
}

/** The table of a host: its own, or that of the longest wildcard; two for one would be merged in the order of their age. */
function tableOf(
  { gatewayTables }: Cluster,
  gateway: string,
  host: string,
): Named<VirtualServiceSpec> | undefined {
  const bound = gatewayTables.filter(({ spec }) => spec.gateways?.includes(gateway) === true);
  const names = [
    host,
    ...host.split('.').map((_, index, levels) => ['*', ...levels.slice(index + 1)].join('.')),
  ];
  for (const name of names) {
    const [table, ...others] = bound.filter(({ spec: { hosts } }) => hosts.includes(name));
    if (others.length > 0) throw new Error(`There are several VirtualServices for "${name}" at ${gateway}`);
    if (table) return table;
  }
  return undefined;
}

interface HeaderChange {
  readonly request?: {
    readonly set?: Readonly<Record<string, string>>;
    readonly add?: Readonly<Record<string, string>>;
    readonly remove?: readonly string[];
  };
}

/** What a route does to the headers of a request. */
function change(headers: Headers, route: HttpRoute | undefined): Headers {
  const { set = {}, add = {}, remove = [] } = (route as { headers?: HeaderChange }).headers?.request ?? {};
  const kept = [...headers].filter(([name]) => !remove.includes(name));
  const changed = new Map([...kept, ...Object.entries(set)]);
  for (const [name, value] of Object.entries(add)) {
    const before = changed.get(name);
    changed.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return changed;
}
