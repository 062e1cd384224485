import { element } from './element';

/** What the cells' looks mean. */
export function buildLegend(): HTMLElement {
  const item = (className: string, text: string, words: string): HTMLElement =>
    element('li', {}, element('span', { class: `chip ${className}`, 'aria-hidden': 'true' }, text), words);
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    item('own sample', '3', 'its own instance answers'),
    item('inherited sample', '3', "that environment's, by its number"),
    item('inherited sample passed', '1', 'passed over what is not ready'),
    item('nobody', '503', 'nobody answers'),
  );
}
