import type { JsonObject, JsonValue } from '../../definition/json';
import { logKeys } from '../../names/log-keys';
import { isMeshHost } from '../../names/object-names';
import type { Hop } from './hop';

/** The hop that an object of the log says, in a list; undefined where it lacks what every line has. */
export function describeHop(object: JsonObject): Hop[] | undefined {
  const side = object[logKeys.side];
  const at = toNumber(object[logKeys.at]);
  const [pod, namespace] = [toText(object[logKeys.pod]), toText(object[logKeys.namespace])];
  const requestId = toText(object[logKeys.requestId]);
  if ((side !== 'inbound' && side !== 'outbound') || at === undefined || pod === undefined) return undefined;
  return [
    {
      side,
      at,
      took: toNumber(object[logKeys.took]) ?? 0,
      time: toText(object[logKeys.time]) ?? String(at),
      pod: namespace === undefined ? pod : `${namespace}/${pod}`,
      service: toText(object[logKeys.service]) ?? pod,
      environment: toText(object[logKeys.environment]),
      sent: toText(object[logKeys.sent]),
      requestId: requestId === undefined ? undefined : withoutTraceReason(requestId),
      traceId: toTraceId(toText(object[logKeys.traceparent])),
      called: side === 'outbound' ? serviceCalled(object) : undefined,
      host: side === 'outbound' ? toText(object[logKeys.host]) : undefined,
    },
  ];
}

/** Envoy writes null, or a hyphen, for what is not there. */
function toText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;
}

function toNumber(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'number' ? value : Number(toText(value));
  return Number.isFinite(number) ? number : undefined;
}

const uuid = /^([0-9a-f]{8}-[0-9a-f]{4}-)[0-9a-f]([0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * A request's id without the digit in which Envoy notes on the way whether a request is traced
 * (https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/request_id/uuid/v3/uuid.proto).
 */
export function withoutTraceReason(id: string): string {
  return id.replace(uuid, '$14$2');
}

/** Of a W3C traceparent, `00-TRACE-SPAN-01`; another format is compared as a whole. */
function toTraceId(traceparent: string | undefined): string | undefined {
  return traceparent?.replace(/^[0-9a-f]{2}-([0-9a-f]{32})-.*/s, '$1');
}

/** What Istio names the routes of requests that it knows nothing of. */
const routesOutside: readonly (string | undefined)[] = [undefined, 'allow_any', 'block_all'];

/** The service that a call is for: by the cluster that Envoy chose, or, where a route itself answers, by the host. */
function serviceCalled(object: JsonObject): string | undefined {
  const [cluster, host] = [toText(object[logKeys.cluster]), toText(object[logKeys.host])];
  if (cluster === undefined) {
    return routesOutside.includes(toText(object[logKeys.route])) ? undefined : firstLabel(host);
  }
  const target = cluster.split('|')[3];
  return target !== undefined && isMeshHost(target) ? firstLabel(target) : undefined;
}

function firstLabel(host: string | undefined): string | undefined {
  return host?.split(/[.:]/, 1)[0];
}
