import type { ReportSource } from './report-source';
import { answeringOf, findAnswer, type Asked } from './explain-answer';
import { decisionOf, type ExplainedPort } from './explain-ports';

/** One request of a chain of calls. */
export interface Hop {
  /** The pods that make it; null: a client. */
  readonly caller: { readonly service: string; readonly environment: string } | null;
  readonly service: string;
  /** Of the request, which pods of whatever environment pass on; null: none. */
  readonly environment: string | null;
  /** The environment whose instance answers; null: nobody does. */
  readonly answeredBy: string | null;
  /** What decides who answers. */
  readonly decidedBy: ExplainedPort['decidedBy'];
}

export interface ExplainedChain {
  readonly hops: readonly Hop[];
  /** The services that are not called any more, since nobody answers before them. */
  readonly notReached: readonly string[];
}

/** Who answers at each of `services`, each of which calls the next one, and passes the environment on. */
export function explainChain(
  source: ReportSource,
  services: readonly string[],
  asked: Asked,
): ExplainedChain {
  const hops: Hop[] = [];
  let { said } = asked;
  let caller: Hop['caller'] = null;
  for (const [index, service] of services.entries()) {
    const hop = explainHop(source, { service, caller, asked: { ...asked, said } });
    hops.push(hop);
    const { answeredBy, decidedBy } = hop;
    if (answeredBy === null) return { hops, notReached: services.slice(index + 1) };
    // Nothing that is no request carries an environment on: the next call starts in the pod that was met.
    if (decidedBy !== 'request') said = tagOf(answeredBy, source);
    caller = { service, environment: answeredBy };
  }
  return { hops, notReached: [] };
}

interface AskedHop extends Pick<Hop, 'service' | 'caller'> {
  readonly asked: Asked;
}

function explainHop(source: ReportSource, { service, caller, asked }: AskedHop): Hop {
  const decidedBy = decisionOf(source, service);
  const here = decidedBy === 'caller' ? { ...asked, said: caller ? [caller.environment] : [] } : asked;
  const { environment, answer } = findAnswer(source, service, here);
  return { caller, service, environment, answeredBy: answeringOf(answer, asked) ?? null, decidedBy };
}

/** What the sidecar of an environment's pods says of requests that start in them. */
function tagOf(environment: string, { model: { tree } }: ReportSource): string[] {
  return tree.settings.tag && environment !== tree.defaultEnvironment ? [environment] : [];
}
