import { present } from '../diagnostics/present';
import { ancestorChain } from '../environment/environment-name';
import { answerFor, type Answer } from '../services/answers';
import { describeReason } from '../services/describe-reason';
import { locateInstance } from '../services/locate-in-instance';
import { placeIn, type Place, type ReportSource } from './report-source';

/** Who asks, and what of the pods is not as it should be. */
export interface Asked {
  /** What the request says its environment is; none: nothing. Several, where the header has several lines. */
  readonly said: readonly string[];
  /** The instances without a ready pod. */
  readonly unready: readonly UnreadyInstance[];
}

export interface UnreadyInstance {
  readonly service: string;
  readonly environment: string;
}

/** Who answers a request, and why. */
export interface ExplainedAnswer {
  readonly service: string;
  /** Of the request; null: none. */
  readonly environment: string | null;
  /** The environment whose instance answers; null: nobody does. */
  readonly answeredBy: string | null;
  readonly reason: string;
  /** Every environment from the request's up to its root, and then the default one where that is asked. */
  readonly chain: readonly ChainLink[];
}

/**
 * What an environment of the chain does with a request. `next`: it answers once those before it have no ready pod;
 * `not asked`: it has an instance, and nothing ever comes to that.
 */
export type ChainState = 'answers' | 'unready' | 'next' | 'not asked' | 'no instance' | 'no file';

export interface ChainLink {
  readonly environment: string;
  readonly state: ChainState;
  /** Where its file names the service; the file, where it has no instance. @default - it has no file */
  readonly place?: Place;
}

/** Who answers a request, and what is passed over before. */
export function explainAnswer(source: ReportSource, found: FoundAnswer, asked: Asked): ExplainedAnswer {
  const { service, environment, ancestors, answer } = found;
  const answeredBy = answeringOf(answer, asked) ?? null;
  const asking = { service, answer, answeredBy, asked };
  const others = answer.answeredBy.filter((name) => !ancestors.includes(name));
  return {
    service,
    environment,
    answeredBy,
    reason: describeReason(answer.reason),
    chain: [...ancestors, ...others].map((name) => linkOf(name, asking, source)),
  };
}

interface FoundAnswer {
  readonly service: string;
  readonly environment: string | null;
  /** The environment itself first. */
  readonly ancestors: readonly string[];
  readonly answer: Answer;
}

/** The answer of a service that there is, and of several lines of a header the one that it is for: the first, where any would do. */
export function findAnswer({ plan, model }: ReportSource, service: string, { said }: Asked): FoundAnswer {
  const chains = said.map((name) => ancestorChain(name, model.tree.settings.splitter));
  const ofService = present(plan.answers.find((it) => it.service === service));
  const answer = present(answerFor(ofService, chains.flat()));
  const met = chains.find((chain) => chain.some((name) => name === answer.environment));
  const ancestors = met ?? chains[0] ?? [];
  return { service, environment: ancestors[0] ?? null, ancestors, answer };
}

/** The environment whose pods answer; undefined where none has a ready one. */
export function answeringOf({ answeredBy, reason }: Answer, { unready }: Asked): string | undefined {
  return answeredBy.find(
    (name) => !unready.some((it) => it.service === reason.service && it.environment === name),
  );
}

interface Asking {
  readonly service: string;
  readonly answer: Answer;
  readonly answeredBy: string | null;
  readonly asked: Asked;
}

function linkOf(environment: string, asking: Asking, source: ReportSource): ChainLink {
  const { model } = source;
  const { service, answer, answeredBy, asked } = asking;
  const resolved = present(model.services.find((it) => it.service === service));
  const instance = resolved.instances.find((it) => it.environment.name === environment);
  if (instance) {
    const isUnready = asked.unready.some((it) => it.service === service && it.environment === environment);
    const state = stateOf(environment, { answer, answeredBy, isUnready });
    return { environment, state, place: placeIn(source, locateInstance(instance)) };
  }
  const described = model.tree.environments.get(environment);
  if (!described) return { environment, state: 'no file' };
  return {
    environment,
    state: 'no instance',
    place: { file: source.pathOf(described.definition.locations.file) },
  };
}

function stateOf(
  environment: string,
  { answer, answeredBy, isUnready }: Pick<Asking, 'answer' | 'answeredBy'> & { readonly isUnready: boolean },
): ChainState {
  if (environment === answeredBy) return 'answers';
  if (!answer.answeredBy.includes(environment)) return 'not asked';
  return isUnready ? 'unready' : 'next';
}
