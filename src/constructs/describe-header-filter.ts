import {
  EnvoyFilter,
  EnvoyFilterSpecConfigPatchesApplyTo,
  EnvoyFilterSpecConfigPatchesMatchContext,
  EnvoyFilterSpecConfigPatchesPatchOperation,
  type EnvoyFilterSpec,
  type EnvoyFilterSpecConfigPatches,
} from '../../imports/networking.istio.io';
import type { HeaderFilter, HeaderMutation } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest';

/** Istio matches filters by this full name alone, since 1.19 (https://github.com/istio/istio/pull/45675). */
const httpConnectionManager = 'envoy.filters.network.http_connection_manager';

const extensions = 'type.googleapis.com/envoy.extensions';

type Context = EnvoyFilterSpecConfigPatchesMatchContext;
const { GATEWAY, SIDECAR_UNDERSCORE_OUTBOUND: OUTBOUND } = EnvoyFilterSpecConfigPatchesMatchContext;

/** The EnvoyFilter of some sidecars' outbound requests, or of some gateways' requests. */
export function describeHeaderFilter(filter: HeaderFilter): ManifestBody {
  const { selector, priority, isAtGateways, mutations, routedMutations } = filter;
  const context = isAtGateways === true ? GATEWAY : OUTBOUND;
  const spec: EnvoyFilterSpec = {
    ...(selector && { workloadSelector: { labels: selector } }),
    ...(priority !== undefined && { priority }),
    configPatches: [
      ...(mutations.length > 0 ? [patchBeforeRoute(mutations, context)] : []),
      ...(routedMutations ? [patchAfterRoute(routedMutations, context)] : []),
    ],
  };
  return { type: EnvoyFilter.GVK, fields: { spec } };
}

/**
 * A header mutation that comes before Envoy chooses a route
 * (https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/http/early_header_mutation/header_mutation/v3/header_mutation.proto).
 */
function patchBeforeRoute(
  mutations: readonly HeaderMutation[],
  context: Context,
): EnvoyFilterSpecConfigPatches {
  const extension = {
    name: 'envoy.http.early_header_mutation.header_mutation',
    typed_config: {
      '@type': `${extensions}.http.early_header_mutation.header_mutation.v3.HeaderMutation`,
      mutations: mutations.map(describeMutation),
    },
  };
  return {
    applyTo: EnvoyFilterSpecConfigPatchesApplyTo.NETWORK_UNDERSCORE_FILTER,
    match: { context, listener: { filterChain: { filter: { name: httpConnectionManager } } } },
    patch: {
      operation: EnvoyFilterSpecConfigPatchesPatchOperation.MERGE,
      value: {
        name: httpConnectionManager,
        typed_config: {
          '@type': `${extensions}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
          early_header_mutation_extensions: [extension],
        },
      },
    },
  };
}

/**
 * The HTTP filter that comes last before the request goes out
 * (https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/header_mutation/v3/header_mutation.proto).
 */
function patchAfterRoute(
  mutations: readonly HeaderMutation[],
  context: Context,
): EnvoyFilterSpecConfigPatches {
  const subFilter = { name: 'envoy.filters.http.router' };
  return {
    applyTo: EnvoyFilterSpecConfigPatchesApplyTo.HTTP_UNDERSCORE_FILTER,
    match: { context, listener: { filterChain: { filter: { name: httpConnectionManager, subFilter } } } },
    patch: {
      operation: EnvoyFilterSpecConfigPatchesPatchOperation.INSERT_UNDERSCORE_BEFORE,
      value: {
        name: 'envoy.filters.http.header_mutation',
        typed_config: {
          '@type': `${extensions}.filters.http.header_mutation.v3.HeaderMutation`,
          mutations: { request_mutations: mutations.map(describeMutation) },
        },
      },
    },
  };
}

function describeMutation(mutation: HeaderMutation): object {
  if ('remove' in mutation) return mutation;
  const { header: key, value, action } = mutation;
  return { append: { header: { key, value }, append_action: action } };
}
