import { present } from '../diagnostics/present';
import { ancestorChain } from '../environment/environment-name';
import type { ReportSource } from './report-source';
import { answeringOf, findAnswer, type Asked } from './explain-answer';

/** The services for which one environment's instances answer. */
export interface AnsweredServices {
  /** Null: nobody answers. */
  readonly answeredBy: string | null;
  /** By name. */
  readonly services: readonly string[];
}

/**
 * Who answers a request for each service, grouped by the environment that does: that of the request first, then those
 * above it, then all others by name; last, what nobody answers.
 */
export function explainEnvironment(source: ReportSource, asked: Asked): AnsweredServices[] {
  const services = new Map<string | null, string[]>();
  for (const { service } of source.plan.answers) {
    const { answer } = findAnswer(source, service, asked);
    const answeredBy = answeringOf(answer, asked) ?? null;
    services.set(answeredBy, [...(services.get(answeredBy) ?? []), service]);
  }
  const above = asked.said.flatMap((name) => ancestorChain(name, source.model.tree.settings.splitter));
  const all = source.plan.environments.map(({ name }) => name);
  const order = [...new Set([...above, ...all]), null].filter((name) => services.has(name));
  return order.map((answeredBy) => ({ answeredBy, services: present(services.get(answeredBy)) }));
}
