import { selectObjects } from '../core/plan/selection';
import { formatCarriers } from '../core/reports/carriers';
import { answerRequest } from './answer-request';
import type { CommandResult } from './command-result';

export interface CheckOptions {
  /** @default false */
  readonly allowEmpty?: boolean;
}

/**
 * `envtree check`: what is wrong with the environments of a folder, and, with aliases, whose carriers are read. It fails
 * whenever `envtree render` does, so also where there is nothing to render.
 */
export function check(folder: string, { allowEmpty = false }: CheckOptions = {}): CommandResult {
  return answerRequest({
    folder,
    print: (plan) => (selectObjects(plan, {}).length === 0 && !allowEmpty ? undefined : formatCarriers(plan)),
    hintForEmptiness: 'If that is what you mean, say --allow-empty.',
  });
}
