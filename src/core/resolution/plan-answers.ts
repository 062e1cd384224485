import type { Settings } from '../definition/settings';
import type { Instance } from './instance';
import type { Answer, ServiceAnswers } from './plan';
import { addressOf, type ResolvedService } from './resolved-service';

/** Who answers for `service`, for every environment there is and could be (design: the owner, else the default). */
export function planAnswers(
  service: ResolvedService,
  { fallback }: Settings,
  defaultEnvironment = '',
): ServiceAnswers {
  if (!service.isRouted) return { service: service.service, answers: [answerAlike(service)] };
  const others = service.instances.filter((instance) => instance !== service.fallback);
  const answers = others.map((instance) => answerInstance(instance, fallback));
  return { service: service.service, answers: [...answers, answerTheRest(service, defaultEnvironment)] };
}

function answerInstance({ service, environment, chain }: Instance, fallback: Settings['fallback']): Answer {
  const [owner, ...above] = chain.map(({ name }) => name) as [string, ...string[]];
  const owns = `"${owner}" has an instance of ${service}`;
  if (fallback === 'static' || above.length === 0)
    return { environment: environment.name, answeredBy: [owner], reason: owns };
  const next = above.map((name) => `"${name}"`).join(', then ');
  const reason = `${owns}; while none of its pods is ready, the next one up answers: ${next}`;
  return { environment: environment.name, answeredBy: [owner, ...above], reason };
}

function answerTheRest({ service, fallback }: ResolvedService, defaultEnvironment: string): Answer {
  const nobody = `No environment from the request's up to its root has an instance of ${service}`;
  if (!fallback) {
    return {
      environment: null,
      answeredBy: [],
      reason: `${nobody}, and the default environment "${defaultEnvironment}" has none`,
    };
  }
  const { name } = fallback.environment;
  return {
    environment: null,
    answeredBy: [name],
    reason: `${nobody}, or the default environment "${name}" is the nearest`,
  };
}

/** Without routes every request meets the pods that the Service selects. */
function answerAlike(service: ResolvedService): Answer {
  const [first] = service.instances as [Instance];
  const { selected } = addressOf(service, service.fallback ?? first);
  const { name } = selected.environment;
  const isAlone = service.instances.length === 1;
  const reason = isAlone
    ? `"${name}" has the only instance of ${service.service}`
    : `${service.service} has no HTTP port, so that its Service is not routed by environment; it selects the pods of "${name}"`;
  return { environment: null, answeredBy: [name], reason };
}
