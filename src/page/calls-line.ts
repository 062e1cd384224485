import type { GraphInstance } from '../core/reports/read-page-data';
import { button, element } from './element';
import { addToWay, type Store } from './store';

/**
 * What the instance at a place of the way says that it calls: at the end of it, to go on there; before another service,
 * a word if that is not among them. Nothing where nobody knows.
 */
export function callsLine(
  store: Store,
  place: number,
  { calls }: Pick<GraphInstance, 'calls'>,
): HTMLElement | undefined {
  if (!calls) return undefined;
  const { way, graph } = store.get();
  const next = way.services[place + 1];
  if (next !== undefined) {
    const isSaid = calls.includes(next);
    return isSaid ? undefined : element('div', { class: 'why' }, `does not say that it calls ${next}`);
  }
  if (calls.length === 0) return element('div', { class: 'calls' }, 'calls nobody');
  const targets = calls.map((call) =>
    graph.services.includes(call) ? goOn(store, call) : element('code', {}, call),
  );
  return element('div', { class: 'calls' }, 'calls', ...targets);
}

function goOn(store: Store, service: string): HTMLButtonElement {
  const act = (): void => {
    addToWay(store, { service, environment: undefined });
  };
  return button(service, act, { title: `Go on to ${service}` });
}
