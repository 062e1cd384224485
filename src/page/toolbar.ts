import { countNoun } from '../core/diagnostics/count-noun';
import { button, element } from './element';
import type { State, Store } from './store';

const keys: readonly (readonly [string, string])[] = [
  ['Arrows, Home, End, Page Up, Page Down', 'go through the matrix; with Ctrl, Home and End go up and down'],
  ['Enter', 'opens the cell: who answers, why, and where the files say so'],
  ['/', 'filters environments, then, by Tab, services'],
  ['Escape', 'closes the cell; in a filter, clears it; back to the matrix'],
  ['u', 'takes the pods that answer at the cell for unready'],
  ['w', 'adds the cell to the way of a request'],
  ['t', 'turns dark into light, and light into dark'],
  ['?', 'shows these keys'],
];

/** What the keys of the page as a whole do. */
export interface Toolbar {
  readonly bar: HTMLElement;
  readonly focusFilter: () => void;
  readonly switchTheme: () => void;
  readonly showKeys: () => void;
}

/** The page's head: what it is, its filters, the theme's switch and the keys. `leave` goes back to the matrix. */
export function buildToolbar(store: Store, leave: () => void): Toolbar {
  const environments = filterField(store, { key: 'environmentFilter', label: 'Environments', leave });
  const services = filterField(store, { key: 'serviceFilter', label: 'Services', leave });
  const branched = element('input', { type: 'checkbox' });
  branched.addEventListener('change', () => {
    store.change({ onlyBranched: branched.checked });
  });
  const size = element('p', { class: 'size' });
  const dialog = buildKeys();
  const showKeys = (): void => {
    dialog.showModal();
  };
  const theme = button('', switchTheme, {
    class: 'quiet',
    title: 'Dark or light (t)',
    'aria-label': 'Dark or light',
  });
  theme.append(element('span', { class: 'moon', 'aria-hidden': 'true' }));
  const draw = (state: State): void => {
    size.textContent = describeSize(state);
    branched.checked = state.onlyBranched;
  };
  store.listen(draw);
  draw(store.get());
  const bar = element(
    'header',
    { class: 'bar' },
    element('h1', {}, 'envtree'),
    size,
    element(
      'search',
      {},
      environments.field,
      services.field,
      element('label', { class: 'check' }, branched, 'Only with branches'),
    ),
    theme,
    button('?', showKeys, { class: 'quiet', title: 'Keys (?)', 'aria-label': 'Keys' }),
    dialog,
  );
  return { bar, focusFilter: environments.focus, switchTheme, showKeys };
}

interface Filter {
  readonly key: 'environmentFilter' | 'serviceFilter';
  readonly label: string;
  readonly leave: () => void;
}

function filterField(store: Store, { key, label, leave }: Filter): { field: HTMLElement; focus: () => void } {
  const input = element('input', {
    type: 'search',
    placeholder: `Filter ${label.toLowerCase()}`,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  input.addEventListener('input', () => {
    store.change({ [key]: input.value });
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    if (event.key === 'Escape') store.change({ [key]: '' });
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  store.listen((state) => {
    if (input.value !== state[key]) input.value = state[key];
  });
  const focus = (): void => {
    input.focus();
    input.select();
  };
  return { field: element('label', { class: 'filter' }, element('span', {}, label), input), focus };
}

function describeSize({ graph }: State): string {
  return [
    countNoun(graph.environments.length, 'environment'),
    countNoun(graph.services.length, 'service'),
    countNoun(graph.instances.length, 'instance'),
  ].join(' · ');
}

/** The theme is the system's until somebody says otherwise. */
function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme
    ? dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset.theme = isDark ? 'light' : 'dark';
}

function buildKeys(): HTMLDialogElement {
  const rows = keys.map(([key, words]) =>
    element('tr', {}, element('th', { scope: 'row' }, element('kbd', {}, key)), element('td', {}, words)),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'keys' });
  const close = button('Close', () => {
    dialog.close();
  });
  dialog.append(
    element('h2', { id: 'keys' }, 'Keys'),
    element('table', {}, element('tbody', {}, ...rows)),
    close,
  );
  return dialog;
}
