import type { Cluster, Pod } from './cluster';
import { isSelected, refuseUnknownFields, type Labels, type Named, type ServiceEntrySpec } from './manifests';

/** Pods behind a host, and the port of theirs that each port of the host leads to. */
export interface Backend {
  readonly namespace: string;
  readonly selector: Labels;
  readonly takesUnready: boolean;
  readonly ports: readonly { readonly number: number; readonly target: number | string }[];
}

/** What is behind a full host name: a Service, or all ServiceEntries of the host; nothing if nobody knows it. */
export function backendsOf({ services, serviceEntries }: Cluster, host: string): Backend[] {
  const service = services.get(host);
  const entries = serviceEntries.get(host) ?? [];
  if (service && entries.length > 0) throw new Error(`"${host}" is a Service and a ServiceEntry`);
  if (!service) return mergeEntries(entries, host);
  const { type = 'ClusterIP', selector, ports = [], publishNotReadyAddresses = false } = service.spec;
  if (type === 'ExternalName' || !selector) throw new Error(`"${host}" is a Service that selects no pods`);
  return [
    {
      namespace: service.namespace,
      selector,
      takesUnready: publishNotReadyAddresses,
      ports: ports.map(({ port, targetPort }) => ({ number: port, target: targetPort ?? port })),
    },
  ];
}

/** Istio merges those of one host and namespace; the oldest one's ports count, so that they have to be alike. */
function mergeEntries(entries: readonly Named<ServiceEntrySpec>[], host: string): Backend[] {
  const ports = entries.map(({ spec }) =>
    spec.ports.map(({ number, name, protocol }) => [number, name, protocol]),
  );
  const differs = (values: readonly unknown[]): boolean =>
    new Set(values.map((it) => JSON.stringify(it))).size > 1;
  if (differs(ports)) throw new Error(`The ServiceEntries of "${host}" differ in their ports`);
  if (differs(entries.map(({ namespace }) => namespace))) {
    throw new Error(`The ServiceEntries of "${host}" are in several namespaces`);
  }
  return entries.map(({ name, namespace, spec }) => {
    const fields = ['hosts', 'addresses', 'location', 'resolution', 'ports', 'workloadSelector', 'exportTo'];
    refuseUnknownFields(spec, fields, `the ServiceEntry ${name}`);
    refuseWildcardListener(name, spec);
    if (spec.resolution !== 'STATIC') throw new Error(`The ServiceEntry ${name} is not STATIC`);
    return {
      namespace,
      selector: spec.workloadSelector.labels,
      takesUnready: false,
      ports: spec.ports.map(({ number, targetPort }) => ({ number, target: targetPort ?? number })),
    };
  });
}

/** Without an address, a sidecar takes every connection to such a port, of whatever unknown address, for the host's. */
function refuseWildcardListener(name: string, { addresses, ports }: ServiceEntrySpec): void {
  const tcp = ports.filter(({ protocol }) => ['TCP', 'Mongo', 'MySQL', 'Redis'].includes(protocol ?? ''));
  if (tcp.length > 0 && !addresses) throw new Error(`The ServiceEntry ${name} listens at every address`);
}

export interface Endpoint {
  readonly pod: Pod;
  readonly target: number | string;
}

/** The ready pods behind one port of a backend. */
export function endpointsOf(backend: Backend, number: number, { pods }: Cluster): Endpoint[] {
  const port = backend.ports.find((it) => it.number === number);
  if (!port) return [];
  return pods
    .filter(
      ({ namespace, labels }) => namespace === backend.namespace && isSelected(labels, backend.selector),
    )
    .filter(({ isReady }) => isReady || backend.takesUnready)
    .filter(({ ports }) => typeof port.target === 'number' || ports.some(({ name }) => name === port.target))
    .map((pod) => ({ pod, target: port.target }));
}
