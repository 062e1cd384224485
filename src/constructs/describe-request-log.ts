import {
  EnvoyFilterSpecConfigPatchesApplyTo,
  EnvoyFilterSpecConfigPatchesMatchContext,
  EnvoyFilterSpecConfigPatchesPatchOperation,
  type EnvoyFilterSpecConfigPatches,
} from '../../imports/networking.istio.io';
import type { RequestLog } from '../core/plan/planned-object';
import { extensions, httpConnectionManager, mergeIntoConnections } from './connection-manager';

type Context = EnvoyFilterSpecConfigPatchesMatchContext;
const { SIDECAR_UNDERSCORE_INBOUND: INBOUND, SIDECAR_UNDERSCORE_OUTBOUND: OUTBOUND } =
  EnvoyFilterSpecConfigPatchesMatchContext;

/** What has sidecars write a line for each request that comes in, and for each that goes out. */
export function describeRequestLog({ inbound, outbound, kept }: RequestLog): EnvoyFilterSpecConfigPatches[] {
  return [describeLog(inbound, INBOUND), describeLog(outbound, OUTBOUND), describeKept(kept)];
}

/** One more log beside those that a mesh has. */
function describeLog(format: object, context: Context): EnvoyFilterSpecConfigPatches {
  const log = {
    name: 'envoy.access_loggers.file',
    typed_config: {
      '@type': `${extensions}.access_loggers.file.v3.FileAccessLog`,
      path: '/dev/stdout',
      log_format: { json_format: format },
    },
  };
  return mergeIntoConnections({ access_log: [log] }, context);
}

/** The header is gone by the time that a line is written, and its value is not. */
function describeKept({ header, namespace, key }: RequestLog['kept']): EnvoyFilterSpecConfigPatches {
  const filter = { name: httpConnectionManager };
  return {
    applyTo: EnvoyFilterSpecConfigPatchesApplyTo.HTTP_UNDERSCORE_FILTER,
    match: { context: OUTBOUND, listener: { filterChain: { filter } } },
    patch: {
      operation: EnvoyFilterSpecConfigPatchesPatchOperation.INSERT_UNDERSCORE_FIRST,
      value: {
        name: 'envoy.filters.http.header_to_metadata',
        typed_config: {
          '@type': `${extensions}.filters.http.header_to_metadata.v3.Config`,
          request_rules: [
            {
              header,
              on_header_present: { metadata_namespace: namespace, key, type: 'STRING' },
              remove: true,
            },
          ],
        },
      },
    },
  };
}
