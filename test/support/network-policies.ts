import type { Labels, LabelSelector, PolicyRule, PolicySpec } from '../properties/arbitrary-base';

export type Direction = 'Ingress' | 'Egress';

export interface Pods {
  /** Whom the policies are for. */
  readonly target: Labels;
  readonly peer: Labels;
}

/**
 * Whether policies allow the target to be talked to by the peer, or to talk to it: without one for it and this direction
 * everything is, else what one of them allows (https://kubernetes.io/docs/concepts/services-networking/network-policies/).
 */
export function isAllowed(
  policies: readonly PolicySpec[],
  direction: Direction,
  { target, peer }: Pods,
): boolean {
  const own = policies
    .filter(({ policyTypes = ['Ingress'] }) => policyTypes.includes(direction))
    .filter(({ podSelector }) => isMet(podSelector, target));
  if (own.length === 0) return true;
  const rules = own.flatMap(({ ingress = [], egress = [] }) => (direction === 'Ingress' ? ingress : egress));
  return rules.some((rule) => allows(rule, peer));
}

function allows({ from, to }: PolicyRule, peer: Labels): boolean {
  const peers = from ?? to ?? [];
  return peers.length === 0 || peers.some(({ podSelector }) => isMet(podSelector, peer));
}

function isMet({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      return value !== undefined && (operator === 'Exists' || values.includes(value));
    })
  );
}
