import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Instance } from './instance';
import { addressOf, tiersOf, type ResolvedService } from './resolved-service';

/** Who answers for one service: the first answer whose environment is the request's, or above it. */
export interface ServiceAnswers {
  readonly service: string;
  /** The deepest environment first; the last answer is everybody else's. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  /** Null: every environment that none of the answers before it is for, and requests without one. */
  readonly environment: string | null;
  /** The environments that answer: each while none of those before it has a ready pod. Empty: a 503. */
  readonly answeredBy: readonly string[];
  readonly reason: Reason;
}

/** Why an answer is as it is; `describeReason` says it in English. */
export type Reason =
  /** The nearest instance; while it has no ready pod, the next one up. */
  | { readonly type: 'owner'; readonly service: string; readonly tiers: readonly string[] }
  /** No owner, so that the default environment's instance answers. */
  | { readonly type: 'default'; readonly service: string; readonly defaultEnvironment: string }
  /** No owner, and the default environment, where there is one, has no instance either. */
  | { readonly type: 'nobody'; readonly service: string; readonly defaultEnvironment: string }
  /** There is no other instance. */
  | { readonly type: 'only'; readonly service: string; readonly environment: string }
  /** No port can be routed, so that all meet the pods that the Service selects. */
  | { readonly type: 'unrouted'; readonly service: string; readonly environment: string }
  /** No port can be routed, and the Service selects nobody. */
  | { readonly type: 'unselected'; readonly service: string };

/** Who answers for `service`, for every environment there is and could be (design: the owner, else the default). */
export function resolveAnswers(service: ResolvedService, tree: EnvironmentTree): ServiceAnswers {
  if (!service.isRouted) return { service: service.service, answers: [answerAlike(service)] };
  const others = service.instances.filter((instance) => instance !== service.fallback);
  const answers = others.map((instance) => answerByOwner(instance, tree));
  return { service: service.service, answers: [...answers, answerTheRest(service, tree)] };
}

/** The answer to a request of the first of these environments: of it or the nearest above it, or that to all others. */
export function answerFor({ answers }: ServiceAnswers, ancestors: readonly string[]): Answer | undefined {
  return answers.find(({ environment }) => environment === null || ancestors.includes(environment));
}

function answerByOwner(instance: Instance, tree: EnvironmentTree): Answer {
  const tiers = tiersOf(instance, tree).map(({ environment }) => environment.name);
  const reason: Reason = { type: 'owner', service: instance.service, tiers };
  return { environment: instance.environment.name, answeredBy: tiers, reason };
}

function answerTheRest({ service, fallback }: ResolvedService, tree: EnvironmentTree): Answer {
  // Undefined only next to an error.
  const defaultEnvironment = tree.defaultEnvironment ?? '';
  const type = fallback ? 'default' : 'nobody';
  const answeredBy = fallback ? [fallback.environment.name] : [];
  return { environment: null, answeredBy, reason: { type, service, defaultEnvironment } };
}

/** Without routes every request meets the pods that the Service selects. */
function answerAlike({ service, ...resolved }: ResolvedService): Answer {
  const { instances, fallback } = resolved;
  const { selected } = addressOf(resolved, fallback ?? present(instances[0]));
  if (!selected) return { environment: null, answeredBy: [], reason: { type: 'unselected', service } };
  const { name: environment } = selected.environment;
  const type = instances.length === 1 ? 'only' : 'unrouted';
  return { environment: null, answeredBy: [environment], reason: { type, service, environment } };
}
