import { nameOf } from '../definition/given-instance';
import { isObject, mapAt, type JsonObject } from '../definition/json';
import type { Environment } from '../environment/environment-tree';
import { forkPolicyName, peerPolicyName } from '../names/object-names';
import type { Fork } from '../services/fork';
import type { Model } from '../services/model';
import { forksByNamespace, namedFirst, planCopy } from './copies-for-forks';
import { selectorsForForks } from './for-forks';
import type { AdoptedObject } from './planned-object';

/**
 * Copies of the NetworkPolicies that manifests have, for forks that these would not meet: as what they are for, and as
 * whom they allow something. Policies add up, so that what the originals allow stays as it is
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/).
 */
export function planNetworkPolicies(model: Model): AdoptedObject[] {
  const forksIn = forksByNamespace(model);
  return [...namedFirst(model.tree)].flatMap(([environment, named]) => {
    const forks = forksIn.get(environment.namespace) ?? [];
    const policies = named.filter(({ kind }) => kind === 'NetworkPolicy');
    return policies.flatMap((policy) => planCopies(policy, environment, forks));
  });
}

function planCopies(policy: JsonObject, environment: Environment, forks: readonly Fork[]): AdoptedObject[] {
  const name = nameOf(policy);
  const spec = mapAt(policy, 'spec');
  const rules = {
    ingress: extendRules(spec.ingress, 'from', forks),
    egress: extendRules(spec.egress, 'to', forks),
  };
  const whole = { ...spec, ...allOf('ingress', rules.ingress), ...allOf('egress', rules.egress) };
  const copies = selectorsForForks(mapAt(spec, 'podSelector'), forks).map((podSelector, index) =>
    planCopy(policy, environment, { name: forkPolicyName(name, index), spec: { ...whole, podSelector } }),
  );
  const added = { ...addedOf('ingress', rules.ingress), ...addedOf('egress', rules.egress) };
  // A type that the original lacks would have the copy forbid what nothing forbids.
  const policyTypes = typesOf(spec).filter((type) => type.toLowerCase() in added);
  if (policyTypes.length === 0) return copies;
  const podSelector = mapAt(spec, 'podSelector');
  return [
    ...copies,
    planCopy(policy, environment, {
      name: peerPolicyName(name),
      spec: { podSelector, policyTypes, ...added },
    }),
  ];
}

/**
 * What a policy without types is for, if it has rules for it
 * (https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/).
 */
function typesOf({ policyTypes }: JsonObject): string[] {
  return (policyTypes as string[] | undefined) ?? ['Ingress', 'Egress'];
}

/** A rule's peers, and those that it takes for forks to be among them. */
interface ExtendedRule {
  readonly rule: JsonObject;
  readonly side: 'from' | 'to';
  readonly peers: readonly JsonObject[];
  readonly added: readonly JsonObject[];
}

function extendRules(rules: unknown, side: 'from' | 'to', forks: readonly Fork[]): ExtendedRule[] {
  return ((rules ?? []) as readonly JsonObject[]).map((rule) => {
    const peers = (rule[side] ?? []) as readonly JsonObject[];
    const added = peers.flatMap((peer) =>
      isObject(peer.podSelector)
        ? selectorsForForks(peer.podSelector, forks).map((podSelector) => ({ ...peer, podSelector }))
        : [],
    );
    return { rule, side, peers, added };
  });
}

type Direction = 'ingress' | 'egress';

/** A rule without peers allows everybody, and stays so. */
function allOf(direction: Direction, rules: readonly ExtendedRule[]): JsonObject {
  if (rules.length === 0) return {};
  return {
    [direction]: rules.map(({ rule, side, peers, added }) =>
      peers.length === 0 ? rule : { ...rule, [side]: [...peers, ...added] },
    ),
  };
}

function addedOf(direction: Direction, rules: readonly ExtendedRule[]): JsonObject {
  const extended = rules.filter(({ added }) => added.length > 0);
  if (extended.length === 0) return {};
  return { [direction]: extended.map(({ rule, side, added }) => ({ ...rule, [side]: added })) };
}
