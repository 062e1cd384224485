import { present } from '../../diagnostics/present';
import type { Hop } from './hop';
import type { JoinedCall, UnknownCall } from './join-calls';

/** What became of the environment of a request in the calls that a service made for it. */
export type Fate = 'kept' | 'lost' | 'unknown';

/** What the log says of one service. */
export interface ServiceTrace {
  readonly service: string;
  /** The requests that came with an environment. */
  readonly requests: number;
  /** The calls made for them that went on with it. */
  readonly kept: CallCount;
  /** Those that the application sent without it, or with another one. */
  readonly lost: CallCount;
  /** Those of `lost` that the pod's tag has put into that environment all the same. */
  readonly tagged: number;
  /** Those that may have been made for such a request, or for another. */
  readonly unknown: number;
  /** Three of each at most. */
  readonly examples: Readonly<Record<Fate, readonly CallExample[]>>;
}

/** By what calls and requests were found to belong together. */
export interface CallCount {
  readonly total: number;
  readonly byRequestId: number;
  readonly byTraceId: number;
  readonly byTime: number;
}

export interface CallExample {
  readonly time: string;
  /** The pod that called. */
  readonly from: string;
  /** The service that it called. */
  readonly to: string;
  /** What the request came with; undefined where that is unknown. */
  readonly came: string | undefined;
  /** What the application sent. */
  readonly sent: string | undefined;
  readonly requestId: string | undefined;
  readonly traceId: string | undefined;
}

const examplesOfEach = 3;

/** Counts hops, service by service. */
export class Tally {
  private readonly services = new Map<string, Counts>();

  /** A request that came with an environment. */
  addRequest({ service }: Hop): void {
    this.countsOf(service).requests++;
  }

  addCall(joined: JoinedCall | UnknownCall): void {
    const { call } = joined;
    const counts = this.countsOf(call.service);
    if (joined.by === 'nothing') {
      counts.unknown++;
      addExample(counts, 'unknown', describe(call, undefined));
      return;
    }
    const { environment: came } = joined;
    const fate = call.sent === came ? 'kept' : 'lost';
    counts[fate][joined.by]++;
    if (fate === 'lost' && call.environment === came) counts.tagged++;
    addExample(counts, fate, describe(call, came));
  }

  /** By service. */
  get traces(): ServiceTrace[] {
    return [...this.services]
      .map(([service, { kept, lost, ...counts }]) => ({
        service,
        ...counts,
        kept: sumUp(kept),
        lost: sumUp(lost),
      }))
      .sort((a, b) => (a.service < b.service ? -1 : 1));
  }

  private countsOf(service: string): Counts {
    const known = this.services.get(service) ?? noCounts();
    this.services.set(service, known);
    return known;
  }
}

type Joins = Record<JoinedCall['by'], number>;

interface Counts {
  requests: number;
  readonly kept: Joins;
  readonly lost: Joins;
  tagged: number;
  unknown: number;
  readonly examples: Record<Fate, CallExample[]>;
}

function noCounts(): Counts {
  const none = { 'request-id': 0, 'trace-id': 0, time: 0 };
  const examples = { kept: [], lost: [], unknown: [] };
  return { requests: 0, kept: { ...none }, lost: { ...none }, tagged: 0, unknown: 0, examples };
}

function sumUp(joins: Joins): CallCount {
  const { 'request-id': byRequestId, 'trace-id': byTraceId, time: byTime } = joins;
  return { total: byRequestId + byTraceId + byTime, byRequestId, byTraceId, byTime };
}

function addExample({ examples }: Counts, fate: Fate, example: CallExample): void {
  if (examples[fate].length < examplesOfEach) examples[fate].push(example);
}

function describe(call: Hop, came: string | undefined): CallExample {
  const { time, pod: from, called, sent, requestId, traceId } = call;
  return { time, from, to: present(called), came, sent, requestId, traceId };
}
