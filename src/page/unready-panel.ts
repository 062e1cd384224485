import { button, element } from './element';
import type { State, Store } from './store';

/** The instances that were taken for unready, each with the way back; nothing while there are none. */
export function showUnready(store: Store, panel: HTMLElement): void {
  const draw = ({ unready }: State): void => {
    panel.hidden = unready.size === 0;
    const items = [...unready].sort().map((name) => {
      const back = button(
        name,
        () => {
          store.change({ unready: new Set([...store.get().unready].filter((it) => it !== name)) });
        },
        { title: 'Its pods are ready again' },
      );
      return element('li', {}, back);
    });
    const all = button('All ready', () => {
      store.change({ unready: new Set() });
    });
    panel.replaceChildren(
      element('header', {}, element('h2', {}, 'Without a ready pod'), all),
      element('ul', { class: 'unready' }, ...items),
    );
  };
  store.listen((state, before) => {
    if (state.unready !== before.unready) draw(state);
  });
  draw(store.get());
}
