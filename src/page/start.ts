import type { PageState } from '../core/reports/page-state';
import { readPageData, type Graph } from '../core/reports/read-page-data';
import { showAnswer } from './answer-panel';
import { element } from './element';
import { colourEnvironments } from './environment-colours';
import { buildLegend } from './legend';
import { listenForChanges, showSaid } from './live';
import { listenToMatrix } from './matrix-input';
import { MatrixView } from './matrix-view';
import { createStore, type Store } from './store';
import { buildToolbar } from './toolbar';
import { showUnready } from './unready-panel';
import { showWay } from './way-panel';

const nothing: Graph = {
  header: '',
  splitter: '.',
  defaultEnvironment: '',
  environments: [],
  services: [],
  answers: [],
  instances: [],
};

function start(): void {
  const page = JSON.parse(document.getElementById('state')?.textContent ?? '') as PageState;
  const graph = page.graph ? readPageData(page.graph) : nothing;
  const store = createStore({
    graph,
    environmentFilter: '',
    serviceFilter: '',
    onlyBranched: false,
    cell: undefined,
    unready: new Set(),
    way: { environment: '', services: [] },
  });
  colourEnvironments(graph);
  build(store, page);
}

function build(store: Store, page: PageState): void {
  const frame = element('div', { class: 'frame' });
  const answer = element('section', { class: 'answer', 'aria-label': 'Who answers' });
  const way = element('section', { 'aria-label': 'The way of a request' });
  const unready = element('section', { 'aria-label': 'Without a ready pod' });
  const said = element('section', { class: 'said', role: 'alert' });
  const back = { focus: (): void => undefined };
  const toolbar = buildToolbar(store, () => {
    back.focus();
  });
  const main = element('main', {}, frame, buildLegend());
  document.body.replaceChildren(toolbar.bar, said, main, element('aside', {}, answer, way, unready));
  const close = (): void => {
    store.change({ cell: undefined });
    back.focus();
  };
  showAnswer(store, answer, close);
  showWay(store, way);
  showUnready(store, unready);
  const matrix = new MatrixView(store, frame);
  back.focus = (): void => {
    matrix.go(matrix.position);
  };
  const open = (): void => {
    answer.querySelector('h2')?.focus();
  };
  listenToMatrix(matrix, store, { frame, open });
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.matches('input:not([type=checkbox]), select');
    const isOfPage =
      !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('dialog[open]');
    if (!isOfPage || (isTyping && event.key !== 'Escape')) return;
    const act = { '/': toolbar.focusFilter, '?': toolbar.showKeys, t: toolbar.switchTheme, Escape: close }[
      event.key
    ];
    if (!act) return;
    event.preventDefault();
    act();
  });
  showSaid(said, page);
  if (page.isLive) listenForChanges(store, said);
}

start();
