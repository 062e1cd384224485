import { countNoun } from '../diagnostics/count-noun';
import type { GraphNode } from './graph-forest';
import { describeEnvironment, describeInstance } from './graph-words';
import { wrapWords } from './wrap-words';

const width = 48;
/** More instances than these make a box that nobody reads among a hundred others. */
const instanceLimit = 12;

/** The lines in the box of an environment: its name, what is to be known of it, its first instances. */
export function labelLines({ environment, instances }: GraphNode): string[] {
  const notes = describeEnvironment(environment);
  const shown = instances.slice(0, instanceLimit).map(describeInstance).join(', ');
  const others = instances.length - instanceLimit;
  return [environment.name, notes, shown, others > 0 ? `and ${countNoun(others, 'instance')} more` : '']
    .filter((text) => text !== '')
    .flatMap((text) => wrapWords(text, width));
}
