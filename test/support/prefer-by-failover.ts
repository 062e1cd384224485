import { backendsOf, type Endpoint } from './backends';
import type { Cluster } from './cluster';
import {
  refuseUnknownFields,
  type DestinationRuleSpec,
  type Labels,
  type Named,
  type PortPolicy,
} from './manifests';

export interface CalledPort {
  /** A full host name. */
  readonly host: string;
  readonly port: number;
  readonly cluster: Cluster;
}

/** Those of `endpoints` that Istio would use, by the failoverPriority of the host's DestinationRule; else all. */
export function preferByFailover(endpoints: readonly Endpoint[], called: CalledPort): readonly Endpoint[] {
  const priority = failoverPriorityOf(called);
  if (!priority) return endpoints;
  const matched = endpoints.map(({ pod }) => countLeading(priority, pod.labels));
  return endpoints.filter((_, index) => matched[index] === Math.max(...matched));
}

/** The labels up to the first one that the pod does not have; what it has after that one does not count. */
function countLeading(priority: readonly string[], labels: Labels): number {
  const mismatch = priority.findIndex((wanted) => {
    const [label, value, ...rest] = wanted.split('=');
    if (label === undefined || value === undefined || rest.length > 0) {
      throw new Error(`The evaluator does not know the failoverPriority "${wanted}"`);
    }
    return labels[label] !== value;
  });
  return mismatch === -1 ? priority.length : mismatch;
}

function failoverPriorityOf(called: CalledPort): readonly string[] | undefined {
  const rule = ruleOf(called);
  if (!rule?.spec.trafficPolicy) return undefined;
  refuseUnknownFields(rule.spec, ['host', 'trafficPolicy', 'exportTo'], `the DestinationRule ${rule.name}`);
  const { loadBalancer, outlierDetection } = policyOf(rule.spec.trafficPolicy, called.port);
  const setting = loadBalancer?.localityLbSetting;
  if (!setting) return undefined;
  refuseUnknownFields(setting, ['enabled', 'failoverPriority'], 'localityLbSetting');
  // Istio takes failoverPriority into account only where there is outlier detection.
  return setting.enabled === false || !outlierDetection ? undefined : setting.failoverPriority;
}

/** The settings of a single port inherit nothing from the others. */
function policyOf(
  policy: NonNullable<DestinationRuleSpec['trafficPolicy']>,
  port: number,
): Pick<PortPolicy, 'loadBalancer' | 'outlierDetection'> {
  return policy.portLevelSettings?.find((it) => it.port?.number === port) ?? policy;
}

function ruleOf({ host, cluster }: CalledPort): Named<DestinationRuleSpec> | undefined {
  const [rule, ...others] = cluster.destinationRules.get(host) ?? [];
  if (others.length > 0) throw new Error(`There are several DestinationRules for "${host}"`);
  const [backend] = backendsOf(cluster, host);
  if (rule && backend && rule.namespace !== backend.namespace) {
    throw new Error(`The DestinationRule for "${host}" is in a namespace where it holds for few clients`);
  }
  return rule;
}
