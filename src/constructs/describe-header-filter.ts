import {
  EnvoyFilter,
  EnvoyFilterSpecConfigPatchesApplyTo,
  EnvoyFilterSpecConfigPatchesMatchContext,
  EnvoyFilterSpecConfigPatchesPatchOperation,
  type EnvoyFilterSpec,
  type EnvoyFilterSpecConfigPatches,
} from '../../imports/networking.istio.io';
import type { HeaderFilter, HeaderMutation } from '../core/plan/planned-object';
import { extensions, httpConnectionManager, mergeIntoConnections } from './connection-manager';
import { describeRequestLog } from './describe-request-log';
import type { ManifestBody } from './manifest-body';

type Context = EnvoyFilterSpecConfigPatchesMatchContext;
const { GATEWAY, SIDECAR_UNDERSCORE_OUTBOUND: OUTBOUND } = EnvoyFilterSpecConfigPatchesMatchContext;

/** The EnvoyFilter of some sidecars' outbound requests, or of some gateways' requests. */
export function describeHeaderFilter(filter: HeaderFilter): ManifestBody {
  const { selector, priority, isAtGateways, mutations, authenticatedMutations, routedMutations, log } =
    filter;
  const context = isAtGateways === true ? GATEWAY : OUTBOUND;
  const spec: EnvoyFilterSpec = {
    ...(selector && { workloadSelector: { labels: selector } }),
    ...(priority !== undefined && { priority }),
    configPatches: [
      ...(mutations.length > 0 ? [patchBeforeRoute(mutations, context)] : []),
      ...(authenticatedMutations ? [patchAfterAuthentication(authenticatedMutations, context)] : []),
      ...(routedMutations ? [patchAfterRoute(routedMutations, context)] : []),
      ...(log ? describeRequestLog(log) : []),
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
  return mergeIntoConnections({ early_header_mutation_extensions: [extension] }, context);
}

/**
 * An HTTP filter right after the one that verifies tokens. That has Envoy forget the route it has chosen, so that the next
 * one who asks for a route gets one by the headers as they are then; this filter changes them before it asks.
 */
function patchAfterAuthentication(
  mutations: readonly HeaderMutation[],
  context: Context,
): EnvoyFilterSpecConfigPatches {
  const { INSERT_UNDERSCORE_AFTER: operation } = EnvoyFilterSpecConfigPatchesPatchOperation;
  return patchFilters(mutations, { context, beside: 'envoy.filters.http.jwt_authn', operation });
}

/** The HTTP filter that comes last before the request goes out. */
function patchAfterRoute(
  mutations: readonly HeaderMutation[],
  context: Context,
): EnvoyFilterSpecConfigPatches {
  const { INSERT_UNDERSCORE_BEFORE: operation } = EnvoyFilterSpecConfigPatchesPatchOperation;
  return patchFilters(mutations, { context, beside: 'envoy.filters.http.router', operation });
}

interface PlaceOfFilter {
  readonly context: Context;
  readonly beside: string;
  readonly operation: EnvoyFilterSpecConfigPatchesPatchOperation;
}

/** https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/header_mutation/v3/header_mutation.proto */
function patchFilters(
  mutations: readonly HeaderMutation[],
  { context, beside, operation }: PlaceOfFilter,
): EnvoyFilterSpecConfigPatches {
  const filter = { name: httpConnectionManager, subFilter: { name: beside } };
  return {
    applyTo: EnvoyFilterSpecConfigPatchesApplyTo.HTTP_UNDERSCORE_FILTER,
    match: { context, listener: { filterChain: { filter } } },
    patch: {
      operation,
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
