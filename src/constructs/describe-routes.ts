import {
  VirtualService,
  type VirtualServiceSpec,
  type VirtualServiceSpecHttp,
  type VirtualServiceSpecHttpMatch,
  type VirtualServiceSpecTcp,
} from '../../imports/networking.istio.io';
import type { ConnectionRule, HeaderMatch, RouteRule, RouteTable } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** The VirtualService of an address. */
export function describeRoutes({
  hosts,
  gateways,
  rules,
  connections = [],
  exportTo,
}: RouteTable): ManifestBody {
  const spec: VirtualServiceSpec = {
    hosts: [...hosts],
    ...(gateways && { gateways: [...gateways] }),
    ...(rules.length > 0 && { http: rules.map(describeRule) }),
    ...(connections.length > 0 && { tcp: connections.map(describeConnection) }),
    ...(exportTo && { exportTo: [...exportTo] }),
  };
  return { type: VirtualService.GVK, fields: { spec } };
}

function describeRule({ http, name, target, ...conditions }: RouteRule): VirtualServiceSpecHttp {
  const match = describeMatches(conditions);
  return { ...http, name, ...(match.length > 0 && { match }), ...describeTarget(target) };
}

/** Istio wants one of these to match as a whole: each environment's condition with each of the requests'. */
function describeMatches({
  match,
  requests = [],
}: Pick<RouteRule, 'match' | 'requests'>): VirtualServiceSpecHttpMatch[] {
  if (requests.length === 0) return match.map(describeMatch);
  if (match.length === 0) return [...requests];
  const environments = match.map(describeMatch);
  return environments.flatMap(({ headers }) =>
    requests.map((request: VirtualServiceSpecHttpMatch) => ({
      ...request,
      headers: { ...request.headers, ...headers },
    })),
  );
}

function describeMatch({ header, ...value }: HeaderMatch): VirtualServiceSpecHttpMatch {
  return { headers: { [header]: value } };
}

function describeTarget(target: RouteRule['target']): VirtualServiceSpecHttp {
  if ('host' in target) {
    const { host, port: number } = target;
    return { route: [{ destination: { host, ...(number !== undefined && { port: { number } }) } }] };
  }
  if ('instead' in target) return target.instead;
  return { directResponse: { status: target.status, body: { string: target.body } } };
}

function describeConnection({ match, host }: ConnectionRule): VirtualServiceSpecTcp {
  return {
    match: match.map(({ port, labels }) => ({ port, ...(labels && { sourceLabels: labels }) })),
    route: [{ destination: { host } }],
  };
}
