import { closeSync, openSync, writeSync } from 'node:fs';
import {
  DiscoveryV1Api,
  makeInformer,
  type V1Endpoint,
  type V1EndpointSlice,
  type V1Service,
} from '@kubernetes/client-node';
import { istiod } from '../control-plane/start-istio';
import { nodeAddress } from '../sandbox/prepare-sandbox';
import type { ClusterClient } from './cluster-client';
import { LinePlaces } from './line-places';
import { hostsFile, type PodNetwork } from './pod-network';

interface Namespaced {
  readonly network: PodNetwork;
  readonly namespace: string;
}

/**
 * What cluster DNS would answer, as each pod's /etc/hosts: Services, the pods behind headless ones, and the names of
 * a StatefulSet's pods, by the rules of https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/.
 */
export class HostNames {
  private readonly pods = new Map<string, Namespaced>();
  private readonly services = new Map<string, V1Service>();
  private readonly slices = new Map<string, V1EndpointSlice>();
  private readonly places = new Map<string, LinePlaces>();
  private isDue = false;

  constructor(private readonly cluster: ClusterClient) {}

  /** Follows Services and EndpointSlices from now on. */
  async start(): Promise<void> {
    const discovery = this.cluster.config.makeApiClient(DiscoveryV1Api);
    await Promise.all([
      this.follow('/api/v1/services', () => this.cluster.core.listServiceForAllNamespaces(), this.services),
      this.follow(
        '/apis/discovery.k8s.io/v1/endpointslices',
        () => discovery.listEndpointSliceForAllNamespaces(),
        this.slices,
      ),
    ]);
  }

  /** Has a pod know all names, those of its own namespace by their short form as well. */
  add(pod: Namespaced): void {
    this.pods.set(pod.network.name, pod);
    this.places.set(pod.network.name, new LinePlaces());
    this.write(pod, this.lines(pod.namespace));
  }

  remove({ name }: PodNetwork): void {
    this.pods.delete(name);
    this.places.delete(name);
  }

  private async follow<T extends V1Service | V1EndpointSlice>(
    path: string,
    list: () => Promise<{ items: T[] }>,
    known: Map<string, T>,
  ): Promise<void> {
    const informer = makeInformer(this.cluster.config, path, list);
    const key = ({ metadata }: T): string => `${metadata?.namespace}/${metadata?.name}`;
    const change = (apply: (object: T) => void) => (object: T) => {
      apply(object);
      this.writeSoon();
    };
    const set = change((object) => known.set(key(object), object));
    informer.on('add', set);
    informer.on('update', set);
    informer.on(
      'delete',
      change((object) => known.delete(key(object))),
    );
    informer.on('error', () => setTimeout(() => void informer.start(), 500));
    await informer.start();
  }

  /** Changes come in bursts, and each would be a file for every pod. */
  private writeSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      const known = new Map<string, string[]>();
      for (const pod of this.pods.values()) {
        const lines = known.get(pod.namespace) ?? this.lines(pod.namespace);
        known.set(pod.namespace, lines);
        this.write(pod, lines);
      }
    }, 50);
  }

  /** In place, since the pod's processes have this very file mounted; only what differs, so that a reader finds the rest. */
  private write({ network }: Namespaced, lines: readonly string[]): void {
    const writes = this.places.get(network.name)?.change(lines) ?? [];
    if (writes.length === 0) return;
    const file = openSync(hostsFile(network.name), 'r+');
    for (const { offset, text } of writes) writeSync(file, text, offset);
    closeSync(file);
  }

  private lines(namespace: string): string[] {
    const lines = [...this.services.values()].flatMap(({ metadata, spec }) => {
      const address = spec?.clusterIP;
      if (address === undefined || address === 'None') return [];
      return [`${address} ${names(metadata?.name, metadata?.namespace, namespace)}`];
    });
    const pods = [...this.slices.values()].flatMap((slice) => this.linesOfSlice(slice, namespace));
    return ['127.0.0.1 localhost', `${nodeAddress} ${istiod}`, ...lines, ...pods];
  }

  /** The ready pods of a headless Service answer to its name; each pod that has a host name, to that as well. */
  private linesOfSlice({ metadata, endpoints }: V1EndpointSlice, namespace: string): string[] {
    const service = metadata?.labels?.['kubernetes.io/service-name'];
    if (service === undefined) return [];
    const { namespace: own } = metadata ?? {};
    if (this.services.get(`${own}/${service}`)?.spec?.clusterIP !== 'None') return [];
    // An empty list comes as null.
    const ready = ((endpoints as V1Endpoint[] | null) ?? []).filter(
      ({ conditions }) => conditions?.ready !== false,
    );
    return ready.flatMap(({ addresses, hostname }) => [
      `${addresses[0]} ${names(service, own, namespace)}`,
      ...(hostname === undefined
        ? []
        : [`${addresses[0]} ${names(`${hostname}.${service}`, own, namespace)}`]),
    ]);
  }
}

/** A name in all forms that a pod of `asking` may use. */
function names(name = '', namespace = '', asking: string): string {
  const full = [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`];
  return (namespace === asking ? [name, ...full] : full).join(' ');
}
