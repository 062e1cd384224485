import type { Graph, InstanceName } from '../core/reports/read-page-data';
import { meet, type Met } from '../core/reports/read-page-data';

/** A row and a column; the row of requests that no environment of the tree is above has none. */
export interface Cell {
  readonly environment: string | undefined;
  readonly service: string;
}

/** A request's way: its environment, and the services that it meets, one after the other. */
export interface Way {
  /** As it is typed; empty: the request carries none. */
  readonly environment: string;
  readonly services: readonly string[];
}

/** What is shown, and what of it is chosen. */
export interface State {
  readonly graph: Graph;
  /** What names have to have in them, any of the words. */
  readonly environmentFilter: string;
  readonly serviceFilter: string;
  /** Whether services are left out that all environments share. */
  readonly onlyBranched: boolean;
  readonly cell: Cell | undefined;
  /** `orders@dev.proj1`: instances without a ready pod. */
  readonly unready: ReadonlySet<string>;
  readonly way: Way;
}

export type Listener = (state: State, before: State) => void;

/** The one place of what changes; whoever listens is told after each change, in the order of listening. */
export interface Store {
  readonly get: () => State;
  readonly change: (part: Partial<State>) => void;
  readonly listen: (listener: Listener) => void;
}

export function createStore(initial: State): Store {
  let state = initial;
  const listeners: Listener[] = [];
  return {
    get: () => state,
    change: (part) => {
      const before = state;
      state = { ...state, ...part };
      for (const listener of listeners) listener(state, before);
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
}

export function nameOf({ service, environment }: InstanceName): string {
  return `${service}@${environment}`;
}

/** What a request of `environment` meets at a service, as the pods are now. */
export function metAt({ graph, unready }: State, { service, environment }: Cell): Met | undefined {
  const answers = graph.answers.find((it) => it.service === service);
  if (!answers) return undefined;
  return meet({ answers, splitter: graph.splitter }, environment, (it) => !unready.has(nameOf(it)));
}

/** The pods of these instances become ready, or unready, whatever they are. */
export function toggleReady(store: Store, instance: InstanceName): void {
  const unready = new Set(store.get().unready);
  const name = nameOf(instance);
  if (!unready.delete(name)) unready.add(name);
  store.change({ unready });
}

/** One more service at the end of the way; of that environment, where the way has none yet. */
export function addToWay(store: Store, { service, environment = '' }: Cell): void {
  const { way } = store.get();
  const isNew = way.services.length === 0;
  store.change({
    way: { environment: isNew ? environment : way.environment, services: [...way.services, service] },
  });
}
