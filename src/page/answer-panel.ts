import { describeReason } from '../core/services/describe-reason';
import { linksOf, type Link } from './chain';
import { environmentChip, nobodyChip } from './chip';
import { button, element } from './element';
import { addToWay, metAt, nameOf, toggleReady, type Cell, type State, type Store } from './store';

/** Who answers at the chosen cell, why, and the chain behind it with the place of each instance. */
export function showAnswer(store: Store, panel: HTMLElement, close: () => void): void {
  const draw = (): void => {
    const state = store.get();
    const focused = document.activeElement?.getAttribute('data-instance');
    panel.replaceChildren(...(state.cell ? describe(store, state.cell, close) : [describeNothing(state)]));
    // What was drawn anew has lost the keyboard's focus.
    const again = [...panel.querySelectorAll<HTMLElement>('[data-instance]')];
    if (focused) again.find((it) => it.getAttribute('data-instance') === focused)?.focus();
  };
  store.listen((state, before) => {
    const isSame =
      state.cell === before.cell && state.graph === before.graph && state.unready === before.unready;
    if (!isSame) draw();
  });
  draw();
}

function describeNothing({ graph }: State): HTMLElement {
  const words =
    graph.services.length === 0
      ? 'No environment has an instance of a service yet.'
      : 'Choose a cell, by a click or with the arrows and Enter, to see who answers there and why.';
  return element('p', { class: 'hint' }, words);
}

function describe(store: Store, cell: Cell, close: () => void): HTMLElement[] {
  const state = store.get();
  const met = metAt(state, cell);
  const title = element('h2', { tabindex: -1 }, element('span', {}, cell.service));
  const closing = button('×', close, { class: 'close', 'aria-label': 'Close', title: 'Close (Escape)' });
  const asking = element(
    'p',
    { class: 'asking' },
    ...(cell.environment === undefined
      ? ['for a request without an environment, or below no root that has an instance']
      : ['for a request of ', element('b', {}, cell.environment)]),
  );
  if (!met) return [element('header', {}, title, closing), asking, gone()];
  const answering =
    met.environment === undefined ? nobodyChip() : environmentChip(state.graph, met.environment);
  return [
    element('header', {}, title, closing),
    asking,
    element(
      'p',
      { class: 'verdict', role: 'status' },
      answering,
      met.environment === undefined ? undefined : ' answers',
    ),
    element('p', { class: 'reason' }, `${describeReason(met.answer.reason)}.`),
    element(
      'ol',
      { class: 'chain', 'aria-label': 'The chain' },
      ...linksOf(state, cell, met).map((link) => describeLink(store, cell, link)),
    ),
    button('Add to the way of a request', () => {
      addToWay(store, cell);
    }),
  ];
}

function gone(): HTMLElement {
  return element('p', { class: 'hint' }, 'This service is gone.');
}

function describeLink(store: Store, { service }: Cell, link: Link): HTMLElement {
  const { environment, instance, isReady, role, words } = link;
  const { graph } = store.get();
  const known = graph.environments.some(({ name }) => name === environment);
  const name = known
    ? environmentChip(graph, environment)
    : element('span', { class: 'environment' }, environment);
  const line = element('div', { class: 'line' }, name, element('span', { class: 'role' }, words));
  if (!instance) return element('li', { class: role }, line);
  const box = element('input', { type: 'checkbox', 'data-instance': nameOf({ service, environment }) });
  box.checked = isReady;
  box.addEventListener('change', () => {
    toggleReady(store, { service, environment });
  });
  return element(
    'li',
    { class: role },
    line,
    element(
      'div',
      { class: 'line below' },
      element('span', {}, element('code', {}, instance.place), ' ', whatItIs(instance)),
      element('label', {}, box, 'ready'),
    ),
  );
}

/** What is not as with most. */
function whatItIs({ kind, deployedBy }: NonNullable<Link['instance']>): string {
  if (deployedBy === 'others') return 'deployed by others';
  if (deployedBy === 'app') return 'deployed by the app';
  return kind === 'Deployment' ? '' : kind;
}
