import { isObject, type JsonObject, type JsonValue } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Address } from './address';
import type { Instance } from './instance';
import { levelLabelOf, objectLabels } from './labels';
import { instancePolicyName, servicePolicyName } from './object-names';
import type { DestinationPolicy } from './plan';
import { instancesWithHost, tiersOf } from './plan-tiers';
import { addressOf, destinationHost, type ResolvedService } from './resolved-service';

/** The DestinationRules of a service: the user's trafficPolicy on every destination, and the order of the tiers. */
export function planPolicies(service: ResolvedService, { settings }: EnvironmentTree): DestinationPolicy[] {
  return [
    ...service.addresses.flatMap(planServicePolicy),
    ...instancesWithHost(service).flatMap((instance) => planInstancePolicy(service, instance, settings)),
  ];
}

function planServicePolicy({ service, namespace, host, selected }: Address): DestinationPolicy[] {
  const { trafficPolicy } = selected.specification;
  if (trafficPolicy === undefined) return [];
  return [
    {
      name: servicePolicyName(service),
      namespace,
      service,
      environment: selected.environment.name,
      labels: objectLabels(service),
      host,
      trafficPolicy,
    },
  ];
}

function planInstancePolicy(
  service: ResolvedService,
  instance: Instance,
  settings: Settings,
): DestinationPolicy[] {
  const given = addressOf(service, instance).selected.specification.trafficPolicy;
  const priority = failoverPriority(instance, settings);
  const trafficPolicy = priority.length === 0 ? given : withFailover(given ?? {}, priority);
  if (trafficPolicy === undefined) return [];
  const { splitter } = settings;
  const { name: environment, namespace } = instance.environment;
  return [
    {
      name: instancePolicyName({ service: service.service, environment, splitter }),
      namespace,
      service: service.service,
      environment,
      labels: objectLabels(service.service),
      host: destinationHost(service, instance, splitter),
      trafficPolicy,
    },
  ];
}

/**
 * The labels that order the tiers: Istio prefers the pods that fulfil all of them, then those that fulfil the first
 * ones (https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting).
 * The topmost tier's label is not needed, since it is the last one in any case.
 */
function failoverPriority(instance: Instance, settings: Settings): string[] {
  const tiers = tiersOf(instance, settings);
  return tiers
    .slice(0, -1)
    .map(({ name }) => `${levelLabelOf(name, instance.environment, settings)}=${name}`)
    .reverse();
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
