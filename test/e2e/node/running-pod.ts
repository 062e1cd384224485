import { nodeAddress } from '../sandbox/prepare-sandbox';
import type { RunningProcess } from '../sandbox/start-process';
import { pause, waitUntil } from '../sandbox/wait-until';
import { startContainer } from './container-process';
import type { HostNames } from './host-names';
import type { NodeProps } from './node-props';
import { addPodNetwork, removePodNetwork, type PodNetwork } from './pod-network';
import { hasSidecar, isGateway, type Container, type Pod } from './pod-spec';
import { probeUrl, Readiness, succeeds } from './readiness';
import { captureTraffic, drainSidecar, sidecarReadiness, startSidecar } from './sidecar';

/** A pod's processes, from its binding to its end, as a kubelet and a native sidecar have them. */
export class RunningPod {
  private isEnding = false;
  private sidecar: RunningProcess | undefined;
  private readonly containers = new Map<string, RunningProcess>();
  private readonly readiness = new Map<string, Readiness>();
  private readonly startTime = now();
  private status: Promise<void> = Promise.resolve();

  private constructor(
    private readonly props: NodeProps,
    readonly pod: Pod,
    readonly network: PodNetwork,
  ) {}

  /** Gives the pod as soon as it has a network; its containers follow once the sidecar is ready. */
  static async start(props: NodeProps, pod: Pod, names: HostNames): Promise<RunningPod> {
    const network = await addPodNetwork();
    names.add({ network, namespace: pod.metadata.namespace });
    const running = new RunningPod(props, pod, network);
    await props.cluster.bind(pod);
    running.tell();
    void running.startAll().catch((error: unknown) => {
      if (!running.isEnding) console.error(`The pod ${pod.metadata.name} cannot start:`, error);
    });
    return running;
  }

  get isReady(): boolean {
    const { containers } = this.pod.spec;
    return containers.every(({ name }) => this.readiness.get(name)?.isReady === true);
  }

  private async startAll(): Promise<void> {
    const { pod, network, props } = this;
    if (hasSidecar(pod)) {
      if (!isGateway(pod)) await captureTraffic(props, network);
      this.sidecar = await startSidecar(props, pod, network);
      const isReady = (): Promise<boolean> => succeeds(`http://${network.address}${sidecarReadiness}`);
      await waitUntil('its sidecar is ready', async () => this.isEnding || (await isReady()));
    }
    await Promise.all(pod.spec.containers.map((container) => this.keepRunning(container)));
  }

  /** Starts a container, and again whenever it ends by itself. */
  private async keepRunning(container: Container): Promise<void> {
    const { pod, network, props } = this;
    const url = probeUrl(pod, container, network.address);
    while (!this.isEnding) {
      const running = startContainer(props, container, { pod, network });
      const tell = (): void => {
        this.tell();
      };
      const readiness = new Readiness(url, container, tell);
      this.containers.set(container.name, running);
      this.readiness.set(container.name, readiness);
      this.tell();
      await running.ended;
      readiness.stop();
      this.readiness.delete(container.name);
      await pause(1000);
    }
  }

  /** Writes the pod's status, one write after the other. */
  private tell(): void {
    this.status = this.status.then(async () => {
      if (this.isEnding) return;
      await this.props.cluster.setStatus(this.pod, this.describe()).catch((error: unknown) => {
        if (!this.isEnding) console.error(`The status of ${this.pod.metadata.name}:`, error);
      });
    });
  }

  private describe(): object {
    const { network, startTime, isReady } = this;
    const status = (is: boolean): string => (is ? 'True' : 'False');
    const conditions = Object.entries({
      PodScheduled: true,
      Initialized: true,
      ContainersReady: isReady,
      Ready: isReady,
    }).map(([type, is]) => ({ type, status: status(is), lastTransitionTime: now() }));
    const containerStatuses = this.pod.spec.containers.map(({ name, image }) => {
      const isUp = this.readiness.has(name);
      const state = isUp
        ? { running: { startedAt: startTime } }
        : { waiting: { reason: 'ContainerCreating' } };
      const ready = this.readiness.get(name)?.isReady === true;
      return { name, image, imageID: image, ready, started: isUp, restartCount: 0, state };
    });
    return {
      phase: this.readiness.size > 0 ? 'Running' : 'Pending',
      hostIP: nodeAddress,
      podIP: network.address,
      podIPs: [{ ip: network.address }],
      startTime,
      conditions,
      containerStatuses,
    };
  }

  /**
   * Ends as Kubernetes ends a pod: the sidecar drains, each container gets its preStop time and SIGTERM, then the
   * sidecar SIGTERM, and after the grace period whatever is left is killed.
   */
  async end(names: HostNames): Promise<void> {
    this.isEnding = true;
    const { terminationGracePeriodSeconds: grace = 30, containers } = this.pod.spec;
    const graceful = async (): Promise<void> => {
      if (this.sidecar) await drainSidecar(this.props, this.network).catch(() => undefined);
      await Promise.all(containers.map((container) => this.endContainer(container)));
      this.sidecar?.child.kill('SIGTERM');
      await this.sidecar?.ended;
    };
    await Promise.race([graceful(), pause(grace * 1000)]);
    for (const readiness of this.readiness.values()) readiness.stop();
    names.remove(this.network);
    await removePodNetwork(this.network);
    await this.props.cluster.remove(this.pod).catch(() => undefined);
  }

  private async endContainer({ name, lifecycle }: Container): Promise<void> {
    const running = this.containers.get(name);
    if (!running) return;
    await pause((lifecycle?.preStop?.sleep?.seconds ?? 0) * 1000);
    running.child.kill('SIGTERM');
    await running.ended;
  }
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
