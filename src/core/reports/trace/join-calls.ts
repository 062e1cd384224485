import { groupBy } from '../../diagnostics/group-by';
import { present } from '../../diagnostics/present';
import type { Hop } from './hop';

/** A call that a pod made, and the request that it made it for. */
export interface JoinedCall {
  readonly call: Hop;
  /** The environment of that request; undefined where it had none. */
  readonly environment: string | undefined;
  /**
   * By what the two belong together: an identifier that the application has passed on, or nothing but that the request
   * was being answered in that pod as the call was made.
   */
  readonly by: 'request-id' | 'trace-id' | 'time';
}

/** A call that nothing says the request of: requests of several environments were being answered in its pod. */
export interface UnknownCall {
  readonly call: Hop;
  readonly by: 'nothing';
  /** Theirs; undefined for those without. */
  readonly environments: ReadonlySet<string | undefined>;
}

/** Requests in the order of their beginning. */
interface Sequence {
  readonly inOrder: readonly Hop[];
  /** By place: when all up to there have ended. */
  readonly ends: readonly number[];
}

/** What came into one pod. */
interface Requests {
  readonly byRequestId: ReadonlyMap<string | undefined, Sequence>;
  readonly byTraceId: ReadonlyMap<string | undefined, Sequence>;
  readonly all: Sequence;
}

/** Beginnings and durations are in whole microseconds, so that what lies within another one may seem to outlast it. */
const rounding = 1;

/**
 * Finds the request of each of `calls` among `requests`, both of the same log. Calls that a pod makes by itself, while
 * it answers nobody, are left out.
 */
export function joinCalls(calls: readonly Hop[], requests: readonly Hop[]): (JoinedCall | UnknownCall)[] {
  const pods = new Map(
    [...groupBy(requests, ({ pod }) => pod)].map(([pod, hops]) => [pod, indexRequests(hops)]),
  );
  return calls.flatMap((call) => {
    const known = pods.get(call.pod);
    return known ? joinCall(call, known) : [];
  });
}

function indexRequests(hops: readonly Hop[]): Requests {
  const sequencesBy = (idOf: (hop: Hop) => string | undefined): Map<string, Sequence> =>
    new Map([...groupBy(hops, idOf)].map(([id, some]) => [id, putInOrder(some)]));
  return {
    byRequestId: sequencesBy(({ requestId }) => requestId),
    byTraceId: sequencesBy(({ traceId }) => traceId),
    all: putInOrder(hops),
  };
}

function putInOrder(hops: readonly Hop[]): Sequence {
  const inOrder = [...hops].sort((a, b) => a.at - b.at);
  let end = 0;
  return { inOrder, ends: inOrder.map((hop) => (end = Math.max(end, endOf(hop)))) };
}

function endOf({ at, took }: Hop): number {
  return at + took;
}

function joinCall(call: Hop, requests: Requests): (JoinedCall | UnknownCall)[] {
  const byRequestId = requestOf(call, requests.byRequestId.get(call.requestId));
  if (byRequestId) return [{ call, environment: byRequestId.environment, by: 'request-id' }];
  const byTraceId = requestOf(call, requests.byTraceId.get(call.traceId));
  if (byTraceId) return [{ call, environment: byTraceId.environment, by: 'trace-id' }];
  const environments = new Set(inFlight(call.at, call, requests.all).map(({ environment }) => environment));
  // What a call carries came from one of them, since nothing else was there to take it from.
  const isCarried = call.sent !== undefined && environments.has(call.sent);
  const [only, ...others] = isCarried ? [call.sent] : environments;
  if (environments.size === 0) return [];
  return others.length === 0
    ? [{ call, environment: only, by: 'time' }]
    : [{ call, by: 'nothing', environments }];
}

/**
 * Of the requests of one identifier, the last that was still being answered as the call was; a chain may come into a pod
 * twice. Where all were over, the last that began before it.
 */
function requestOf(call: Hop, sequence: Sequence | undefined): Hop | undefined {
  if (!sequence) return undefined;
  const [last] = inFlight(endOf(call) - rounding, call, sequence);
  return last ?? sequence.inOrder[countUntil(call.at, sequence.inOrder) - 1];
}

/** The requests that had begun before a call, and were still being answered at a time, the last one first. */
function inFlight(time: number, { at }: Hop, { inOrder, ends }: Sequence): Hop[] {
  const found: Hop[] = [];
  for (let place = countUntil(at, inOrder) - 1; place >= 0 && present(ends[place]) >= time; place--) {
    const request = present(inOrder[place]);
    if (endOf(request) >= time) found.push(request);
  }
  return found;
}

/** How many began at that time or before, by bisection. */
function countUntil(time: number, inOrder: readonly Hop[]): number {
  let from = 0;
  let to = inOrder.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (present(inOrder[middle]).at <= time) from = middle + 1;
    else to = middle;
  }
  return from;
}
