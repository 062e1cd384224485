import { countNoun } from '../diagnostics/count-noun';
import type { Plan } from '../plan/plan';

/** How much was looked at, where nothing is to be said of it; ends with a line break. */
export function formatNothingWrong({ environments, answers }: Plan): string {
  return `${countNoun(environments.length, 'environment')}, ${countNoun(answers.length, 'service')}: nothing is wrong\n`;
}
