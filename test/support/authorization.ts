import type { Endpoint } from './backends';
import type { Cluster } from './cluster';
import {
  isSelected,
  refuseUnknownFields,
  type AuthorizationPolicySpec,
  type AuthorizationRule,
  type Named,
} from './manifests';
import type { Headers } from './match-route';

/** A request as it comes to a pod. */
export interface Arrival {
  readonly headers: Headers;
  /** Whether the pod's sidecar takes the port for HTTP. */
  readonly isHttp: boolean;
}

/** Whether the pod's sidecar refuses a request, by the policies of its namespace; what they allow is not asked here. */
export function isRefused({ pod, target }: Endpoint, arrival: Arrival, { policies }: Cluster): boolean {
  const port =
    typeof target === 'number' ? target : pod.ports.find(({ name }) => name === target)?.containerPort;
  return policies
    .filter(({ spec, namespace }) => spec.action === 'DENY' && namespace === pod.namespace)
    .filter(({ spec: { selector } }) => isSelected(pod.labels, selector?.matchLabels ?? {}))
    .flatMap(rulesOf)
    .some((rule) => isForPort(rule, port) && isMet(rule, arrival));
}

function rulesOf({ name, spec }: Named<AuthorizationPolicySpec>): readonly AuthorizationRule[] {
  const place = `the AuthorizationPolicy ${name}`;
  refuseUnknownFields(spec, ['selector', 'action', 'rules'], place);
  const { rules = [] } = spec;
  for (const rule of rules) refuseUnknownFields(rule, ['to', 'when'], place);
  return rules;
}

function isForPort({ to }: AuthorizationRule, port: number | undefined): boolean {
  if (!to) return true;
  return to.some(({ operation }) => {
    refuseUnknownFields(operation, ['ports'], 'an operation');
    return operation.ports.includes(String(port));
  });
}

/** Where there are no headers, Istio leaves conditions on them out of what is denied, so that all is (model.go, checkError). */
function isMet({ when = [] }: AuthorizationRule, { headers, isHttp }: Arrival): boolean {
  return when.every((condition) => {
    refuseUnknownFields(condition, ['key', 'values', 'notValues'], 'a condition');
    const [, name] = /^request\.headers\[([^\]]+)\]$/.exec(condition.key) ?? [];
    if (name === undefined) throw new Error(`The evaluator does not know the condition ${condition.key}`);
    const value = headers.get(name.toLowerCase());
    const isOneOf = (values: readonly string[]): boolean => values.some((it) => matches(it, value));
    const { values, notValues } = condition;
    return !isHttp || ((!values || isOneOf(values)) && !(notValues && isOneOf(notValues)));
  });
}

/** `*` stands for any value, at the end or at the start for the rest of one (matcher/header.go). */
function matches(pattern: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}
