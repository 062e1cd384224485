import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  VirtualService,
  type VirtualServiceSpec,
  type VirtualServiceSpecHttp,
  type VirtualServiceSpecHttpMatch,
} from '../../imports/networking.istio.io';
import type { HeaderMatch, Plan, RouteRule, RouteTable } from '../core/resolution/plan';
import { addManifest } from './manifest';

/** The routes layer: who answers, by VirtualServices, which lead to the hosts of the layer before. */
export class RoutesChart extends Chart {
  constructor(scope: Construct, id: string, { routes }: Plan) {
    super(scope, id);
    for (const table of routes) addRoutes(this, table);
  }
}

function addRoutes(scope: Construct, table: RouteTable): void {
  const spec: VirtualServiceSpec = { hosts: [table.host], http: table.rules.map(makeRule) };
  addManifest(scope, { type: VirtualService.GVK, object: table, spec });
}

function makeRule({ match, target, http }: RouteRule): VirtualServiceSpecHttp {
  return { ...http, ...(match.length > 0 && { match: match.map(makeMatch) }), ...makeTarget(target) };
}

function makeMatch({ header, ...value }: HeaderMatch): VirtualServiceSpecHttpMatch {
  return { headers: { [header]: value } };
}

/** No port: the one that was called holds. */
function makeTarget(target: RouteRule['target']): VirtualServiceSpecHttp {
  if ('host' in target) return { route: [{ destination: { host: target.host } }] };
  return { directResponse: { status: target.status, body: { string: target.body } } };
}
