import type { Standing } from './cluster-before';
import {
  isSelected,
  refuseUnknownFields,
  type AuthorizationPolicySpec,
  type ContainerPort,
  type DestinationRuleSpec,
  type EnvoyFilterSpec,
  type Labels,
  type Manifest,
  type Named,
  type ServiceEntrySpec,
  type ServiceSpec,
  type SidecarSpec,
  type VirtualServiceSpec,
  type WorkloadSpec,
} from './manifests';

/** One service's workload in one environment; its pods are told by their labels. */
export interface InstanceName {
  readonly service: string;
  readonly environment: string;
}

export interface ClusterOptions {
  /** @default - virtual-env */
  readonly label?: string;
  /** @default - cluster.local */
  readonly clusterDomain?: string;
  /** The instances that have no ready pod. @default - none */
  readonly unready?: readonly InstanceName[];
  /** What is there before, and stays. @default - nothing */
  readonly before?: readonly Standing[];
}

/** A workload's pods; all of them are alike. */
export interface Pod {
  readonly workload: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly environment: string;
  readonly ports: readonly ContainerPort[];
  readonly isReady: boolean;
}

/** What is in the cluster, with Istio's objects by the full host name that they are for. */
export interface Cluster {
  readonly clusterDomain: string;
  readonly services: ReadonlyMap<string, Named<ServiceSpec>>;
  readonly serviceEntries: ReadonlyMap<string, readonly Named<ServiceEntrySpec>[]>;
  readonly destinationRules: ReadonlyMap<string, readonly Named<DestinationRuleSpec>[]>;
  readonly virtualServices: ReadonlyMap<string, readonly Named<VirtualServiceSpec>[]>;
  /** The VirtualServices of gateways alone. */
  readonly gatewayTables: readonly Named<VirtualServiceSpec>[];
  readonly sidecars: readonly Named<SidecarSpec>[];
  readonly envoyFilters: readonly Named<EnvoyFilterSpec>[];
  readonly policies: readonly Named<AuthorizationPolicySpec>[];
  readonly pods: readonly Pod[];
}

/** Applies `manifests` to a cluster that has nothing but what is there before. */
export function readCluster(manifests: readonly Manifest[], options: ClusterOptions = {}): Cluster {
  const { clusterDomain = 'cluster.local', before = [] } = options;
  const all = [...before.flatMap(({ objects }) => objects), ...manifests];
  const objects = all.map(nameObject);
  refuseDuplicates(objects);
  all.forEach(refuseUnknownKind);
  const ofKind = <Spec>(...kinds: readonly string[]): Named<Spec>[] =>
    objects.filter(({ kind }) => kinds.includes(kind)) as Named<Spec>[];
  const services = ofKind<ServiceSpec>('Service');
  const tables = ofKind<VirtualServiceSpec>('VirtualService');
  const full = (host: string, { namespace }: Named<unknown>): string =>
    fullHost(host, namespace, clusterDomain);
  return {
    clusterDomain,
    services: new Map(services.map((service) => [full(service.name, service), service])),
    serviceEntries: groupByHost(ofKind<ServiceEntrySpec>('ServiceEntry'), ({ spec }) => spec.hosts),
    destinationRules: groupByHost(ofKind<DestinationRuleSpec>('DestinationRule'), (rule) => [
      full(rule.spec.host, rule),
    ]),
    virtualServices: groupByHost(tables.filter(isOfMesh), (table) =>
      table.spec.hosts.map((host) => full(host, table)),
    ),
    gatewayTables: tables.filter((table) => !isOfMesh(table)),
    sidecars: ofKind<SidecarSpec>('Sidecar'),
    envoyFilters: ofKind<EnvoyFilterSpec>('EnvoyFilter'),
    policies: ofKind<AuthorizationPolicySpec>('AuthorizationPolicy'),
    pods: [...before, { objects: manifests }].flatMap((standing) =>
      standing.objects.filter(isWorkload).flatMap((workload) =>
        makePods(nameObject(workload) as Named<WorkloadSpec>, {
          ...options,
          ...('environment' in standing && { environment: standing.environment }),
        }),
      ),
    ),
  };
}

function isOfMesh({ spec: { gateways } }: Named<VirtualServiceSpec>): boolean {
  return gateways?.includes('mesh') ?? true;
}

function isWorkload({ kind }: Manifest): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(kind);
}

/** A short name is one of its own namespace; all others are full. */
function fullHost(host: string, namespace: string, clusterDomain: string): string {
  return host.includes('.') ? host : `${host}.${namespace}.svc.${clusterDomain}`;
}

function nameObject({ kind, metadata: { name, namespace = 'default' }, spec }: Manifest): Named<unknown> {
  return { kind, name, namespace, spec };
}

function refuseDuplicates(objects: readonly Named<unknown>[]): void {
  const seen = new Set<string>();
  for (const { kind, namespace, name } of objects) {
    const id = `${kind} ${namespace}/${name}`;
    if (seen.has(id)) throw new Error(`There are two of ${id}; the later one would replace the other`);
    seen.add(id);
  }
}

const known = ['VirtualService', 'DestinationRule', 'ServiceEntry', 'EnvoyFilter', 'Gateway', 'Sidecar'];

/** Of who may call whom only what is denied is asked. */
function refuseUnknownKind({ apiVersion, kind }: Manifest): void {
  const [group = ''] = apiVersion.split('/');
  const isRouting = group.endsWith('istio.io') && group !== 'security.istio.io';
  if (isRouting && !known.includes(kind)) throw new Error(`The evaluator does not know the kind ${kind}`);
}

function groupByHost<Item>(
  items: readonly Item[],
  hostsOf: (item: Item) => readonly string[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const host of hostsOf(item)) {
      if (host.includes('*')) throw new Error(`The evaluator does not know wildcards: "${host}"`);
      groups.set(host, [...(groups.get(host) ?? []), item]);
    }
  }
  return groups;
}

interface Workload {
  readonly name: string;
  readonly labels: Labels;
  readonly environment: string;
  readonly isBase: boolean;
}

/** What is there before, and copies of it, have whatever labels they like; the name says whose they are. */
function isOf(service: string, { name, labels, environment, isBase }: Workload): boolean {
  if (isBase) return name === service;
  const isCopy = Object.keys(labels).some((key) => key.startsWith('envtree-original/'));
  return isCopy ? name === `${service}-${environment.replaceAll('.', '-')}` : labels.app === service;
}

/** Whose pods of a workload are; by default, their label says it. */
interface PodOptions extends ClusterOptions {
  readonly environment?: string;
}

function makePods({ name, namespace, spec }: Named<WorkloadSpec>, options: PodOptions): Pod[] {
  const { label = 'virtual-env', unready = [] } = options;
  const { labels } = spec.template.metadata;
  refuseUnknownFields(spec.selector, ['matchLabels'], `the selector of ${name}`);
  if (!isSelected(labels, spec.selector.matchLabels)) throw new Error(`${name} does not select its own pods`);
  if (spec.replicas === 0) return [];
  const { environment = labels[label] ?? '' } = options;
  const isUnready = unready.some(
    (it) =>
      it.environment === environment &&
      isOf(it.service, { name, labels, environment, isBase: 'environment' in options }),
  );
  const ports = spec.template.spec.containers.flatMap((container) => container.ports ?? []);
  return [{ workload: name, namespace, labels, environment, ports, isReady: !isUnready }];
}
