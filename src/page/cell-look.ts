import type { Met } from '../core/reports/read-page-data';

/** What a cell shows; two with the same look are the same to the eye. */
export interface Look {
  readonly text: string;
  readonly className: string;
}

export interface Shown {
  /** The row's; undefined: no environment of the tree. */
  readonly environment: string | undefined;
  /** The numbers of environments, as their rows have them. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Whether names have room. */
  /** Most cells are the default environment's, and are not to shout. */
  readonly defaultEnvironment: string;
  readonly isWide: boolean;
}

/** How an answer looks: filled where the row's own instance answers, pale where another one does, hatched where pods are passed over. */
export function lookOf(
  { answer, environment }: Met,
  { environment: asking, numbers, defaultEnvironment, isWide }: Shown,
): Look {
  const isPassed = answer.answeredBy.length > 0 && environment !== answer.answeredBy[0];
  const passed = isPassed ? ' passed' : '';
  if (environment === undefined) return { text: '503', className: `nobody${passed}` };
  const number = String(numbers.get(environment));
  const pale = environment === defaultEnvironment ? 'inherited quiet' : 'inherited';
  const kind = environment === asking ? 'own' : pale;
  return { text: isWide ? environment : number, className: `e${number} ${kind}${passed}` };
}

/** The same in words, for who does not see it. */
export function sayMet({ answer, environment }: Met): string {
  const passed = answer.answeredBy.slice(0, answer.answeredBy.indexOf(environment ?? ''));
  if (environment === undefined) {
    return answer.answeredBy.length === 0 ? 'nobody answers, 503' : 'no pod is ready, 503';
  }
  return `${environment} answers${passed.length > 0 ? `, since no pod of ${passed.join(', ')} is ready` : ''}`;
}
