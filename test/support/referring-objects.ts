import { parse, parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../src/core/definition/json';

const pod = parse(`
metadata: { labels: { app: Secret } }
spec:
  serviceAccountName: $ServiceAccount
  serviceAccount: $ServiceAccount
  priorityClassName: $PriorityClass
  imagePullSecrets: [{ name: $Secret }, { name: other }]
  initContainers:
    - name: first
      env:
        - { name: A, valueFrom: { configMapKeyRef: { name: $ConfigMap, key: ConfigMap } } }
        - { name: B, valueFrom: { secretKeyRef: { name: $Secret, key: Secret } } }
      envFrom: [{ configMapRef: { name: $ConfigMap } }, { secretRef: { name: $Secret } }]
  containers:
    - name: Secret
      image: ConfigMap
      env:
        - { name: ConfigMap, value: ConfigMap }
        - { name: A, valueFrom: { configMapKeyRef: { name: $ConfigMap, key: a } } }
        - { name: B, valueFrom: { secretKeyRef: { name: $Secret, key: b } } }
      envFrom: [{ configMapRef: { name: $ConfigMap } }, { secretRef: { name: $Secret } }]
  volumes:
    - { name: Secret, emptyDir: {} }
    - { name: a, configMap: { name: $ConfigMap } }
    - { name: b, secret: { secretName: $Secret } }
    - { name: c, persistentVolumeClaim: { claimName: $PersistentVolumeClaim } }
    - { name: d, projected: { sources: [{ configMap: { name: $ConfigMap } }, { secret: { name: $Secret } }] } }
`) as JsonObject;

const withPods: JsonObject[] = [
  { apiVersion: 'v1', kind: 'Pod', ...pod },
  { apiVersion: 'v1', kind: 'PodTemplate', template: pod },
  { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template: pod } } } },
  ...[
    'apps/v1 DaemonSet',
    'apps/v1 Deployment',
    'batch/v1 Job',
    'apps/v1 ReplicaSet',
    'argoproj.io/v1 Rollout',
  ].map((type) => ({
    apiVersion: type.split(' ')[0] ?? '',
    kind: type.split(' ')[1] ?? '',
    spec: { template: pod },
  })),
  { apiVersion: 'v1', kind: 'ReplicationController', spec: { template: pod } },
];

const others = parseAllDocuments(`
apiVersion: apps/v1
kind: StatefulSet
spec:
  serviceName: $Service
  volumeClaimTemplates: [{ spec: { storageClassName: $StorageClass } }]
---
apiVersion: v1
kind: ServiceAccount
imagePullSecrets: [{ name: $Secret }]
secrets: [{ name: $Secret }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
rules: [{ resourceNames: [$ConfigMap, $Secret, PersistentVolume, other] }, { resources: [Secret] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
rules: [{ resourceNames: [$ConfigMap, $Secret, $PersistentVolume] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
roleRef: { kind: Role, name: $Role }
subjects:
  - { kind: ServiceAccount, name: $ServiceAccount }
  - { kind: ServiceAccount, name: $ServiceAccount, namespace: shop }
  - { kind: ServiceAccount, name: ServiceAccount, namespace: other }
  - { kind: User, name: ServiceAccount }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
roleRef: { kind: ClusterRole, name: $ClusterRole }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
roleRef: { kind: ClusterRole, name: Role }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
roleRef: { kind: ClusterRole, name: $ClusterRole }
subjects: [{ kind: ServiceAccount, name: $ServiceAccount, namespace: shop }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec: { scaleTargetRef: { kind: Deployment, name: $Deployment } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec: { scaleTargetRef: { kind: StatefulSet, name: $StatefulSet } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
spec: { scaleTargetRef: { kind: StatefulSet, name: Deployment } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  annotations:
    ingress.kubernetes.io/auth-secret: $Secret
    nginx.ingress.kubernetes.io/auth-secret: $Secret
    nginx.ingress.kubernetes.io/auth-tls-secret: $Secret
    nginx.ingress.kubernetes.io/fastcgi-params-configmap: $ConfigMap
    other: Secret
spec:
  ingressClassName: $IngressClass
  defaultBackend: { service: { name: $Service } }
  rules: [{ http: { paths: [{ backend: { service: { name: $Service } } }, { backend: null }] } }]
  tls: [{ secretName: $Secret }, { secretName: 1 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
    - backendRefs:
        - { name: $Service }
        - { name: $Service, kind: Service, namespace: shop }
        - { name: Service, namespace: other }
        - { name: Service, kind: InferencePool }
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
spec: { service: { name: $Service, namespace: shop } }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
webhooks: [{ clientConfig: { service: { name: $Service, namespace: shop } } }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
webhooks:
  - { clientConfig: { service: { name: $Service, namespace: shop } } }
  - { clientConfig: { service: { name: Service, namespace: other } } }
---
apiVersion: v1
kind: PersistentVolumeClaim
spec:
  volumeName: $PersistentVolume
  storageClassName: $StorageClass
  dataSource: { kind: PersistentVolumeClaim, name: $PersistentVolumeClaim }
  dataSourceRef: { kind: PersistentVolumeClaim, name: $PersistentVolumeClaim }
---
apiVersion: v1
kind: PersistentVolumeClaim
spec: { dataSource: { kind: VolumeSnapshot, name: PersistentVolumeClaim } }
---
apiVersion: v1
kind: PersistentVolume
spec: { storageClassName: $StorageClass, azureFile: { secretName: $Secret } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
parameters: { secretName: $Secret, adminSecretName: $Secret, userSecretName: $Secret, secretRef: $Secret }
---
apiVersion: serving.knative.dev/v1
kind: Service
spec: { template: { spec: { containers: [{ env: [{ valueFrom: { secretKeyRef: { name: $Secret } } }] }] } } }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
spec:
  secretStoreRef: { kind: SecretStore, name: $SecretStore.external-secrets.io }
  target:
    name: $Secret
    template: { templateFrom: [{ configMap: { name: $ConfigMap } }, { secret: { name: $Secret } }] }
  data: [{ sourceRef: { storeRef: { name: $SecretStore.external-secrets.io } } }]
  dataFrom:
    - { sourceRef: { storeRef: { name: $SecretStore.external-secrets.io } } }
    - { sourceRef: { storeRef: { kind: ClusterSecretStore, name: SecretStore.external-secrets.io } } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
spec: { secretName: $Secret, issuerRef: { name: $Issuer.cert-manager.io, kind: Issuer } }
---
apiVersion: cert-manager.io/v1
kind: Issuer
spec: { ca: { secretName: $Secret } }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
spec:
  bootstrap: { initdb: { secret: { name: $Secret } } }
  managed: { roles: [{ name: app, passwordSecret: { name: $Secret } }] }
  superuserSecret: { name: $Secret }
---
apiVersion: postgresql.cnpg.io/v1
kind: Database
spec: { cluster: { name: $Cluster.postgresql.cnpg.io } }
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
spec: { cluster: { name: $Cluster.postgresql.cnpg.io } }
---
apiVersion: postgresql.cnpg.io/v1
kind: Backup
spec: { cluster: { name: $Cluster.postgresql.cnpg.io } }
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
spec: { cluster: { name: $Cluster.postgresql.cnpg.io } }
---
apiVersion: other.example/v1
kind: Deployment
spec: { template: { spec: { serviceAccountName: ServiceAccount } } }
---
apiVersion: other.example/v1
kind: Ingress
spec: { tls: [{ secretName: Secret }] }
`).map((document) => document.toJS() as JsonObject);

/** Objects that name others, each named as its kind. `$` marks a name that has to follow where the other gets a new one. */
export const referringObjects: readonly JsonObject[] = [...withPods, ...others];
