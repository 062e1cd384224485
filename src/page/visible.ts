import type { GraphEnvironment } from '../core/reports/read-page-data';
import type { State } from './store';

/** The rows and columns that are shown. */
export interface Visible {
  readonly rows: readonly Row[];
  readonly services: readonly string[];
}

export interface Row {
  /** Undefined: requests that no environment of the tree is above. */
  readonly environment: GraphEnvironment | undefined;
  /** Its number, in the tree as a whole. */
  readonly number: number;
  /** Whether it is only there for those below it, which were looked for. */
  readonly isContext: boolean;
}

type Shown = Pick<State, 'graph' | 'environmentFilter' | 'serviceFilter' | 'onlyBranched'>;

/** What has one of the words in its name; of environments also what is above these. */
export function findVisible({ graph, environmentFilter, serviceFilter, onlyBranched }: Shown): Visible {
  const isMeant = containing(environmentFilter);
  const meant = graph.environments.filter(({ name }) => isMeant(name));
  const above = new Set(meant.flatMap(({ ancestors }) => ancestors));
  const rows = graph.environments.flatMap((environment, index): Row[] =>
    above.has(environment.name)
      ? [{ environment, number: index + 1, isContext: !isMeant(environment.name) }]
      : [],
  );
  const others = { environment: undefined, number: graph.environments.length + 1, isContext: false };
  const branched = new Set(
    graph.answers.filter(({ answers }) => answers.length > 1).map(({ service }) => service),
  );
  const isShown = containing(serviceFilter);
  return {
    rows: environmentFilter.trim() === '' ? [...rows, others] : rows,
    services: graph.services.filter((name) => isShown(name) && (!onlyBranched || branched.has(name))),
  };
}

function containing(filter: string): (name: string) => boolean {
  const words = filter
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  return (name) => words.length === 0 || words.some((word) => name.includes(word));
}
