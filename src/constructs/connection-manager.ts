import {
  EnvoyFilterSpecConfigPatchesApplyTo,
  EnvoyFilterSpecConfigPatchesPatchOperation,
  type EnvoyFilterSpecConfigPatches,
  type EnvoyFilterSpecConfigPatchesMatchContext,
} from '../../imports/networking.istio.io';

/** Istio matches filters by this full name alone, since 1.19 (https://github.com/istio/istio/pull/45675). */
export const httpConnectionManager = 'envoy.filters.network.http_connection_manager';

/** What the types of Envoy's extensions begin with. */
export const extensions = 'type.googleapis.com/envoy.extensions';

/** Adds to what sidecars or gateways do with every HTTP connection; Istio appends what it merges into a list. */
export function mergeIntoConnections(
  fields: object,
  context: EnvoyFilterSpecConfigPatchesMatchContext,
): EnvoyFilterSpecConfigPatches {
  return {
    applyTo: EnvoyFilterSpecConfigPatchesApplyTo.NETWORK_UNDERSCORE_FILTER,
    match: { context, listener: { filterChain: { filter: { name: httpConnectionManager } } } },
    patch: {
      operation: EnvoyFilterSpecConfigPatchesPatchOperation.MERGE,
      value: {
        name: httpConnectionManager,
        typed_config: {
          '@type': `${extensions}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
          ...fields,
        },
      },
    },
  };
}
