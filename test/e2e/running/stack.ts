import type { Labels } from '../../support/manifests';
import { PluginSidecar } from '../argocd/plugin-sidecar';
import { pollingSecondsFor, startArgocd } from '../argocd/start-argocd';
import type { Kubectl } from '../control-plane/kubectl';
import { startFlux } from '../flux/start-flux';
import type { Node } from '../node/node';
import type { RunningPod } from '../node/running-pod';
import type { ControlPlaneProps } from '../control-plane/start-kubernetes';
import { programPath } from '../programs/programs';
import { join } from 'node:path';
import { waitUntil } from '../sandbox/wait-until';
import { Asker } from './asker';
import { client, clientNamespace, controlObjects } from './clients';
import { serveRepositories } from './git-server';

interface Workload {
  readonly metadata: { readonly generation: number; readonly labels?: Labels };
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
  private plugin: Promise<PluginSidecar> | undefined;
  private startedFlux: Promise<void> | undefined;

  constructor(
    readonly kubectl: Kubectl,
    readonly node: Node,
    private readonly props: ControlPlaneProps,
  ) {}

  /** For files of this run alone. */
  get stateFolder(): string {
    return this.props.stateFolder;
  }

  /** Where every process of the run has its log. */
  get logFolder(): string {
    return this.props.logFolder;
  }

  /** Argo CD's plugin, and Argo CD with it; started when it is first asked for, for that many environments. */
  async argocd(environments = 0): Promise<PluginSidecar> {
    this.plugin ??= this.startArgocd(pollingSecondsFor(environments));
    return this.plugin;
  }

  private async startArgocd(pollingSeconds: number): Promise<PluginSidecar> {
    const props = { ...this.props, pluginFolder: join(this.stateFolder, 'plugins'), pollingSeconds };
    const sidecar = await PluginSidecar.start(props);
    await serveRepositories(join(this.stateFolder, 'cases'));
    await startArgocd(props, this.kubectl);
    return sidecar;
  }

  /** Flux; started when it is first asked for. */
  async flux(): Promise<void> {
    this.startedFlux ??= startFlux(this.props, this.kubectl);
    return this.startedFlux;
  }

  /** The path of a program. */
  program(name: string): string {
    return programPath(this.props.programs, name);
  }

  async addNamespace(name: string): Promise<void> {
    await this.kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
    const path = `/api/v1/namespaces/${name}/serviceaccounts`;
    const hasAccount = async (): Promise<boolean> => (await this.kubectl.api.list({ path })).length > 0;
    await waitUntil(`the namespace ${name} has its service account`, hasAccount);
  }

  /** Removes what envtree rendered for a case; its pods end in their own time. */
  async removeObjects(namespaces: readonly string[]): Promise<void> {
    const kinds =
      'deployment,statefulset,service,networkpolicy,virtualservice,serviceentry,destinationrule,sidecar,envoyfilter,authorizationpolicy';
    const ours = ['--selector', 'app.kubernetes.io/managed-by=envtree', '--wait=false'];
    for (const namespace of namespaces) {
      await this.kubectl.call(['delete', kinds, ...ours, '--namespace', namespace]);
    }
  }

  /** Whether every Deployment and StatefulSet that is expected to has all its pods, of its newest specification, ready. */
  async areRolledOut(
    namespaces: readonly string[],
    isExpected: (labels: Labels) => boolean,
  ): Promise<boolean> {
    const paths = namespaces.flatMap((name) =>
      ['deployments', 'statefulsets'].map((kind) => `/apis/apps/v1/namespaces/${name}/${kind}`),
    );
    const lists = await Promise.all(paths.map((path) => this.kubectl.api.list<Workload>({ path })));
    return lists
      .flat()
      .filter(({ metadata: { labels } }) => isExpected(labels ?? {}))
      .every(isRolledOut);
  }

  /** Starts the client that cases ask from, and the control that it asks under load. */
  async addClient(): Promise<void> {
    await this.addNamespace(clientNamespace);
    await this.kubectl.apply([client, ...controlObjects]);
    await waitUntil('the client and the control are ready', async () => {
      const pods = await this.clients();
      return pods.length === 2 && pods.every(({ isReady }) => isReady);
    });
  }

  private async clients(): Promise<RunningPod[]> {
    return (await this.node.pods()).filter(({ pod }) => pod.metadata.namespace === clientNamespace);
  }

  async client(): Promise<Asker> {
    return this.asker(await this.clientPod());
  }

  async clientPod(): Promise<RunningPod> {
    const pod = (await this.clients()).find((it) => it.pod.metadata.name === client.metadata.name);
    if (!pod) throw new Error('There is no client');
    return pod;
  }

  /** Asks from within `pod`. */
  asker(pod: RunningPod): Asker {
    const { uid } = pod.pod.metadata;
    const known = this.askers.get(uid) ?? new Asker(pod, this.program('demo-app'));
    this.askers.set(uid, known);
    return known;
  }
}
