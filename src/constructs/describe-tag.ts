import {
  EnvoyFilter,
  EnvoyFilterSpecConfigPatchesApplyTo,
  EnvoyFilterSpecConfigPatchesMatchContext,
  EnvoyFilterSpecConfigPatchesPatchOperation,
  type EnvoyFilterSpec,
} from '../../imports/networking.istio.io';
import type { Tag } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest';

/** Istio matches filters by this full name alone, since 1.19 (https://github.com/istio/istio/pull/45675). */
const httpConnectionManager = 'envoy.filters.network.http_connection_manager';

const extensions = 'type.googleapis.com/envoy.extensions';

/**
 * The EnvoyFilter of an environment's pods: a header mutation that comes before Envoy chooses a route; the HTTP filter `header_mutation` would come after
 * (https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/http/early_header_mutation/header_mutation/v3/header_mutation.proto).
 */
export function describeTag({ header, environment, selector }: Tag): ManifestBody {
  const mutation = {
    append: { header: { key: header, value: environment }, append_action: 'ADD_IF_ABSENT' },
  };
  const extension = {
    name: 'envoy.http.early_header_mutation.header_mutation',
    typed_config: {
      '@type': `${extensions}.http.early_header_mutation.header_mutation.v3.HeaderMutation`,
      mutations: [mutation],
    },
  };
  const spec: EnvoyFilterSpec = {
    workloadSelector: { labels: selector },
    configPatches: [
      {
        applyTo: EnvoyFilterSpecConfigPatchesApplyTo.NETWORK_UNDERSCORE_FILTER,
        match: {
          context: EnvoyFilterSpecConfigPatchesMatchContext.SIDECAR_UNDERSCORE_OUTBOUND,
          listener: { filterChain: { filter: { name: httpConnectionManager } } },
        },
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
      },
    ],
  };
  return { type: EnvoyFilter.GVK, fields: { spec } };
}
