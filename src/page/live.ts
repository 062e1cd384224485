import type { PageState } from '../core/reports/page-state';
import { readPageData } from '../core/reports/read-page-data';
import { element } from './element';
import { colourEnvironments } from './environment-colours';
import type { Store } from './store';

/** What is wrong with the files, as a terminal shows it; nothing where they are right. */
export function showSaid(place: HTMLElement, { said, isStale, graph }: PageState): void {
  place.hidden = said === '';
  const title = graph ? 'Mistakes: the tree below is the last one without' : 'Mistakes: there is no tree yet';
  place.classList.toggle('mistakes', isStale);
  place.replaceChildren(
    element('h2', {}, isStale ? title : 'Worth knowing'),
    element('pre', { tabindex: 0 }, said.trimEnd()),
  );
}

/** Shows each state that the server tells of, in place: what is chosen stays chosen. */
export function listenForChanges(store: Store, said: HTMLElement): void {
  const lost = element(
    'p',
    { class: 'lost', role: 'status' },
    'envtree serve is not there any more; it is tried again.',
  );
  const source = new EventSource('changes');
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const page = JSON.parse(data) as PageState;
    showSaid(said, page);
    if (!page.graph) return;
    const graph = readPageData(page.graph);
    colourEnvironments(graph);
    store.change({ graph });
  });
  source.addEventListener('open', () => {
    lost.remove();
  });
  source.addEventListener('error', () => {
    document.body.prepend(lost);
  });
}
