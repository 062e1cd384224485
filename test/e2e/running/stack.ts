import type { Kubectl } from '../control-plane/kubectl';
import type { Node } from '../node/node';
import type { RunningPod } from '../node/running-pod';
import { programPath, type Programs } from '../programs/programs';
import { waitUntil } from '../sandbox/wait-until';
import { Asker } from './asker';

/** The namespace of a client that is in no environment. */
const clientNamespace = 'clients';

const client = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'client', namespace: clientNamespace, labels: { app: 'client' } },
  spec: { containers: [{ name: 'client', image: 'demo-app' }] },
};

interface Workload {
  readonly metadata: { readonly generation: number };
  readonly spec: { readonly replicas: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
  };
}

function isRolledOut({ metadata, spec: { replicas }, status = {} }: Workload): boolean {
  const { observedGeneration, updatedReplicas = 0, readyReplicas = 0 } = status;
  const areCurrent = observedGeneration === metadata.generation && (status.replicas ?? 0) === replicas;
  return areCurrent && updatedReplicas === replicas && readyReplicas === replicas;
}

/** The running control plane and node, and who can be asked to ask on it. */
export class Stack {
  private readonly askers = new Map<string, Asker>();

  constructor(
    readonly kubectl: Kubectl,
    readonly node: Node,
    private readonly props: { readonly programs: Programs; readonly stateFolder: string },
  ) {}

  /** For files of this run alone. */
  get stateFolder(): string {
    return this.props.stateFolder;
  }

  async addNamespace(name: string): Promise<void> {
    await this.kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
    const account = ['get', 'serviceaccount', 'default', '--namespace', name];
    await waitUntil(`the namespace ${name} has its service account`, () => this.kubectl.succeeds(...account));
  }

  /** Removes what envtree rendered for the last case; its pods end in their own time. */
  async removeObjects(): Promise<void> {
    const kinds = 'deployment,statefulset,service,virtualservice,serviceentry,destinationrule,envoyfilter';
    const ours = ['--selector', 'app.kubernetes.io/managed-by=envtree', '--all-namespaces'];
    await this.kubectl.call(['delete', kinds, ...ours, '--wait=false']);
  }

  /** Whether every Deployment and StatefulSet has all its pods, of its newest specification, ready. */
  async areRolledOut(namespaces: readonly string[]): Promise<boolean> {
    const lists = await Promise.all(
      namespaces.map((name) =>
        this.kubectl.call(['get', 'deployments,statefulsets', '--namespace', name, '-o', 'json']),
      ),
    );
    const workloads = lists.flatMap((text) => (JSON.parse(text) as { items: Workload[] }).items);
    return workloads.every(isRolledOut);
  }

  /** Starts the client that cases ask from. */
  async addClient(): Promise<void> {
    await this.addNamespace(clientNamespace);
    await this.kubectl.apply([client]);
    await waitUntil('the client is ready', async () => (await this.clients())[0]?.isReady === true);
  }

  private async clients(): Promise<RunningPod[]> {
    return (await this.node.pods()).filter(({ pod }) => pod.metadata.namespace === clientNamespace);
  }

  async client(): Promise<Asker> {
    const [pod] = await this.clients();
    if (!pod) throw new Error('There is no client');
    return this.asker(pod);
  }

  /** Asks from within `pod`. */
  asker(pod: RunningPod): Asker {
    const { uid } = pod.pod.metadata;
    const known = this.askers.get(uid) ?? new Asker(pod, programPath(this.props.programs, 'demo-app'));
    this.askers.set(uid, known);
    return known;
  }
}
