import type { Cluster } from './cluster';
import type { Claims } from './claims';
import { formatValue, type ExpressionContext } from './envoy-expression';
import { isSelected, refuseUnknownFields, type EnvoyFilterSpec, type Labels, type Named } from './manifests';
import type { Headers } from './match-route';

/** Where a request starts. */
export interface Caller {
  readonly namespace: string;
  /** The pod's. @default - none, so that no EnvoyFilter with a selector is for it */
  readonly labels?: Labels;
  /** Whether the pod has no sidecar, so that nothing of Istio's is for it. @default - false */
  readonly isOutsideMesh?: boolean;
}

type Mutation =
  | { readonly remove: string }
  | {
      readonly append: {
        readonly header: { readonly key: string; readonly value: string };
        readonly append_action: string;
      };
    };

interface Patch {
  readonly applyTo: string;
  readonly match: {
    readonly context: string;
    readonly listener: {
      readonly filterChain: {
        readonly filter: { readonly name: string; readonly subFilter?: { readonly name: string } };
      };
    };
  };
  readonly patch: {
    readonly operation: string;
    readonly value: {
      readonly typed_config: {
        readonly early_header_mutation_extensions?: readonly {
          readonly typed_config: { readonly mutations: readonly Mutation[] };
        }[];
        readonly access_log?: readonly object[];
        readonly mutations?: { readonly request_mutations: readonly Mutation[] };
        readonly request_rules?: readonly { readonly header: string; readonly remove?: boolean }[];
      };
    };
  };
}

/** The name that Istio compares since 1.19; a filter for any other is silently not applied. */
const connectionManager = 'envoy.filters.network.http_connection_manager';

/** `headers` as they are when the caller's sidecar chooses a route. */
export function tagRequest(headers: Headers, caller: Caller, cluster: Cluster): Headers {
  return mutate(mutationsFor(caller, cluster).flatMap(earlyMutations), { headers });
}

/** `headers` as the caller's sidecar sends them to an upstream cluster, by Istio's name of it. */
export function sendRequest(
  headers: Headers,
  caller: Caller,
  to: { cluster: Cluster; name: string },
): Headers {
  const patches = mutationsFor(caller, to.cluster);
  // What an HTTP filter takes off for the log goes before the last filter.
  const routed = [...patches.flatMap(keptForLog), ...patches.flatMap(routedMutations)];
  return mutate(routed, { headers: tagRequest(headers, caller, to.cluster), cluster: to.name });
}

/** A request at the gateways in a namespace. */
export interface Entering {
  readonly namespace: string;
  readonly host: string;
  /** What the client's token says, which the gateways verify. @default - there is none */
  readonly claims?: Claims | undefined;
}

/** `headers` as the gateways choose a route by them, and as they send them on. */
export function enterGateway(
  headers: Headers,
  { namespace, host, claims }: Entering,
  { envoyFilters }: Cluster,
): { readonly atRoute: Headers; readonly onwards: Headers } {
  const patches = envoyFilters
    .filter((filter) => filter.namespace === namespace)
    .flatMap(({ spec }) => spec.configPatches as readonly Patch[])
    .filter(({ match }) => match.context === 'GATEWAY');
  const early = mutate(patches.flatMap(earlyMutations), { headers, host });
  const authenticated = patches.flatMap((patch) => filterMutations(patch, 'envoy.filters.http.jwt_authn'));
  const atRoute = mutate(authenticated, { headers: early, host, ...(claims && { claims }) });
  const onwards = mutate(patches.flatMap(routedMutations), { headers: atRoute, host });
  return { atRoute, onwards };
}

/** The patches for a caller's sidecar, in the order in which Istio applies them. */
function mutationsFor(caller: Caller, { envoyFilters }: Cluster): Patch[] {
  return envoyFilters
    .filter((filter) => isFor(filter, caller))
    .sort((a, b) => (a.spec.priority ?? 0) - (b.spec.priority ?? 0))
    .filter(refuseRivals)
    .flatMap(({ spec }) => spec.configPatches as readonly Patch[])
    .filter(({ match }) => match.context !== 'GATEWAY');
}

/** Of two filters with one priority that add one header, the older one would win. */
function refuseRivals(
  { name, spec }: Named<EnvoyFilterSpec>,
  index: number,
  all: readonly Named<EnvoyFilterSpec>[],
): boolean {
  const { priority = 0 } = spec;
  const rival = all.slice(0, index).find((it) => (it.spec.priority ?? 0) === priority);
  if (rival) throw new Error(`The EnvoyFilters ${rival.name} and ${name} have one priority`);
  return true;
}

function isFor({ name, namespace, spec }: Named<EnvoyFilterSpec>, caller: Caller): boolean {
  refuseUnknownFields(spec, ['workloadSelector', 'priority', 'configPatches'], `the EnvoyFilter ${name}`);
  const selector = spec.workloadSelector?.labels ?? {};
  return namespace === caller.namespace && isSelected(caller.labels ?? {}, selector);
}

/** Beside which filter a mutation is put, by the side of it. */
const places = new Map([
  ['INSERT_BEFORE', 'envoy.filters.http.router'],
  ['INSERT_AFTER', 'envoy.filters.http.jwt_authn'],
]);

function earlyMutations({ applyTo, match, patch }: Patch): readonly Mutation[] {
  const isEarly = applyTo === 'NETWORK_FILTER' && patch.operation === 'MERGE';
  if (isOfLogAlone({ applyTo, match, patch })) return [];
  const isRouted = applyTo === 'HTTP_FILTER' && places.has(patch.operation);
  const isKnown = ['SIDECAR_OUTBOUND', 'GATEWAY'].includes(match.context);
  if (!isKnown || !(isEarly || isRouted)) {
    throw new Error(`The evaluator does not know the patch ${applyTo} ${match.context} ${patch.operation}`);
  }
  if (match.listener.filterChain.filter.name !== connectionManager) return [];
  const extensions = patch.value.typed_config.early_header_mutation_extensions ?? [];
  return extensions.flatMap(({ typed_config: { mutations } }) => mutations);
}

/** A log changes no request, whether it is of those that come in or go out. */
function isOfLogAlone({ applyTo, patch }: Patch): boolean {
  const { operation, value } = patch;
  const [only, ...others] = Object.keys(value.typed_config).filter((key) => key !== '@type');
  if (others.length > 0) return false;
  return applyTo === 'NETWORK_FILTER'
    ? operation === 'MERGE' && only === 'access_log'
    : operation === 'INSERT_FIRST' && only === 'request_rules';
}

function keptForLog({ match, patch }: Patch): readonly Mutation[] {
  if (match.context !== 'SIDECAR_OUTBOUND') return [];
  const rules = patch.value.typed_config.request_rules ?? [];
  return rules.filter(({ remove }) => remove === true).map(({ header }) => ({ remove: header }));
}

function routedMutations(patch: Patch): readonly Mutation[] {
  return filterMutations(patch, 'envoy.filters.http.router');
}

function filterMutations({ match, patch }: Patch, beside: string): readonly Mutation[] {
  const { name, subFilter } = match.listener.filterChain.filter;
  if (name !== connectionManager || subFilter?.name !== beside) return [];
  if (places.get(patch.operation) !== beside) return [];
  return patch.value.typed_config.mutations?.request_mutations ?? [];
}

function mutate(mutations: readonly Mutation[], context: ExpressionContext): Headers {
  return mutations.reduce((headers, mutation) => apply(mutation, { ...context, headers }), context.headers);
}

function apply(mutation: Mutation, context: ExpressionContext): Headers {
  const { headers } = context;
  if ('remove' in mutation) return new Map([...headers].filter(([name]) => name !== mutation.remove));
  refuseUnknownFields(mutation, ['append'], 'a header mutation');
  const { header, append_action: action } = mutation.append;
  const name = header.key.toLowerCase();
  const value = formatValue(header.value, context);
  const before = headers.get(name);
  if (value === '') return headers;
  switch (action) {
    case 'ADD_IF_ABSENT':
      return before === undefined ? new Map([...headers, [name, value]]) : headers;
    case 'OVERWRITE_IF_EXISTS':
      return before === undefined ? headers : new Map([...headers, [name, value]]);
    case 'APPEND_IF_EXISTS_OR_ADD':
      return new Map([...headers, [name, before === undefined ? value : `${before}\n${value}`]]);
    default:
      throw new Error(`The evaluator does not know ${action}`);
  }
}
