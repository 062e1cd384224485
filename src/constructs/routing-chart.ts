import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  DestinationRule,
  EnvoyFilter,
  ServiceEntry,
  ServiceEntrySpecLocation,
  ServiceEntrySpecResolution,
  VirtualService,
  type DestinationRuleSpec,
  type ServiceEntrySpec,
  type VirtualServiceSpec,
  type VirtualServiceSpecHttp,
  type VirtualServiceSpecHttpMatch,
} from '../../imports/networking.istio.io';
import type {
  DestinationPolicy,
  HeaderMatch,
  Plan,
  RouteRule,
  RouteTable,
  Tag,
  Tier,
} from '../core/resolution/plan';
import { addService } from './add-service';
import { addManifest } from './manifest';
import { tagSpec } from './tag-spec';

/** Argo CD applies what routes need before the routes, which stay in wave 0. */
const beforeRoutes = { 'argocd.argoproj.io/sync-wave': '-1' };

/** The routing layer: one whole for all environments, and in an order that can be applied as it is. */
export class RoutingChart extends Chart {
  constructor(scope: Construct, id: string, { instanceServices, tiers, policies, tags, routes }: Plan) {
    super(scope, id);
    for (const service of instanceServices) addService(this, service, beforeRoutes);
    for (const tier of tiers) addTier(this, tier);
    for (const policy of policies) addPolicy(this, policy);
    for (const tag of tags) addTag(this, tag);
    for (const table of routes) addRoutes(this, table);
  }
}

function addTier(scope: Construct, tier: Tier): void {
  const spec: ServiceEntrySpec = {
    hosts: [tier.host],
    location: ServiceEntrySpecLocation.MESH_UNDERSCORE_INTERNAL,
    resolution: ServiceEntrySpecResolution.STATIC,
    ports: [...tier.ports],
    workloadSelector: { labels: tier.selector },
  };
  addManifest(scope, { type: ServiceEntry.GVK, object: tier, annotations: beforeRoutes, spec });
}

function addPolicy(scope: Construct, policy: DestinationPolicy): void {
  const { host, trafficPolicy } = policy;
  const spec: DestinationRuleSpec = { host, trafficPolicy };
  addManifest(scope, { type: DestinationRule.GVK, object: policy, annotations: beforeRoutes, spec });
}

function addTag(scope: Construct, tag: Tag): void {
  addManifest(scope, { type: EnvoyFilter.GVK, object: tag, annotations: beforeRoutes, spec: tagSpec(tag) });
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
