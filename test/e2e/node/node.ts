import { makeInformer, type V1Pod } from '@kubernetes/client-node';
import { HostNames } from './host-names';
import type { NodeProps } from './node-props';
import { podKey, type Pod } from './pod-spec';
import { RunningPod } from './running-pod';

/**
 * Stands in for scheduler, kubelet, container runtime and cluster DNS: every pod becomes a network namespace, every
 * container a process in it.
 */
export class Node {
  private readonly running = new Map<string, Promise<RunningPod>>();
  private readonly ending = new Set<string>();
  private readonly names: HostNames;

  private constructor(private readonly props: NodeProps) {
    this.names = new HostNames(props.cluster);
  }

  /** Runs pods from now on, whoever makes them. */
  static async start(props: NodeProps): Promise<Node> {
    const node = new Node(props);
    await node.names.start();
    const { config, core } = props.cluster;
    const informer = makeInformer(config, '/api/v1/pods', () => core.listPodForAllNamespaces());
    const look = (pod: V1Pod): void => {
      void node.look(pod as unknown as Pod);
    };
    informer.on('add', look);
    informer.on('update', look);
    informer.on('error', () => setTimeout(() => void informer.start(), 500));
    await informer.start();
    return node;
  }

  /** The pods that run and are not being ended, in the order of their names. */
  async pods(): Promise<RunningPod[]> {
    const pods = await Promise.all(this.running.values());
    const staying = pods.filter(({ pod }) => !this.ending.has(pod.metadata.uid));
    return staying.sort((a, b) => (podKey(a.pod) < podKey(b.pod) ? -1 : 1));
  }

  private async look(pod: Pod): Promise<void> {
    const { uid, deletionTimestamp } = pod.metadata;
    const running = this.running.get(uid);
    if (deletionTimestamp === undefined) {
      if (!running) this.running.set(uid, RunningPod.start(this.props, pod, this.names));
      return;
    }
    if (this.ending.has(uid)) return;
    this.ending.add(uid);
    if (running) await (await running).end(this.names);
    else await this.props.cluster.remove(pod).catch(() => undefined);
    this.running.delete(uid);
  }
}
