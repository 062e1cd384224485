import { printManifests } from '../output/print-manifests';
import { answerRequest } from './answer-request';
import type { CommandResult } from './command-result';

export interface CheckOptions {
  /** @default false */
  readonly allowEmpty?: boolean;
}

/**
 * `envtree check`: what is wrong with the environments of a folder, and nothing else. It renders them, and keeps that
 * to itself, so that it fails whenever `envtree render` does.
 */
export function check(folder: string, { allowEmpty = false }: CheckOptions = {}): CommandResult {
  return answerRequest({
    folder,
    print: (plan) => (printManifests(plan, {}, 'yaml') === '' && !allowEmpty ? undefined : ''),
    hintForEmptiness: 'If that is what you mean, say --allow-empty.',
  });
}
