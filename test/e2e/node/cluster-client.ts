import { CoreV1Api, KubeConfig, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { waitUntil } from '../sandbox/wait-until';
import type { Pod } from './pod-spec';

/** What a kubelet and an injector do to the API server. */
export class ClusterClient {
  readonly config = new KubeConfig();
  readonly core: CoreV1Api;

  constructor(kubeconfig: string) {
    this.config.loadFromFile(kubeconfig);
    this.core = this.config.makeApiClient(CoreV1Api);
  }

  /** Places a pod on the node, as a scheduler does. */
  async bind({ metadata: { name, namespace } }: Pod): Promise<void> {
    const target = { apiVersion: 'v1', kind: 'Node', name: 'node' };
    const body = { metadata: { name }, target };
    await this.core.createNamespacedPodBinding({ name, namespace, body });
  }

  async setStatus({ metadata: { name, namespace } }: Pod, status: object): Promise<void> {
    const merge = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);
    await this.core.patchNamespacedPodStatus({ name, namespace, body: { status } }, merge);
  }

  /** Takes a pod that has ended off the API server. */
  async remove({ metadata: { name, namespace, uid } }: Pod): Promise<void> {
    const body = { gracePeriodSeconds: 0, preconditions: { uid } };
    await this.core.deleteNamespacedPod({ name, namespace, body });
  }

  /** A token with which the default service account of a namespace gets its certificate from istiod. */
  async token(namespace: string): Promise<string> {
    const body = { spec: { audiences: ['istio-ca'] } };
    const made = await this.core.createNamespacedServiceAccountToken({ name: 'default', namespace, body });
    return made.status?.token ?? '';
  }

  /** The mesh's root certificate; istiod writes it into each namespace some moments after that is made. */
  async rootCertificate(namespace: string): Promise<string> {
    let certificate: string | undefined;
    const find = async (): Promise<boolean> => {
      const { items } = await this.core.listNamespacedConfigMap({ namespace });
      const found = items.find(({ metadata }) => metadata?.name === 'istio-ca-root-cert');
      certificate = found?.data?.['root-cert.pem'];
      return certificate !== undefined;
    };
    await waitUntil(`istiod's certificate is in the namespace ${namespace}`, find);
    return certificate ?? '';
  }
}
