import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects, type Standing } from '../../support/cluster-before';
import type { Manifest } from '../../support/manifests';
import { inOrder } from '../../support/in-order';
import type { RunningPod } from '../node/running-pod';
import type { BaseFile } from './case';
import { differencesOf, type Objects } from './objects';
import type { Stack } from './stack';

/** What the demo app calls the environment of a pod that has no label of one. */
const unlabelled = '-';

interface Stored {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface EndpointSlice {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly endpoints: readonly { readonly targetRef?: { readonly name: string } }[] | null;
}

/** What a team has in a case's namespace, and applies by a tool of its own. */
export class Base {
  private readonly path: string;
  private readonly by: BaseFile['by'];
  private readonly objects: readonly Manifest[];
  private remembered: Objects = new Map();
  private isStopped = false;

  constructor(
    private readonly stack: Stack,
    private readonly namespace: string,
    { folder, file, by }: BaseFile & { readonly folder: string },
  ) {
    this.path = join(folder, file);
    this.by = by;
    this.objects = readObjects(this.path);
  }

  /** Whether envtree deploys it, so that it is among what is rendered. */
  get isRendered(): boolean {
    return this.by === 'envtree';
  }

  /** What is there beside what envtree renders. */
  get standing(): Standing[] {
    if (this.isRendered) return [];
    const placed = this.objects.map((object): Manifest => {
      const spec = this.isStopped ? { ...(object.spec as object), replicas: 0 } : object.spec;
      return { ...object, metadata: { ...object.metadata, namespace: this.namespace }, spec };
    });
    return [{ environment: unlabelled, objects: placed }];
  }

  /** Applies it by its own tool; gives what that says. */
  async apply(): Promise<string> {
    const manner = this.by === 'server' ? ['--server-side', '--field-manager=helm'] : [];
    return this.kubectl(['apply', ...manner, '-f', '-'], readFileSync(this.path, 'utf8'));
  }

  /** Starts all its pods anew. */
  async restart(): Promise<void> {
    await this.kubectl(['rollout', 'restart', ...this.workloads('Deployment', 'StatefulSet')]);
  }

  async scale(replicas: number): Promise<void> {
    const all = this.workloads('Deployment', 'StatefulSet', 'ReplicaSet');
    await this.kubectl(['scale', `--replicas=${replicas}`, ...all]);
    this.isStopped = replicas === 0;
  }

  async remove(): Promise<void> {
    await this.kubectl(['delete', '--ignore-not-found', '--wait=false', '-f', this.path]);
  }

  /** Keeps in mind what is there now, to be compared with later. */
  async remember(): Promise<void> {
    this.remembered = await this.read();
  }

  /** What has changed since, of its objects and of its pods. */
  async changes(): Promise<string[]> {
    return differencesOf(this.remembered, await this.read());
  }

  /** Its objects as they are stored, but for what controllers write, and its pods. */
  private async read(): Promise<Objects> {
    const text = await this.kubectl(['get', '-o', 'json', '-f', this.path]);
    const { items } = JSON.parse(text) as { items: Stored[] };
    const pods = (await this.pods()).map(
      ({ pod: { metadata } }) => [`Pod ${metadata.name}`, metadata.uid] as const,
    );
    const objects = items.map((item) => [`${item.kind} ${item.metadata.name}`, textOf(item)] as const);
    return new Map([...objects, ...pods]);
  }

  /** Its pods, by the names of their workloads. */
  async pods(): Promise<RunningPod[]> {
    const names = this.objects.filter(hasPods).map(({ metadata }) => metadata.name);
    const isOwn = ({ pod: { metadata } }: RunningPod): boolean =>
      metadata.namespace === this.namespace && names.some((name) => isOf(name, metadata.name));
    return (await this.stack.node.pods()).filter(isOwn);
  }

  /** For each of its Services, the names of the pods behind it. */
  async endpoints(): Promise<Map<string, string[]>> {
    const path = `/apis/discovery.k8s.io/v1/namespaces/${this.namespace}/endpointslices`;
    const slices = await this.stack.kubectl.api.list<EndpointSlice>({ path });
    const services = this.objects.filter(({ kind }) => kind === 'Service');
    return new Map(
      services.map(({ metadata: { name } }) => {
        const own = slices.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name);
        return [
          name,
          own.flatMap(({ endpoints }) => (endpoints ?? []).map((it) => it.targetRef?.name ?? '?')),
        ];
      }),
    );
  }

  private workloads(...kinds: readonly string[]): string[] {
    return this.objects
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`);
  }

  private async kubectl(args: readonly string[], input?: string): Promise<string> {
    return this.stack.kubectl.call([...args, '--namespace', this.namespace], input);
  }
}

function hasPods({ spec }: Manifest): boolean {
  return (spec as { template?: object } | undefined)?.template !== undefined;
}

/** `web-6f7d9-x2k4p` and `orders-0` are pods of `web` and `orders`, and `web-dev-a-6f7d9-x2k4p` is none. */
function isOf(workload: string, pod: string): boolean {
  return pod.startsWith(`${workload}-`) && /^(?:[a-z0-9]+-)?[a-z0-9]+$/.test(pod.slice(workload.length + 1));
}

/** What is the server's and the controllers' to write. */
const theirs = ['status', 'managedFields', 'resourceVersion'];

function textOf(stored: Stored): string {
  return JSON.stringify(stored, (key, value) => (theirs.includes(key) ? undefined : inOrder(key, value)));
}
