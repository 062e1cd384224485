import type { Graph } from '../core/reports/read-page-data';
import { element } from './element';

/** An environment's number in its colour, as its row has it, and its name. */
export function environmentChip({ environments }: Graph, name: string): HTMLElement {
  const number = environments.findIndex((it) => it.name === name) + 1;
  const chip = element(
    'span',
    { class: `chip own e${String(number)}`, 'aria-hidden': 'true' },
    String(number),
  );
  return element('span', { class: 'environment' }, chip, element('span', { class: 'name' }, name));
}

/** What stands in its place where nobody answers. */
export function nobodyChip(): HTMLElement {
  return element(
    'span',
    { class: 'environment' },
    element('span', { class: 'chip nobody' }, '503'),
    'nobody answers',
  );
}
