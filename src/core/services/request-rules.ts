import { isObject, omit, type JsonObject, type JsonValue, type Path } from '../definition/json';
import type { ServiceSpecification } from '../definition/service-specification';

/** What is said of requests to a service, whichever environment answers them. */
export interface RequestRule {
  /** Where it stands in the service. */
  readonly path: Path;
  /** The conditions of which a request has to fulfil one, as Istio's HTTPMatchRequest; none: every request does. */
  readonly match: readonly JsonObject[];
  /** What is said in the place of an environment's answer: `redirect` or `directResponse`. */
  readonly instead: JsonObject;
  /** What is said of the route to the environment that answers. */
  readonly settings: JsonObject;
}

/** Fields that are no conditions by themselves. */
const unconditional = ['name', 'statPrefix', 'ignoreUriCase'];

/** The rules of a service's `http`, as they are written. */
export function requestRules({ http }: Pick<ServiceSpecification, 'http'>): RequestRule[] {
  // Beside a manifest nothing is merged, and nothing taken away by null.
  const said = (http ?? []) as JsonValue;
  if (isObject(said)) return [readRule(said, ['http'])];
  return (said as readonly JsonObject[]).map((rule, index) => readRule(rule, ['http', index]));
}

/** The same, and a last one without settings for what none of them matches, so that an environment answers that, too. */
export function completeRules(specification: Pick<ServiceSpecification, 'http'>): RequestRule[] {
  const rules = requestRules(specification);
  if (rules.some(matchesAll)) return rules;
  return [...rules, { path: ['http'], match: [], instead: {}, settings: {} }];
}

function readRule(rule: JsonObject, path: Path): RequestRule {
  const { redirect, directResponse } = rule;
  return {
    path,
    match: (rule.match ?? []) as readonly JsonObject[],
    instead: { ...(redirect && { redirect }), ...(directResponse && { directResponse }) },
    settings: omit(rule, ['match', 'redirect', 'directResponse']),
  };
}

/** Null takes nothing away here, and says nothing; an empty map of headers or parameters asks for none. */
function isCondition(value: JsonValue): boolean {
  return value !== null && !(isObject(value) && Object.keys(value).length === 0);
}

/** Whether there is no request that a rule is not for. */
export function matchesAll({ match }: RequestRule): boolean {
  return match.length === 0 || match.some((it) => !Object.values(omit(it, unconditional)).some(isCondition));
}
