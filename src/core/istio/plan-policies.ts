import { isObject, type JsonObject, type JsonValue } from '../definition/json';
import type { EnvironmentTree } from '../environment/environment-tree';
import { instancePolicyName, servicePolicyName } from '../names/object-names';
import { beforeRoutes } from '../plan/argocd-order';
import { objectBasics } from '../plan/object-basics';
import type { DestinationPolicy } from '../plan/planned-object';
import type { Instance } from '../services/instance';
import type { Model } from '../services/model';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { orderTiers } from '../services/tier-order';
import { addressHost, destinationHost, instancesWithHost } from './hosts';
import { visibilityOf } from './visibility';

/** The DestinationRules: the user's trafficPolicy on every destination, and the order of the tiers. */
export function planPolicies({ called, tree }: Model): DestinationPolicy[] {
  return called.flatMap((service) => [
    ...planServicePolicies(service, tree),
    ...instancesWithHost(service).flatMap((instance) => planInstancePolicy(service, instance, tree)),
  ]);
}

function planServicePolicies(
  { name, addresses }: ResolvedService,
  tree: EnvironmentTree,
): DestinationPolicy[] {
  return addresses.flatMap((address) => {
    const { trafficPolicy } = address.describedBy.specification;
    if (trafficPolicy === undefined) return [];
    const host = addressHost(address, tree.settings);
    const spec = { ...visibilityOf(tree), host, trafficPolicy };
    return [makePolicy(address.describedBy, servicePolicyName(name), spec)];
  });
}

function planInstancePolicy(
  service: ResolvedService,
  instance: Instance,
  tree: EnvironmentTree,
): DestinationPolicy[] {
  const given = addressOf(service, instance).describedBy.specification.trafficPolicy;
  const { priority } = orderTiers(instance, tree);
  const trafficPolicy = priority.length === 0 ? given : withFailover(given ?? {}, priority);
  if (trafficPolicy === undefined) return [];
  const { splitter } = tree.settings;
  const environment = instance.environment.name;
  const name = instancePolicyName({ service: service.name, environment, splitter });
  const host = destinationHost(service, instance, tree);
  return [makePolicy(instance, name, { ...visibilityOf(tree), host, trafficPolicy })];
}

function makePolicy(
  owner: Instance,
  name: string,
  spec: Pick<DestinationPolicy, 'host' | 'trafficPolicy' | 'exportTo'>,
): DestinationPolicy {
  return {
    ...objectBasics(owner, name),
    kind: 'DestinationRule',
    layer: 'hosts',
    annotations: beforeRoutes,
    ...spec,
  };
}

/** `policy` with the order of the tiers, also in its settings for single ports, which inherit nothing. */
function withFailover(policy: JsonObject, priority: readonly string[]): JsonObject {
  const ports = policy.portLevelSettings as readonly JsonObject[] | undefined;
  const loadBalancer: JsonValue = isObject(policy.loadBalancer) ? policy.loadBalancer : {};
  return {
    ...policy,
    loadBalancer: { ...loadBalancer, localityLbSetting: { enabled: true, failoverPriority: priority } },
    // Istio ignores failoverPriority where there is no outlier detection; this one never ejects a pod.
    outlierDetection: policy.outlierDetection ?? { consecutive5xxErrors: 0 },
    ...(ports && { portLevelSettings: ports.map((port) => withFailover(port, priority)) }),
  };
}
