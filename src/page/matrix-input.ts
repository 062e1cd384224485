import type { MatrixView, Position } from './matrix-view';
import { addToWay, metAt, toggleReady, type Cell, type Store } from './store';

const pageOfRows = 10;

/** How far each key leads. */
const moves: Readonly<Record<string, Position>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -pageOfRows, column: 0 },
  PageDown: { row: pageOfRows, column: 0 },
  Home: { row: 0, column: -Infinity },
  End: { row: 0, column: Infinity },
};

/** With Ctrl. */
const farMoves: Readonly<Record<string, Position>> = {
  Home: { row: -Infinity, column: 0 },
  End: { row: Infinity, column: 0 },
};

export interface Around {
  readonly frame: HTMLElement;
  /** Leads to what is said of the chosen cell. */
  readonly open: () => void;
}

/** Keys and clicks of the matrix in its frame. */
export function listenToMatrix(view: MatrixView, store: Store, { frame, open }: Around): void {
  frame.addEventListener('focusin', ({ target }) => {
    const position = positionOf(target);
    const cell = position && view.nameAt(position);
    if (!cell) return;
    view.stand(position);
    view.describe(position, 'aria-label');
    if (store.get().cell) store.change({ cell });
  });
  frame.addEventListener('pointerover', ({ target }) => {
    const position = positionOf(target);
    if (position) view.describe(position, 'title');
  });
  frame.addEventListener('click', ({ target }) => {
    const position = positionOf(target);
    const cell = position && view.nameAt(position);
    if (cell) store.change({ cell });
  });
  frame.addEventListener('keydown', (event) => {
    const cell = view.nameAt(view.position);
    if (!cell || !positionOf(event.target) || event.altKey || event.metaKey) return;
    const act =
      move(view, event) ?? (event.ctrlKey ? undefined : actOn(cell, { key: event.key, store, open }));
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function move(view: MatrixView, { key, ctrlKey }: KeyboardEvent): (() => void) | undefined {
  const by = (ctrlKey ? farMoves : moves)[key];
  if (!by) return undefined;
  const { row, column } = view.position;
  return () => {
    view.go({ row: row + by.row, column: column + by.column });
  };
}

interface Pressed {
  readonly key: string;
  readonly store: Store;
  readonly open: () => void;
}

function actOn(cell: Cell, { key, store, open }: Pressed): (() => void) | undefined {
  const met = metAt(store.get(), cell);
  const environment = met?.environment ?? met?.answer.answeredBy[0];
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => {
      store.change({ cell });
      open();
    },
    w: () => {
      addToWay(store, cell);
    },
    u: () => {
      if (environment !== undefined) toggleReady(store, { service: cell.service, environment });
    },
  };
  return acts[key];
}

function positionOf(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest('td') : null;
  const line = cell?.parentElement;
  if (!cell || !(line instanceof HTMLTableRowElement)) return undefined;
  return { row: line.sectionRowIndex, column: cell.cellIndex - 1 };
}
