import { present } from '../../diagnostics/present';
import { ancestorChain } from '../../environment/environment-name';
import { answerFor, type ServiceAnswers } from '../../services/answers';
import type { AnswerChange, Answered, ComparedState } from './difference-report';

export interface AnswerChanges {
  readonly answers: readonly AnswerChange[];
  readonly fallbacks: readonly AnswerChange[];
}

/**
 * Whom a request meets, for each service and each environment that has a file in one of the states, and for all other
 * requests. One of an environment without a file is answered as one of the nearest environment above it.
 */
export function compareAnswers(from: ComparedState, to: ComparedState): AnswerChanges {
  const [before, after] = [answersByService(from), answersByService(to)];
  const services = [...new Set([...before.keys(), ...after.keys()])].sort();
  const environments = [
    ...new Set([from, to].flatMap(({ plan }) => plan.environments.map(({ name }) => name))),
  ];
  const asked = [...environments.sort(), null];
  const changed = services.flatMap((service) =>
    asked.flatMap((environment): AnswerChange[] => {
      const answers = {
        from: answeredIn(from, before.get(service), environment),
        to: answeredIn(to, after.get(service), environment),
      };
      return areSame(answers.from, answers.to) ? [] : [{ service, environments: [environment], ...answers }];
    }),
  );
  const isFallback = ({ from: earlier, to: later }: AnswerChange): boolean =>
    earlier?.[0] !== undefined && earlier[0] === later?.[0];
  return {
    answers: fold(changed.filter((change) => !isFallback(change)).map(withOwnersAlone)),
    fallbacks: fold(changed.filter(isFallback)),
  };
}

function answersByService({ plan: { answers } }: ComparedState): Map<string, ServiceAnswers> {
  return new Map(answers.map((service) => [service.service, service]));
}

function answeredIn(
  { model }: ComparedState,
  answers: ServiceAnswers | undefined,
  environment: string | null,
): Answered {
  if (!answers) return null;
  const ancestors = environment === null ? [] : ancestorChain(environment, model.tree.settings.splitter);
  return present(answerFor(answers, ancestors)).answeredBy;
}

function areSame(from: Answered, to: Answered): boolean {
  return JSON.stringify(from) === JSON.stringify(to);
}

/** Of an owner that changes it is not told whom it falls back to: that follows. */
function withOwnersAlone({ from, to, ...change }: AnswerChange): AnswerChange {
  return { ...change, from: from?.slice(0, 1) ?? null, to: to?.slice(0, 1) ?? null };
}

/** The changes of one service that are alike as one, with all of their environments. */
function fold(changes: readonly AnswerChange[]): AnswerChange[] {
  const groups = new Map<string, AnswerChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.service, change.from, change.to]);
    const group = groups.get(key);
    const environments = [...(group?.environments ?? []), ...change.environments];
    groups.set(key, { ...change, environments });
  }
  return [...groups.values()];
}
