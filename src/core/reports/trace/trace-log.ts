import type { Hop } from './hop';
import { joinCalls } from './join-calls';
import { readHops } from './read-hops';
import { Tally, type ServiceTrace } from './tally';
import type { UndeclaredCall, UndeclaredCalls } from './undeclared-calls';

/** What a log says of requests and their environments. */
export interface Trace {
  /** The one whose requests were looked at. @default - all */
  readonly environment?: string;
  /** By service: those that requests with an environment came to, and those that may have answered some. */
  readonly services: readonly ServiceTrace[];
  /** How many requests came with an environment. */
  readonly requests: number;
  /** How many pods have written lines. */
  readonly pods: number;
  readonly lines: LineCount;
  /** @default - of no service it is known what it calls */
  readonly undeclared?: readonly UndeclaredCall[];
}

export interface LineCount {
  /** Those of envtree's; an export may have several in one. */
  readonly read: number;
  /** Those of other programs. */
  readonly foreign: number;
  /** Those of envtree's that are cut off, or lack what every one has. */
  readonly damaged: number;
}

export interface TraceOptions {
  /** Looks at the requests of this environment alone. @default - all that have one */
  readonly environment?: string | undefined;
  /** How many hops are kept at a time, three times over. @default 40000 */
  readonly window?: number;
  /** Looks for calls that no file declares, whatever environment they are of. @default - nobody does */
  readonly undeclared?: UndeclaredCalls | undefined;
}

/**
 * Reads a log line by line, in about the order of time within each pod, forward or backward. Only so many hops are kept
 * that a call finds its request among those that came at about the same time.
 */
export class TraceLog {
  private readonly tally = new Tally();
  private readonly pods = new Set<string>();
  private readonly lines = { read: 0, foreign: 0, damaged: 0 };
  private requests = 0;
  private before: Hop[] = [];
  private current: Hop[] = [];
  private after: Hop[] = [];

  constructor(private readonly options: TraceOptions = {}) {}

  add(line: string): void {
    const hops = readHops(line);
    if (typeof hops === 'string') this.lines[hops]++;
    else for (const hop of hops) this.addHop(hop);
  }

  /** All that was added, counted. */
  finish(): Trace {
    this.shift();
    this.shift();
    const { tally, requests, pods, lines } = this;
    const { environment, undeclared } = this.options;
    return {
      ...(environment !== undefined && { environment }),
      requests,
      pods: pods.size,
      services: tally.traces,
      lines: { ...lines },
      ...(undeclared && { undeclared: undeclared.found }),
    };
  }

  private addHop(hop: Hop): void {
    this.lines.read++;
    this.pods.add(hop.pod);
    this.options.undeclared?.add(hop);
    this.after.push(hop);
    if (this.after.length >= (this.options.window ?? 40_000)) this.shift();
  }

  /** Counts the hops in the middle, whose requests or calls may be on either side. */
  private shift(): void {
    const requests = [...this.before, ...this.current, ...this.after].filter(
      ({ side }) => side === 'inbound',
    );
    for (const hop of this.current) if (hop.side === 'inbound') this.countRequest(hop);
    const calls = this.current.filter(({ called }) => called !== undefined);
    for (const joined of joinCalls(calls, requests)) {
      const environments = joined.by === 'nothing' ? [...joined.environments] : [joined.environment];
      if (environments.some((environment) => this.isAsked(environment))) this.tally.addCall(joined);
    }
    this.before = this.current;
    this.current = this.after;
    this.after = [];
  }

  private countRequest(request: Hop): void {
    if (!this.isAsked(request.environment)) return;
    this.requests++;
    this.tally.addRequest(request);
  }

  private isAsked(environment: string | undefined): boolean {
    const { environment: only = environment } = this.options;
    return environment !== undefined && environment === only;
  }
}
