import type { Settings } from '../definition/settings';
import { logName, sentHeader, sentMetadata } from '../names/istio-names';
import { logKeys, type Side } from '../names/log-keys';
import { labelKeys, originalLabel } from '../names/object-names';
import type { HeaderFilter, RequestLog } from '../plan/planned-object';
import type { Model } from '../services/model';
import { callerNamespaces } from './caller-namespaces';
import { choose, computed } from './cel';
import { namespaceFilter } from './namespace-filter';

/**
 * What has all sidecars of the namespaces that call services write a line for each request, at both ends of each call,
 * by which `envtree trace` finds out where an environment gets lost.
 */
export function planLog({ tree, services }: Model): HeaderFilter[] {
  const { settings } = tree;
  if (settings.tracing.log !== true || services.length === 0) return [];
  return callerNamespaces(tree).map((namespace) => ({
    ...namespaceFilter(logName, namespace, { tree, key: 'tracing' }),
    // After the carriers, whatever of them the application passes on, and before the tags.
    priority: -5,
    mutations: [
      // An application may have it from a request of its own.
      { remove: sentHeader },
      { header: sentHeader, value: `%REQ(${settings.header})%`, action: 'APPEND_IF_EXISTS_OR_ADD' },
    ],
    log: describeLog(settings),
  }));
}

function describeLog(settings: Settings): RequestLog {
  const { namespace, key } = sentMetadata;
  return {
    inbound: linesOf('inbound', settings),
    outbound: {
      ...linesOf('outbound', settings),
      [logKeys.sent]: `%DYNAMIC_METADATA(${namespace}:${key})%`,
      [logKeys.cluster]: '%UPSTREAM_CLUSTER_RAW%',
      [logKeys.route]: '%ROUTE_NAME%',
    },
    kept: { header: sentHeader, namespace, key },
  };
}

/** What both ends say (https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage). */
function linesOf(side: Side, { header, label }: Settings): Record<string, string> {
  return {
    [logKeys.side]: side,
    [logKeys.time]: '%START_TIME%',
    [logKeys.at]: '%START_TIME(%s%6f)%',
    [logKeys.took]: '%COMMON_DURATION(DS_RX_BEG:DS_TX_END:us)%',
    [logKeys.namespace]: computed(nodeField('NAMESPACE')),
    [logKeys.pod]: computed(nodeField('NAME')),
    [logKeys.service]: computed(serviceOfPod),
    [logKeys.podEnvironment]: computed(podLabel(label)),
    [logKeys.environment]: `%REQ(${header})%`,
    [logKeys.requestId]: '%REQ(x-request-id)%',
    [logKeys.traceparent]: '%REQ(traceparent)%',
    [logKeys.host]: '%REQ(:authority)%',
    [logKeys.status]: '%RESPONSE_CODE%',
  };
}

/** What pilot-agent says of its pod to Envoy. */
function nodeField(name: string): string {
  return `xds.node.metadata['${name}']`;
}

function podLabel(key: string): string {
  return `${nodeField('LABELS')}['${key}']`;
}

/** By the first of these labels that a pod has; a fork has its original's beside its own. */
const serviceOfPod = [
  originalLabel(labelKeys.name),
  labelKeys.name,
  originalLabel(labelKeys.app),
  labelKeys.app,
]
  .reverse()
  .reduce(
    (otherwise, key) => choose(`'${key}' in ${nodeField('LABELS')}`, podLabel(key), otherwise),
    nodeField('WORKLOAD_NAME'),
  );
