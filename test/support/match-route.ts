import { refuseUnknownFields, type Destination, type HttpRoute, type Labels } from './manifests';

/** By name in lower case. */
export type Headers = ReadonlyMap<string, string>;

export interface DirectResponse {
  readonly status: number;
  readonly body?: string;
}

/** What the first route that matches does with a request with these headers: 404 where none does, as Envoy. */
export function matchRoute(routes: readonly HttpRoute[], headers: Headers): Destination | DirectResponse {
  // All routes are looked at, not only up to the first that matches, so that none hides what is unknown in the rest.
  const rules = routes.map((route) => ({ isChosen: isMatched(route, headers), target: targetOf(route) }));
  return rules.find(({ isChosen }) => isChosen)?.target ?? { status: 404 };
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

function isMatched(route: HttpRoute, headers: Headers): boolean {
  refuseUnknownFields(route, ['match', 'route', 'directResponse', ...harmless], 'an HTTP route');
  const { match } = route;
  if (match === undefined) return true;
  if (match.length === 0) throw new Error('A match without entries');
  return match.filter((entry) => isEntryMatched(entry, headers)).length > 0;
}

function isEntryMatched(entry: NonNullable<HttpRoute['match']>[number], headers: Headers): boolean {
  refuseUnknownFields(entry, ['headers'], 'a match');
  const conditions = Object.entries(entry.headers ?? {});
  const fulfilled = conditions.filter(([name, condition]) => {
    if (name !== name.toLowerCase()) throw new Error(`Istio wants the header "${name}" in lower case`);
    return isFulfilled(condition, headers.get(name));
  });
  return fulfilled.length === conditions.length;
}

function isFulfilled(condition: Labels, value: string | undefined): boolean {
  const kinds = Object.entries(condition);
  if (kinds.length > 1) throw new Error(`A StringMatch of several kinds: ${JSON.stringify(condition)}`);
  const [kind, wanted] = kinds[0] ?? ['present', ''];
  if (!['present', 'exact', 'prefix', 'regex'].includes(kind)) {
    throw new Error(`The evaluator does not know the StringMatch "${kind}"`);
  }
  if (value === undefined) return false;
  if (kind === 'exact') return value === wanted;
  if (kind === 'prefix') return value.startsWith(wanted);
  return kind === 'present' || new RegExp(`^(?:${wanted})$`).test(value);
}

function targetOf({ route, directResponse }: HttpRoute): Destination | DirectResponse {
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
