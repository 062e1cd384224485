import { callsLine } from './calls-line';
import { environmentChip, nobodyChip } from './chip';
import { sayMet } from './cell-look';
import { button, element } from './element';
import { addToWay, metAt, nameOf, toggleReady, type State, type Store } from './store';

/** The way of a request of an environment through services, one after the other: at each, who answers. */
export function showWay(store: Store, panel: HTMLElement): void {
  const names = element('datalist', { id: 'environments' });
  const typed = element('input', {
    id: 'way-environment',
    list: 'environments',
    placeholder: 'none',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  typed.addEventListener('input', () => {
    store.change({ way: { ...store.get().way, environment: typed.value.trim() } });
  });
  const services = element('select', { id: 'way-service' });
  services.addEventListener('change', () => {
    const { environment } = store.get().way;
    if (services.value !== '') addToWay(store, { service: services.value, environment });
    services.value = '';
  });
  const hops = element('ol', { class: 'way', 'aria-live': 'polite', 'aria-label': 'The way' });
  const clear = button('Clear', () => {
    store.change({ way: { environment: typed.value.trim(), services: [] } });
  });
  const header = element('code', {});
  panel.replaceChildren(
    element('header', {}, element('h2', {}, 'The way of a request'), clear),
    element('p', { class: 'hint' }, 'Each service that passes ', header, ' on is one more hop.'),
    element('div', { class: 'field' }, element('label', { for: 'way-environment' }, 'Environment'), typed),
    hops,
    element('div', { class: 'field' }, element('label', { for: 'way-service' }, 'Next service'), services),
    names,
  );

  const offer = ({ graph }: State): void => {
    header.textContent = graph.header;
    names.replaceChildren(...graph.environments.map(({ name }) => element('option', { value: name })));
    const first = element('option', { value: '' }, 'Choose a service');
    services.replaceChildren(
      first,
      ...graph.services.map((name) => element('option', { value: name }, name)),
    );
  };
  const draw = (state: State): void => {
    if (typed.value.trim() !== state.way.environment) typed.value = state.way.environment;
    hops.replaceChildren(...state.way.services.map((_, place) => describeHop(store, place)));
    clear.hidden = state.way.services.length === 0;
  };
  store.listen((state, before) => {
    if (state.graph !== before.graph) offer(state);
    if (state.way !== before.way || state.graph !== before.graph || state.unready !== before.unready)
      draw(state);
  });
  offer(store.get());
  draw(store.get());
}

function describeHop(store: Store, place: number): HTMLElement {
  const state = store.get();
  const { way, graph } = state;
  const service = way.services[place] ?? '';
  const met = metAt(state, { service, environment: way.environment === '' ? undefined : way.environment });
  const by = met?.environment;
  const instance = graph.instances.find((it) => it.service === service && it.environment === by);
  const number = graph.environments.findIndex(({ name }) => name === by) + 1;
  const remove = button(
    '×',
    () => {
      store.change({ way: { ...way, services: way.services.filter((_, index) => index !== place) } });
    },
    { class: 'close', 'aria-label': `Remove ${service}` },
  );
  const isPassed = met !== undefined && by !== undefined && by !== met.answer.answeredBy[0];
  return element(
    'li',
    { class: by === undefined ? 'nobody' : `e${String(number)}` },
    element('div', { class: 'line' }, element('b', {}, service), remove),
    element('div', { class: 'line' }, by === undefined ? nobodyChip() : environmentChip(graph, by)),
    isPassed || by === undefined
      ? element('div', { class: 'why' }, met ? sayMet(met) : 'This service is gone')
      : undefined,
    instance
      ? element(
          'div',
          { class: 'line below' },
          element('code', {}, instance.place),
          unreadyButton(store, { service, by }),
        )
      : undefined,
    instance && callsLine(store, place, instance),
  );
}

function unreadyButton(
  store: Store,
  { service, by = '' }: { service: string; by: string | undefined },
): HTMLElement {
  const instance = { service, environment: by };
  return button(
    'Take for unready',
    () => {
      toggleReady(store, instance);
    },
    { class: 'quiet', title: `What if no pod of ${nameOf(instance)} is ready?` },
  );
}
