import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  DestinationRule,
  EnvoyFilter,
  ServiceEntry,
  ServiceEntrySpecLocation,
  ServiceEntrySpecResolution,
  type DestinationRuleSpec,
  type ServiceEntrySpec,
} from '../../imports/networking.istio.io';
import type { DestinationPolicy, Plan, Service, Tag, Tier } from '../core/resolution/plan';
import { addManifest } from './manifest';
import { tagSpec } from './tag-spec';

/** Argo CD applies what routes lead to before the routes, which stay in wave 0. */
const beforeRoutes = { 'argocd.argoproj.io/sync-wave': '-1' };

/** The hosts layer: every Service, every host that routes lead to, and the tags. */
export class HostsChart extends Chart {
  constructor(scope: Construct, id: string, { services, instanceServices, tiers, policies, tags }: Plan) {
    super(scope, id);
    // In wave 0: a load balancer that waits for its address must not hold up everybody's routes.
    for (const service of services) addService(this, service);
    for (const service of instanceServices) addService(this, service, beforeRoutes);
    for (const tier of tiers) addTier(this, tier);
    for (const policy of policies) addPolicy(this, policy);
    for (const tag of tags) addTag(this, tag);
  }
}

function addService(scope: Construct, service: Service, order = {}): void {
  const { selector, ports, spec } = service;
  addManifest(scope, {
    type: { apiVersion: 'v1', kind: 'Service' },
    object: service,
    annotations: { ...order, ...service.annotations },
    spec: { ...spec, selector, ports },
  });
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
