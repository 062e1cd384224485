import type { Cluster } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Headers } from './match-route';
import { sendRequest, type Caller } from './tag-request';

/** A request with whatever headers, who answers it, and what arrives there. */
export interface CarriedRequest {
  /** By name in lower case; a line break makes several lines, and `3 times "k=v,"` stands for so much text. */
  readonly send: Readonly<Record<string, string>>;
  readonly answers: string | number;
  /** What differs from what was sent; several lines are joined by commas; null: there is no such header. */
  readonly arrives?: Readonly<Record<string, string | null>>;
}

/** What has become of such a request. */
export interface Outcome {
  readonly answers: string | number;
  /** Of the headers that were sent or that are expected, what arrived. */
  readonly arrives: Readonly<Record<string, string | null>>;
}

export function writtenOut(request: CarriedRequest): CarriedRequest {
  return JSON.parse(JSON.stringify(request), (_, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/(\d+) times "([^"]*)"/g, (_text, count: string, part: string) =>
          part.repeat(Number(count)),
        )
      : value,
  ) as CarriedRequest;
}

export function wantedOf({ send, answers, arrives }: CarriedRequest): Outcome {
  const sent = Object.fromEntries(
    Object.entries(send).map(([name, value]) => [name, joinLines(value) ?? null]),
  );
  return { answers, arrives: { ...sent, ...arrives } };
}

/** The same as the evaluator has it, for a service's first address. */
export function evaluateCarried(
  cluster: Cluster,
  request: CarriedRequest,
  { service, caller = { namespace: 'clients' } }: { service: string; caller?: Caller | undefined },
): Outcome {
  const headers: Headers = new Map(Object.entries(request.send));
  const host = [...cluster.services.keys()].find((name) => name.startsWith(`${service}.`)) ?? '';
  const answer = evaluateRequest(cluster, { host, port: 8080, headers, caller });
  const name = `outbound|8080||${host}`;
  return {
    answers: 'status' in answer ? answer.status : answer.environments.join(' or '),
    arrives: pickHeaders(request, sendRequest(headers, caller, { cluster, name })),
  };
}

/** The same of a server outside of the mesh, which has a ServiceEntry of others where it has a host. */
export function evaluateLeaving(
  cluster: Cluster,
  request: CarriedRequest,
  { host, caller = { namespace: 'clients' } }: { host: string | undefined; caller?: Caller | undefined },
): Outcome {
  const name = host === undefined ? 'PassthroughCluster' : `outbound|8080||${host}`;
  const arrived = sendRequest(new Map(Object.entries(request.send)), caller, { cluster, name });
  return { answers: request.answers, arrives: pickHeaders(request, arrived) };
}

/** Of the headers that arrived, those that were sent or that are expected. */
export function pickHeaders(request: CarriedRequest, arrived: Headers): Outcome['arrives'] {
  const names = Object.keys(wantedOf(request).arrives);
  return Object.fromEntries(names.map((name) => [name, joinLines(arrived.get(name)) ?? null]));
}

function joinLines(value: string | undefined): string | undefined {
  return value?.split('\n').join(',');
}
