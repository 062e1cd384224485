import { button, element } from './element';
import { buildMatrix, describeCell, paintCells, type Matrix } from './matrix';
import type { Cell, State, Store } from './store';

/** A cell by its row and column, from 0, among those that are shown. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/**
 * The matrix in its scrolling frame, drawn anew where other rows or columns are meant. One cell at a time can be come to
 * by Tab; the others by arrows.
 */
export class MatrixView {
  private matrix: Matrix;
  private at: Position = { row: 0, column: 0 };

  constructor(
    private readonly store: Store,
    private readonly frame: HTMLElement,
  ) {
    this.matrix = buildMatrix(store.get(), frame.clientWidth);
    this.show();
    store.listen((state, before) => {
      this.follow(state, before);
    });
    let width = frame.clientWidth;
    new ResizeObserver(() => {
      if (frame.clientWidth !== width) this.draw();
      width = frame.clientWidth;
    }).observe(frame);
  }

  /** Where the keyboard is, or was last. */
  get position(): Position {
    return this.at;
  }

  nameAt({ row, column }: Position): Cell | undefined {
    const service = this.matrix.visible.services[column];
    const line = this.matrix.visible.rows[row];
    return service === undefined || !line ? undefined : { service, environment: line.environment?.name };
  }

  /** Moves the keyboard's place to the cell, or the nearest there is, and the focus with it. */
  go(to: Position): void {
    this.stand(to);
    this.cellAt(this.at)?.focus();
  }

  /** The same without the focus. */
  stand({ row, column }: Position): void {
    this.cellAt(this.at)?.setAttribute('tabindex', '-1');
    const { rows, services } = this.matrix.visible;
    this.at = { row: clamp(row, rows.length), column: clamp(column, services.length) };
    this.cellAt(this.at)?.setAttribute('tabindex', '0');
  }

  /** Says a cell in words, as its name or its hint, once one comes to it; ten thousand texts take their time. */
  describe(position: Position, attribute: 'aria-label' | 'title'): void {
    const cell = this.nameAt(position);
    if (cell) this.cellAt(position)?.setAttribute(attribute, describeCell(this.store.get(), cell));
    this.matrix.table.querySelector('.here')?.classList.remove('here');
    this.matrix.table.tHead?.rows[0]?.cells[position.column + 1]?.classList.add('here');
  }

  private cellAt({ row, column }: Position): HTMLTableCellElement | undefined {
    return this.matrix.cells[row]?.[column];
  }

  private follow(state: State, before: State): void {
    const isOther =
      state.graph !== before.graph ||
      state.environmentFilter !== before.environmentFilter ||
      state.serviceFilter !== before.serviceFilter ||
      state.onlyBranched !== before.onlyBranched;
    if (isOther) this.draw();
    else if (state.unready !== before.unready || state.way !== before.way) paintCells(this.matrix, state);
    if (state.cell !== before.cell) this.mark();
  }

  private draw(): void {
    const hadFocus = this.frame.contains(document.activeElement);
    const { scrollLeft, scrollTop } = this.frame;
    this.matrix = buildMatrix(this.store.get(), this.frame.clientWidth);
    this.show();
    this.frame.scrollTo(scrollLeft, scrollTop);
    if (hadFocus) this.cellAt(this.at)?.focus({ preventScroll: true });
  }

  private show(): void {
    const { rows, services } = this.matrix.visible;
    const isEmpty = rows.length === 0 || services.length === 0;
    this.frame.replaceChildren(isEmpty ? this.describeEmptiness() : this.matrix.table);
    this.stand(this.at);
    this.mark();
  }

  /** Marks the chosen cell, and no other. */
  private mark(): void {
    const { cell } = this.store.get();
    for (const marked of this.matrix.table.querySelectorAll('[aria-selected]')) {
      marked.removeAttribute('aria-selected');
    }
    if (!cell) return;
    const { rows, services } = this.matrix.visible;
    const row = rows.findIndex(({ environment }) => environment?.name === cell.environment);
    this.cellAt({ row, column: services.indexOf(cell.service) })?.setAttribute('aria-selected', 'true');
  }

  private describeEmptiness(): HTMLElement {
    const clear = (): void => {
      this.store.change({ environmentFilter: '', serviceFilter: '', onlyBranched: false });
    };
    const words =
      this.store.get().graph.services.length === 0
        ? 'There is no service yet.'
        : 'Nothing here has these words in its name. ';
    return element('p', { class: 'empty' }, words, button('Show everything', clear));
  }
}

function clamp(value: number, length: number): number {
  return Math.min(Math.max(value, 0), Math.max(length - 1, 0));
}
