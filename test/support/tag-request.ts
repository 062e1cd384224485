import type { Cluster } from './cluster';
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

interface Mutation {
  readonly append: {
    readonly header: { readonly key: string; readonly value: string };
    readonly append_action: string;
  };
}

interface Patch {
  readonly applyTo: string;
  readonly match: {
    readonly context: string;
    readonly listener: { readonly filterChain: { readonly filter: { readonly name: string } } };
  };
  readonly patch: {
    readonly operation: string;
    readonly value: {
      readonly typed_config: {
        readonly early_header_mutation_extensions: readonly {
          readonly typed_config: { readonly mutations: readonly Mutation[] };
        }[];
      };
    };
  };
}

/** The name that Istio compares since 1.19; a filter for any other is silently not applied. */
const connectionManager = 'envoy.filters.network.http_connection_manager';

/** `headers` as they are when the caller's sidecar chooses a route. */
export function tagRequest(headers: Headers, caller: Caller, { envoyFilters }: Cluster): Headers {
  const added = envoyFilters
    .filter((filter) => isFor(filter, caller))
    .flatMap(({ spec }) => spec.configPatches.flatMap((patch) => mutationsOf(patch as Patch)))
    .map(({ append }) => [append.header.key.toLowerCase(), append.header.value] as const);
  const names = added.map(([name]) => name);
  if (new Set(names).size < names.length) throw new Error(`Several EnvoyFilters add "${names.join('", "')}"`);
  return new Map([...added, ...headers]);
}

function isFor({ name, namespace, spec }: Named<EnvoyFilterSpec>, caller: Caller): boolean {
  refuseUnknownFields(spec, ['workloadSelector', 'priority', 'configPatches'], `the EnvoyFilter ${name}`);
  const selector = spec.workloadSelector?.labels ?? {};
  return namespace === caller.namespace && isSelected(caller.labels ?? {}, selector);
}

function mutationsOf({ applyTo, match, patch }: Patch): readonly Mutation[] {
  if (applyTo !== 'NETWORK_FILTER' || match.context !== 'SIDECAR_OUTBOUND' || patch.operation !== 'MERGE') {
    throw new Error(`The evaluator does not know the patch ${applyTo} ${match.context} ${patch.operation}`);
  }
  if (match.listener.filterChain.filter.name !== connectionManager) return [];
  const extensions = patch.value.typed_config.early_header_mutation_extensions;
  return extensions.flatMap(({ typed_config: { mutations } }) => mutations.map(checkMutation));
}

function checkMutation(mutation: Mutation): Mutation {
  refuseUnknownFields(mutation, ['append'], 'a header mutation');
  const { header, append_action } = mutation.append;
  if (append_action !== 'ADD_IF_ABSENT') throw new Error(`The evaluator does not know ${append_action}`);
  if (header.value.includes('%')) throw new Error(`The evaluator does not format "${header.value}"`);
  return mutation;
}
