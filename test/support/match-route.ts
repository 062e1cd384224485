import {
  isSelected,
  refuseUnknownFields,
  type Destination,
  type HttpMatch,
  type HttpRoute,
  type Labels,
  type StringMatch,
} from './manifests';

/** By name in lower case; a line break stands between several lines of a header. */
export type Headers = ReadonlyMap<string, string>;

export interface DirectResponse {
  readonly status: number;
  readonly body?: string;
}

/** What a match asks of a request. */
export interface MatchedRequest {
  readonly headers: Headers;
  /** @default - / */
  readonly path?: string;
  /** @default - GET */
  readonly method?: string;
  /** @default - 8080 */
  readonly port?: number;
  /** Of the calling pod. @default - none */
  readonly labels?: Labels;
}

/** The first route that matches a request; undefined where none does. */
export function findRoute(routes: readonly HttpRoute[], request: MatchedRequest): HttpRoute | undefined {
  // All routes are looked at, not only up to the first that matches, so that none hides what is unknown in the rest.
  const matching = routes.filter((route) => isMatched(route, request));
  routes.forEach(targetOf);
  return matching[0];
}

/** What the first route that matches does with a request: 404 where none does, as Envoy. */
export function matchRoute(
  routes: readonly HttpRoute[],
  request: MatchedRequest,
): Destination | DirectResponse {
  const route = findRoute(routes, request);
  return route ? targetOf(route) : { status: 404 };
}

/** Fields of a route that leave open who answers. */
const harmless = [
  'name',
  'timeout',
  'retries',
  'corsPolicy',
  'rewrite',
  'headers',
  'mirror',
  'mirrors',
  'mirrorPercentage',
];

function isMatched(route: HttpRoute, request: MatchedRequest): boolean {
  refuseUnknownFields(route, ['match', 'route', 'directResponse', 'redirect', ...harmless], 'an HTTP route');
  const { match } = route;
  if (match === undefined) return true;
  if (match.length === 0) throw new Error('A match without entries');
  return match.filter((entry) => isEntryMatched(entry, request)).length > 0;
}

const known = [
  'headers',
  'withoutHeaders',
  'queryParams',
  'uri',
  'method',
  'port',
  'sourceLabels',
  'name',
  'statPrefix',
];

function isEntryMatched(entry: HttpMatch, request: MatchedRequest): boolean {
  refuseUnknownFields(entry, known, 'a match');
  const { headers, path = '/', method = 'GET', port = 8080, labels = {} } = request;
  const [uri = '', query] = path.split('?');
  const parameters = new Map(new URLSearchParams(query));
  return [
    areFulfilled(entry.headers, lowered(headers)),
    Object.keys(entry.withoutHeaders ?? {}).every((name) => {
      return !areFulfilled({ [name]: entry.withoutHeaders?.[name] ?? {} }, lowered(headers));
    }),
    areFulfilled(entry.queryParams, (name) => parameters.get(name)),
    areFulfilled(entry.uri && { uri: entry.uri }, () => uri),
    areFulfilled(entry.method && { method: entry.method }, () => method),
    entry.port === undefined || entry.port === port,
    isSelected(labels, entry.sourceLabels ?? {}),
  ].every((isFulfilled) => isFulfilled);
}

function lowered(headers: Headers): (name: string) => string | undefined {
  return (name) => {
    if (name !== name.toLowerCase()) throw new Error(`Istio wants the header "${name}" in lower case`);
    return headers.get(name);
  };
}

function areFulfilled(
  conditions: Readonly<Record<string, StringMatch>> = {},
  valueOf: (name: string) => string | undefined,
): boolean {
  return Object.entries(conditions)
    .map(([name, condition]) => isFulfilled(condition, valueOf(name)))
    .every((it) => it);
}

function isFulfilled(condition: StringMatch, value: string | undefined): boolean {
  const kinds = Object.entries(condition);
  if (kinds.length > 1) throw new Error(`A StringMatch of several kinds: ${JSON.stringify(condition)}`);
  const [kind, wanted] = kinds[0] ?? ['present', ''];
  if (!['present', 'exact', 'prefix', 'regex'].includes(kind)) {
    throw new Error(`The evaluator does not know the StringMatch "${kind}"`);
  }
  if (value === undefined) return false;
  // Of several lines of a header, Envoy wants one to match.
  return value.split('\n').some((line) => matchesLine(kind, wanted, line));
}

function matchesLine(kind: string, wanted: string, value: string): boolean {
  if (kind === 'exact') return value === wanted;
  if (kind === 'prefix') return value.startsWith(wanted);
  return kind === 'present' || new RegExp(`^(?:${wanted})$`).test(value);
}

function targetOf({ route, directResponse, redirect }: HttpRoute): Destination | DirectResponse {
  if (redirect) return { status: redirect.redirectCode ?? 301 };
  if (directResponse) {
    const { status, body } = directResponse;
    return { status, ...(body && { body: body.string }) };
  }
  const [only, ...others] = route ?? [];
  if (!only || others.length > 0) throw new Error('The evaluator wants exactly one destination');
  refuseUnknownFields(only, ['destination', 'weight'], 'a route destination');
  refuseUnknownFields(only.destination, ['host', 'port'], 'a destination');
  return only.destination;
}
