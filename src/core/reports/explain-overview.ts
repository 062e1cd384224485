import type { Plan } from '../plan/plan';
import { formatAnswerTable } from './answer-table';
import type { UnreadyInstance } from './explain-answer';
import { describePods } from './format-explanation';

/** Who answers whom, of all services. */
export interface Overview {
  readonly kind: 'overview';
  readonly services: readonly {
    readonly service: string;
    /** The deepest environment first; the first that is the request's or above it counts. */
    readonly answers: readonly {
      /** Null: all others, and requests without an environment. */
      readonly environment: string | null;
      /** Null: nobody answers. */
      readonly answeredBy: string | null;
    }[];
  }[];
}

export function overviewOf(plan: Plan, unready: readonly UnreadyInstance[]): Overview {
  const services = withoutUnready(plan, unready).answers.map(({ service, answers }) => ({
    service,
    answers: answers.map(({ environment, answeredBy }) => ({
      environment,
      answeredBy: answeredBy[0] ?? null,
    })),
  }));
  return { kind: 'overview', services };
}

/** The table of all answers, and what tells more. */
export function formatOverview(plan: Plan, unready: readonly UnreadyInstance[]): string {
  const table = formatAnswerTable(withoutUnready(plan, unready), describePods(unready));
  return `${table}\nenvtree explain ENVIRONMENT SERVICE says why.\n`;
}

function withoutUnready(plan: Plan, unready: readonly UnreadyInstance[]): Plan {
  const isReady = (service: string, environment: string): boolean =>
    !unready.some((it) => it.service === service && it.environment === environment);
  const answers = plan.answers.map((ofService) => ({
    ...ofService,
    answers: ofService.answers.map((answer) => ({
      ...answer,
      answeredBy: answer.answeredBy.filter((environment) => isReady(ofService.service, environment)),
    })),
  }));
  return { ...plan, answers };
}
