import { podLabelsOf, selectorOfGiven, type GivenInstance } from '../definition/given-instance';
import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Labels } from '../manifests/label-selector';
import { labelKeys } from '../names/object-names';
import type { Instance } from './instance';
import { levelLabelOf } from './level-labels';
import { tiersOf } from './resolved-service';

/** By what the tiers of an instance's fallback are told apart. */
export interface TierOrder {
  /** Labels of the pods, `key=value`: those of the upper tiers first. */
  readonly priority: readonly string[];
  /** What is missing to tell some of them apart. */
  readonly missing: readonly MissingLabel[];
}

/** A label that the pods of an external instance would have to have. */
export interface MissingLabel {
  readonly instance: Instance;
  readonly label: string;
  readonly value: string;
}

/**
 * Istio prefers the pods that have all labels, then those that have the first ones
 * (https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting): a label is of
 * use where every tier down from one has it, and none above. The topmost tier needs none.
 */
export function orderTiers(instance: Instance, tree: EnvironmentTree): TierOrder {
  const tiers = tiersOf(instance, tree);
  const steps = tiers.slice(0, -1).map((tier, index) => {
    const value = tier.environment.name;
    const label = levelLabelOf(value, instance.environment, tree.settings);
    const lacking = tiers.slice(0, index + 1).filter((it) => lacks(it, label, value));
    if (lacking.length === 0) return { priority: [`${label}=${value}`], missing: [] };
    const other = index === 0 ? findOther(tier, tiers.slice(1), tree) : [];
    const missing = other.length > 0 ? [] : lacking.map((it) => ({ instance: it, label, value }));
    return { priority: other, missing };
  });
  return {
    priority: steps.flatMap(({ priority }) => priority).reverse(),
    missing: steps.flatMap(({ missing }) => missing),
  };
}

/** Whether the pods of a tier lack a label, which those that envtree renders have wherever it is needed. */
function lacks({ given }: Instance, label: string, value: string): boolean {
  return given?.deployedBy === 'others' && labelsOf(given)[label] !== value;
}

/** Any label of the pods of `tier` by which those of the tiers above can be told from them. */
function findOther(tier: Instance, above: readonly Instance[], { settings }: EnvironmentTree): string[] {
  const others = above.map((it) => possibleLabels(it, settings));
  const apart = Object.entries(possibleLabels(tier, settings)).filter(
    ([key, value]) => !others.some((labels) => labels[key] === value),
  );
  const found = apart.map((label) => label.join('=')).sort();
  const own = `${settings.label}=${tier.environment.name}`;
  return found.includes(own) ? [own] : found.slice(0, 1);
}

function possibleLabels(
  { service, environment, given, fork, specification }: Instance,
  settings: Settings,
): Labels {
  if (given?.deployedBy === 'others') return labelsOf(given);
  const own = { [labelKeys.app]: service, [settings.label]: environment.name };
  return { ...(specification.labels as Labels), ...own, ...fork?.distinction };
}

/** What is known of the labels of pods that somebody else deploys: what all of its workloads have. */
function labelsOf(given: GivenInstance): Labels {
  const [first = {}, ...others] = given.workloads.map(podLabelsOf);
  const common = Object.entries(first).filter(([key, value]) =>
    others.every((labels) => labels[key] === value),
  );
  return { ...Object.fromEntries(common), ...selectorOfGiven(given) };
}
