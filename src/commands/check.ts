import { answerRequest } from './answer-request';
import type { CommandResult } from './command-result';

/** `envtree check`: the diagnostics of a folder, and nothing else. */
export function check(folder: string): CommandResult {
  return answerRequest({ folder, print: () => '' });
}
