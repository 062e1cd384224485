import {
  VirtualService,
  type VirtualServiceSpec,
  type VirtualServiceSpecHttp,
  type VirtualServiceSpecHttpMatch,
} from '../../imports/networking.istio.io';
import type { HeaderMatch, RouteRule, RouteTable } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest';

/** The VirtualService of an address. */
export function describeRoutes({ host, rules, exportTo }: RouteTable): ManifestBody {
  const spec: VirtualServiceSpec = {
    hosts: [host],
    http: rules.map(describeRule),
    ...(exportTo && { exportTo: [...exportTo] }),
  };
  return { type: VirtualService.GVK, fields: { spec } };
}

function describeRule({ name, match, target, http }: RouteRule): VirtualServiceSpecHttp {
  return {
    ...http,
    name,
    ...(match.length > 0 && { match: match.map(describeMatch) }),
    ...describeTarget(target),
  };
}

function describeMatch({ header, ...value }: HeaderMatch): VirtualServiceSpecHttpMatch {
  return { headers: { [header]: value } };
}

/** No port: the one that was called holds. */
function describeTarget(target: RouteRule['target']): VirtualServiceSpecHttp {
  if ('host' in target) return { route: [{ destination: { host: target.host } }] };
  return { directResponse: { status: target.status, body: { string: target.body } } };
}
