/**
 * The names that envtree makes: of objects, hosts and ports, and the keys of its own labels and annotations. Nothing
 * outside of this folder makes one.
 */

/** The keys of the labels that pods and objects have beside those that the settings name. */
export const labelKeys = {
  app: 'app',
  version: 'version',
  name: 'app.kubernetes.io/name',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/** The value of `labelKeys.managedBy` on every object. */
export const manager = 'envtree';

/** The environment of a Service that selects no pods; its capital letter keeps it apart from all names. */
export const nobody = 'Nobody';

/** What a file says of its environment, as annotations of the workloads. */
export const annotationKeys = {
  description: 'envtree/description',
  owner: 'envtree/owner',
  expires: 'envtree/expires',
} as const;

/** The domain of the instances' own hosts; nothing resolves it but the mesh. */
const domain = 'envtree.internal';

/** The longest DNS label, and label value. */
export const longestLabel = 63;

/**
 * The longest workload name: Kubernetes puts a StatefulSet's, with a hyphen and a hash of ten characters, into the
 * label controller-revision-hash (https://github.com/kubernetes/kubernetes/issues/64023).
 */
const longestWorkload = 52;

/** An environment in a name: the splitter becomes `-`, and a `-` within a level `--`, so that no two are alike. */
export function escapeEnvironment(environment: string, splitter: string): string {
  return shorten(escapeLevels(environment, splitter), longestLabel);
}

/** The same, however long. */
export function escapeLevels(environment: string, splitter: string): string {
  const levels = environment.split(splitter);
  return levels.map((level) => level.replace(/-/g, '--')).join('-');
}

export interface Named {
  readonly service: string;
  readonly environment: string;
  readonly splitter: string;
}

/** `orders-dev-proj1` */
export function workloadName({ service, environment, splitter }: Named): string {
  return shorten(`${service}-${escapeEnvironment(environment, splitter)}`, longestWorkload);
}

/**
 * The longest names of objects that are not named by any other rule than that of their kind: what becomes a label or a
 * part of another name is shorter (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/,
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/, CloudNativePG's webhook for a Cluster).
 */
const longestNames: Readonly<Record<string, number>> = {
  'Cluster.postgresql.cnpg.io': 50,
  CronJob: 52,
  Deployment: longestWorkload,
  Job: longestLabel,
  Namespace: longestLabel,
  Pod: longestLabel,
  Service: longestLabel,
  StatefulSet: longestWorkload,
};

/** The longest name of any object, a DNS subdomain. */
const longestOfAll = 253;

/** What is named by what it says. */
const namedByContent: readonly string[] = ['APIService', 'CustomResourceDefinition'];

export interface NamedCompanion {
  readonly kind: string;
  readonly name: string;
  readonly environment: string;
  readonly splitter: string;
}

/** The name of what comes with an environment: in a root as it is, below it `settings-dev-proj1`. */
export function companionName({ kind, name, environment, splitter }: NamedCompanion): string {
  if (!environment.includes(splitter) || namedByContent.includes(kind)) return name;
  return shorten(`${name}-${escapeEnvironment(environment, splitter)}`, longestNames[kind] ?? longestOfAll);
}

/** The `app` label of a fork of what another program renders: `orders.dev-proj1`, which selects nothing of that. */
export function forkApp({ service, environment, splitter }: Named): string {
  return shorten(`${service}.${escapeEnvironment(environment, splitter)}`, longestLabel);
}

/**
 * The label of a fork with the value that its original has at `key`: `envtree-original/app`. A `/` cannot stand twice
 * in a label's key.
 */
export function originalLabel(key: string): string {
  return `envtree-original/${shorten(key.replace('/', '_'), longestLabel)}`;
}

/** A copy of a policy for forks of what that is for: `envtree-orders`, and where it takes several, `.1`. */
export function forkPolicyName(policy: string, index: number): string {
  return index === 0 ? `envtree-${policy}` : `envtree-${policy}.${String(index)}`;
}

/** What a NetworkPolicy allows, for forks of those whom it allows it: `envtree-orders.peers`. */
export function peerPolicyName(policy: string): string {
  return `envtree-${policy}.peers`;
}

/** An instance's own Service: `envtree-orders-dev-proj1`. */
export function instanceServiceName(instance: Named): string {
  return `envtree-${workloadName(instance)}`;
}

/** The full name of the Service: `orders.shop.svc.cluster.local`. */
export function serviceHost(service: string, namespace: string, clusterDomain: string): string {
  return `${service}.${namespace}.svc.${clusterDomain}`;
}

/** Every name by which the Service can be called in its own namespace, the full one last. */
export function serviceHosts(service: string, namespace: string, clusterDomain: string): string[] {
  const inNamespace = `${service}.${namespace}`;
  return [service, inNamespace, `${inNamespace}.svc`, serviceHost(service, namespace, clusterDomain)];
}

/** The ends of the names of all hosts of the mesh that are Services or instances. */
export function meshDomains(clusterDomain: string): string[] {
  return [`.svc.${clusterDomain}`, `.${domain}`];
}

/** Whether a host is a Service's or an instance's, whatever the cluster's domain is. */
export function isMeshHost(host: string): boolean {
  return host.endsWith(`.${domain}`) || /^[^.]+\.[^.]+\.svc(\.|$)/.test(host);
}

/** The instance's own host: `orders.dev-proj1.shop.envtree.internal`. */
export function instanceHost({ service, environment, splitter }: Named, namespace: string): string {
  return `${service}.${escapeEnvironment(environment, splitter)}.${namespace}.${domain}`;
}

/**
 * The names of Istio's objects begin with `envtree-`, since a team may have a VirtualService `orders` of its own.
 * Their parts are joined by dots, which neither a service's name nor an escaped environment has.
 */
export function routesName(service: string): string {
  return `envtree-${service}`;
}

/** The DestinationRule of the Service: `envtree-orders`. */
export function servicePolicyName(service: string): string {
  return `envtree-${service}`;
}

/** The DestinationRule of an instance: `envtree-orders.dev-proj1`. */
export function instancePolicyName({ service, environment, splitter }: Named): string {
  return `envtree-${service}.${escapeEnvironment(environment, splitter)}`;
}

/** The ServiceEntry of one tier of an instance: `envtree-orders.dev-proj1.dev`. */
export function tierName(instance: Named, tier: string): string {
  return `${instancePolicyName(instance)}.${escapeEnvironment(tier, instance.splitter)}`;
}

/** The EnvoyFilter that tags: `envtree-tag.dev-proj1`. */
export function tagName(environment: string, splitter: string): string {
  return `envtree-tag.${escapeEnvironment(environment, splitter)}`;
}

/** The Argo CD Application of an environment's workloads, of the one that asks for it: `envtree.dev-proj1`. */
export function applicationName(parent: string, escapedName: string): string {
  return `${parent}.${escapedName}`;
}

/** A container's port of which only the number is known: `http`, and where there is one already, `http-9090`. */
export function containerPortName(port: number, isFirst: boolean): string {
  return isFirst ? 'http' : `http-${String(port)}`;
}

/**
 * An address of an instance's own host that nobody has: from 241.0.0.0/8, which is reserved (RFC 1112) and is not where
 * Istio takes its own from.
 */
export function hostAddress(host: string): string {
  const hash = hashNumber(host);
  return ['241', ...[16, 8, 0].map((bits) => String((hash >>> bits) & 0xff))].join('.');
}

/** A host that nobody has, so that a connection to it is refused. */
export const nobodysHost = `unanswered.${domain}`;

/** A port of an instance's own host, where the Service's has no name. */
export function hostPortName(port: number): string {
  return `port-${String(port)}`;
}

/** The label that holds the environment down to one level, below the root: `virtual-env-level-2`. */
export function levelLabel(label: string, depth: number): string {
  return `${label}-level-${String(depth)}`;
}

/** Whether `key` is the label of a level, of whatever depth. */
export function isLevelLabel(key: string, label: string): boolean {
  return key.startsWith(`${label}-level-`);
}

/** `name`, or its start and a hash of the whole. */
function shorten(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const hash = hashOf(name);
  return `${name.slice(0, longest - hash.length - 1).replace(/[-.]+$/, '')}-${hash}`;
}

function hashOf(text: string): string {
  return hashNumber(text).toString(36).padStart(7, '0');
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/); a clash of names is a diagnostic all the same. */
function hashNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** The level of an environment that only a probe's requests are of; it has no hyphen, which may be the splitter. */
export function probeLevel(suffix: string): string {
  return `probe${suffix}`;
}
