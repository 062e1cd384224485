/**
 * Where the names of objects stand in others: by the kind that is named, the kind that names it, and the places there,
 * as JSON Pointers that pass through lists. `PodTemplateSpec` is every template of pods, and a Pod.
 *
 * The first part are the facts of Kustomize's nameReference
 * (https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/namereference.go),
 * but for places that no version of Kubernetes in support has. What is added is named there.
 */
export type NameReferences = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The same places in both lists of containers. */
function inContainers(...places: readonly string[]): string[] {
  return ['containers', 'initContainers'].flatMap((list) => places.map((place) => `/spec/${list}${place}`));
}

const scaled = { HorizontalPodAutoscaler: ['/spec/scaleTargetRef/name'] };

const ofKustomize: NameReferences = {
  Deployment: scaled,
  ReplicaSet: scaled,
  ReplicationController: scaled,
  StatefulSet: scaled,
  ConfigMap: {
    PodTemplateSpec: [
      ...inContainers('/env/valueFrom/configMapKeyRef/name', '/envFrom/configMapRef/name'),
      '/spec/volumes/configMap/name',
      '/spec/volumes/projected/sources/configMap/name',
    ],
    Role: ['/rules/resourceNames'],
    ClusterRole: ['/rules/resourceNames'],
    Ingress: ['/metadata/annotations/nginx.ingress.kubernetes.io~1fastcgi-params-configmap'],
  },
  Secret: {
    PodTemplateSpec: [
      ...inContainers('/env/valueFrom/secretKeyRef/name', '/envFrom/secretRef/name'),
      '/spec/volumes/secret/secretName',
      '/spec/volumes/projected/sources/secret/name',
      '/spec/imagePullSecrets/name',
    ],
    Role: ['/rules/resourceNames'],
    ClusterRole: ['/rules/resourceNames'],
    Ingress: [
      '/spec/tls/secretName',
      '/metadata/annotations/ingress.kubernetes.io~1auth-secret',
      '/metadata/annotations/nginx.ingress.kubernetes.io~1auth-secret',
      '/metadata/annotations/nginx.ingress.kubernetes.io~1auth-tls-secret',
    ],
    ServiceAccount: ['/imagePullSecrets/name'],
    StorageClass: [
      '/parameters/secretName',
      '/parameters/adminSecretName',
      '/parameters/userSecretName',
      '/parameters/secretRef',
    ],
    PersistentVolume: ['/spec/azureFile/secretName'],
    'Service.serving.knative.dev': ['/spec/template/spec/containers/env/valueFrom/secretKeyRef/name'],
  },
  Service: {
    StatefulSet: ['/spec/serviceName'],
    Ingress: ['/spec/rules/http/paths/backend/service/name', '/spec/defaultBackend/service/name'],
    HTTPRoute: ['/spec/rules/backendRefs/name'],
    APIService: ['/spec/service/name'],
    ValidatingWebhookConfiguration: ['/webhooks/clientConfig/service/name'],
    MutatingWebhookConfiguration: ['/webhooks/clientConfig/service/name'],
  },
  Role: { RoleBinding: ['/roleRef/name'] },
  ClusterRole: { RoleBinding: ['/roleRef/name'], ClusterRoleBinding: ['/roleRef/name'] },
  ServiceAccount: {
    PodTemplateSpec: ['/spec/serviceAccountName'],
    RoleBinding: ['/subjects/name'],
    ClusterRoleBinding: ['/subjects/name'],
  },
  PersistentVolumeClaim: { PodTemplateSpec: ['/spec/volumes/persistentVolumeClaim/claimName'] },
  PersistentVolume: {
    PersistentVolumeClaim: ['/spec/volumeName'],
    ClusterRole: ['/rules/resourceNames'],
  },
  StorageClass: {
    PersistentVolume: ['/spec/storageClassName'],
    PersistentVolumeClaim: ['/spec/storageClassName'],
    StatefulSet: ['/spec/volumeClaimTemplates/spec/storageClassName'],
  },
  PriorityClass: { PodTemplateSpec: ['/spec/priorityClassName'] },
  IngressClass: { Ingress: ['/spec/ingressClassName'] },
};

/**
 * What Kubernetes has beside (https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-cloning,
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/), and what names a Secret that an
 * operator makes, or something that it makes one of: External Secrets (https://external-secrets.io/latest/api/spec/),
 * cert-manager (https://cert-manager.io/docs/reference/api-docs/) and CloudNativePG
 * (https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/).
 */
const ofOthers: NameReferences = {
  PersistentVolumeClaim: { PersistentVolumeClaim: ['/spec/dataSource/name', '/spec/dataSourceRef/name'] },
  ServiceAccount: { PodTemplateSpec: ['/spec/serviceAccount'] },
  ConfigMap: { 'ExternalSecret.external-secrets.io': ['/spec/target/template/templateFrom/configMap/name'] },
  Secret: {
    ServiceAccount: ['/secrets/name'],
    'ExternalSecret.external-secrets.io': [
      '/spec/target/name',
      '/spec/target/template/templateFrom/secret/name',
    ],
    'Certificate.cert-manager.io': ['/spec/secretName'],
    'Issuer.cert-manager.io': ['/spec/ca/secretName'],
    'Cluster.postgresql.cnpg.io': [
      '/spec/bootstrap/initdb/secret/name',
      '/spec/managed/roles/passwordSecret/name',
      '/spec/superuserSecret/name',
    ],
  },
  'SecretStore.external-secrets.io': {
    'ExternalSecret.external-secrets.io': [
      '/spec/secretStoreRef/name',
      '/spec/data/sourceRef/storeRef/name',
      '/spec/dataFrom/sourceRef/storeRef/name',
    ],
  },
  'Issuer.cert-manager.io': { 'Certificate.cert-manager.io': ['/spec/issuerRef/name'] },
  'Cluster.postgresql.cnpg.io': {
    'Backup.postgresql.cnpg.io': ['/spec/cluster/name'],
    'Database.postgresql.cnpg.io': ['/spec/cluster/name'],
    'Pooler.postgresql.cnpg.io': ['/spec/cluster/name'],
    'ScheduledBackup.postgresql.cnpg.io': ['/spec/cluster/name'],
  },
};

export const nameReferences: readonly NameReferences[] = [ofKustomize, ofOthers];

/** An object that an operator makes of another one. */
export interface MadeObject {
  readonly kind: string;
  /** Where the other one says its name. @default - it is the other one's */
  readonly named?: string;
  /** What follows the other one's name in its own. @default - nothing */
  readonly ending?: string;
}

/**
 * What operators make of an object, by its kind: the Secrets of External Secrets, of Sealed Secrets
 * (https://github.com/bitnami-labs/sealed-secrets) and of cert-manager, and the Secrets and Services of a CloudNativePG
 * Cluster (https://cloudnative-pg.io/documentation/current/applications/).
 */
export const madeObjects: Readonly<Record<string, readonly MadeObject[]>> = {
  'ExternalSecret.external-secrets.io': [{ kind: 'Secret', named: '/spec/target/name' }],
  'SealedSecret.bitnami.com': [{ kind: 'Secret' }],
  'Certificate.cert-manager.io': [{ kind: 'Secret', named: '/spec/secretName' }],
  'Cluster.postgresql.cnpg.io': [
    ...['-app', '-ca', '-replication', '-server', '-superuser'].map((ending) => ({ kind: 'Secret', ending })),
    ...['-r', '-ro', '-rw'].map((ending) => ({ kind: 'Service', ending })),
  ],
};
