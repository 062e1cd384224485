import type { JsonObject } from '../definition/json';

/** The kind of an object; with its group, where that is none of Kubernetes' own: `Database.postgresql.cnpg.io`. */
export function fullKindOf({ apiVersion, kind }: JsonObject): string {
  const [group = ''] = (apiVersion as string).split('/').slice(0, -1);
  const isBuiltIn = !group.includes('.') || group.endsWith('.k8s.io');
  return isBuiltIn ? (kind as string) : `${kind as string}.${group}`;
}

/**
 * The kinds that are in no namespace: those of Kubernetes (`kubectl api-resources --namespaced=false`,
 * https://kubernetes.io/docs/reference/kubernetes-api/), and of the operators that name-references.ts knows.
 */
const ofTheCluster: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterExternalSecret.external-secrets.io',
  'ClusterIssuer.cert-manager.io',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore.external-secrets.io',
  'ClusterTrustBundle',
  'CustomResourceDefinition',
  'DeviceClass',
  'DeviceTaintRule',
  'FlowSchema',
  'GatewayClass',
  'IPAddress',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'ResourceSlice',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'StorageVersionMigration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);

export function isOfTheCluster(object: JsonObject): boolean {
  return ofTheCluster.has(fullKindOf(object));
}

/**
 * What runs pods for good, or has a say in whose requests a namespace's pods get, in how many there are or in how they
 * may be ended: a second one beside the first would act on the same pods.
 */
const actingOnPods: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'GRPCRoute',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'NetworkPolicy',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ReplicationController',
  'Rollout.argoproj.io',
  'ScaledObject.keda.sh',
  'Service',
  'StatefulSet',
  'TCPRoute',
  'TLSRoute',
]);

/** The same of Istio, of whatever kind. */
const groupsActingOnPods = /\.(networking|security)\.istio\.io$/;

/** An AuthorizationPolicy, a PeerAuthentication or a RequestAuthentication, which select pods by `spec.selector`. */
export function isSecurityPolicy(object: JsonObject): boolean {
  return fullKindOf(object).endsWith('.security.istio.io');
}

export function actsOnPods(object: JsonObject): boolean {
  const kind = fullKindOf(object);
  return actingOnPods.has(kind) || groupsActingOnPods.test(kind);
}

/** Where the template of its pods stands in what has another place for it than `spec.template`. */
const templatePlaces: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
  PodTemplate: ['template'],
};

/** The kinds with a template of pods. */
const templated: ReadonlySet<string> = new Set([
  ...Object.keys(templatePlaces),
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'Rollout.argoproj.io',
  'StatefulSet',
]);

/** Where the template of its pods stands in an object of a kind; undefined where it has none. */
export function templatePlace(kind: string): readonly string[] | undefined {
  return templated.has(kind) ? (templatePlaces[kind] ?? ['spec', 'template']) : undefined;
}
