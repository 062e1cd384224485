import type { GraphEnvironment } from '../core/reports/read-page-data';
import { meet } from '../core/reports/read-page-data';
import { lookOf, sayMet } from './cell-look';
import { element } from './element';
import { metAt, nameOf, type Cell, type State } from './store';
import { findVisible, type Row, type Visible } from './visible';

/** The table, with what its keys and clicks have to find in it. */
export interface Matrix {
  readonly table: HTMLTableElement;
  readonly visible: Visible;
  readonly isWide: boolean;
  /** By row, then by column. */
  readonly cells: readonly (readonly HTMLTableCellElement[])[];
}

/** Widths in pixels, as page.css has the fonts. */
const character = 7.4;
const narrowCell = 30;
const widestHead = 400;

/** Services by environments, each cell with who answers; as wide as `room` lets it be. */
export function buildMatrix(state: State, room: number): Matrix {
  const visible = findVisible(state);
  // Beside the heads, which stay in place, cells have to be seen in a narrow window, too.
  const head = Math.min(widthOfHead(visible.rows), Math.max(140, Math.round(room * 0.45)));
  const longest = Math.max(0, ...visible.rows.map(({ environment }) => environment?.name.length ?? 0));
  const columns = Math.max(longest, ...visible.services.map((name) => name.length));
  const wide = Math.min(columns * character + 26, 480);
  const isWide = head + visible.services.length * wide <= room;
  const rows = visible.rows.map(() => visible.services.map(() => element('td', { tabindex: -1 })));
  const table = element(
    'table',
    {
      role: 'grid',
      class: isWide ? 'matrix wide' : 'matrix narrow',
      'aria-label': 'Who answers a request of an environment at a service',
    },
    element('colgroup', {}, column(head), ...visible.services.map(() => column(isWide ? wide : narrowCell))),
    element('thead', {}, buildHead(visible)),
    element('tbody', {}, ...visible.rows.map((row, index) => buildRow(row, rows[index] ?? [], state))),
  );
  table.style.width = `${String(head + visible.services.length * (isWide ? wide : narrowCell))}px`;
  const matrix = { table, visible, isWide, cells: rows };
  paintCells(matrix, state);
  return matrix;
}

function column(width: number): HTMLTableColElement {
  const made = element('col');
  made.style.width = `${String(width)}px`;
  return made;
}

function widthOfHead(rows: readonly Row[]): number {
  const widths = rows.map(({ environment: it }) =>
    it ? relativeName(it).length * character + it.depth * 16 + 74 : 190,
  );
  return Math.min(widestHead, Math.max(200, ...widths));
}

/** What an environment's name has more than that of the one that it is drawn below. */
function relativeName({ name, parent }: GraphEnvironment): string {
  return parent === undefined ? name : name.slice(parent.length);
}

function buildHead({ services }: Visible): HTMLTableRowElement {
  const titles = services.map((name) =>
    element('th', { scope: 'col', title: name }, element('span', {}, name)),
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'col', class: 'corner' }, element('span', {}, 'Environment')),
    ...titles,
  );
}

function buildRow(
  { environment, number, isContext }: Row,
  cells: readonly HTMLTableCellElement[],
  { graph }: State,
): HTMLTableRowElement {
  if (!environment) {
    const title = 'Requests without an environment, or below no root that has an instance';
    const words = element('span', { class: 'name', title }, 'none, or another root');
    return element('tr', { class: 'others' }, element('th', { scope: 'row' }, words), ...cells);
  }
  const chip = element('span', { class: `chip own e${String(number)}` }, String(number));
  const { name, depth, isDefault, description, owner, expires } = environment;
  const notes = [description, owner && `Owner: ${owner}`, expires && `Expires: ${expires}`];
  const title = [name, ...notes.filter((note) => note !== undefined && note !== '')].join('\n');
  const hasBelow = graph.environments.some(({ parent }) => parent === name);
  const head = element(
    'th',
    { scope: 'row', title, 'aria-label': name, class: hasBelow ? 'has-below' : undefined },
    chip,
    element('span', { class: 'tree', 'aria-hidden': 'true' }),
    element('span', { class: 'name' }, relativeName(environment)),
    isDefault ? element('span', { class: 'mark' }, 'default') : undefined,
  );
  head.style.setProperty('--depth', String(depth));
  return element('tr', { class: isContext ? 'context' : undefined }, head, ...cells);
}

/** Writes into each cell who answers now; touches none whose look is the same. */
export function paintCells({ cells, visible, isWide }: Matrix, state: State): void {
  const { graph, unready, way } = state;
  const numbers = new Map(graph.environments.map(({ name }, index) => [name, index + 1]));
  const answersOf = new Map(graph.answers.map((answers) => [answers.service, answers]));
  const isReady = (it: Parameters<typeof nameOf>[0]): boolean => !unready.has(nameOf(it));
  const onWay = new Set(way.services);
  visible.services.forEach((service, columnIndex) => {
    const answers = answersOf.get(service);
    if (!answers) return;
    visible.rows.forEach(({ environment }, rowIndex) => {
      const asking = environment?.name;
      const met = meet({ answers, splitter: graph.splitter }, asking, isReady);
      const { defaultEnvironment } = graph;
      const { text, className } = lookOf(met, { environment: asking, numbers, defaultEnvironment, isWide });
      const isOnWay = onWay.has(service) && (asking ?? '') === way.environment;
      const cell = cells[rowIndex]?.[columnIndex];
      const look = isOnWay ? `${className} on-way` : className;
      if (!cell || (cell.className === look && cell.textContent === text)) return;
      cell.className = look;
      cell.textContent = text;
    });
  });
}

/** A cell in words; said once one comes to it, since ten thousand texts take their time. */
export function describeCell(state: State, cell: Cell): string {
  const met = metAt(state, cell);
  const asking = cell.environment ?? 'none, or another root';
  return `${cell.service} for ${asking}: ${met ? sayMet(met) : ''}`;
}
