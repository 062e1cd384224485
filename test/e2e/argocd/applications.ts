import type { Kubectl } from '../control-plane/kubectl';
import { waitUntil } from '../sandbox/wait-until';
import { argocdNamespace } from './start-argocd';

/** What the tests read of an Application. */
export interface Application {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
  };
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string };
    readonly operationState?: {
      readonly phase: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
    };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly Resource[];
    readonly history?: readonly { readonly revision: string; readonly deployStartedAt: string }[];
  };
}

interface Resource {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Where the API server has the Applications. */
export const applicationsPath = `/apis/argoproj.io/v1alpha1/namespaces/${argocdNamespace}/applications`;

export async function readApplications(kubectl: Kubectl): Promise<Application[]> {
  return kubectl.api.list({ path: applicationsPath });
}

/** Whether it has applied this revision, and nothing is left to do. */
export function isSynced({ metadata, status = {} }: Application, revision: string): boolean {
  const { sync, operationState } = status;
  const isDone = operationState === undefined || operationState.phase === 'Succeeded';
  const isCurrent = sync?.status === 'Synced' && sync.revision === revision;
  return metadata.deletionTimestamp === undefined && isDone && isCurrent;
}

export function conditionsOf({ status }: Application): string {
  return (status?.conditions ?? []).map(({ type, message }) => `${type}: ${message}`).join('\n');
}

/** Each object that an Application manages: `networking.istio.io/VirtualService/default/envtree-orders`. */
export function objectsOf({ status }: Application): string[] {
  return (status?.resources ?? []).map(({ group = '', kind, namespace = '', name }) =>
    [group, kind, namespace, name].join('/'),
  );
}

/** Has Argo CD render and compare all Applications anew, whatever it remembers; resolves when that is done. */
export async function refreshHard(kubectl: Kubectl): Promise<void> {
  const annotation = 'argocd.argoproj.io/refresh';
  const all = ['applications.argoproj.io', '--all', '--namespace', argocdNamespace, '--overwrite'];
  await kubectl.call(['annotate', ...all, `${annotation}=hard`]);
  const isDone = async (): Promise<boolean> =>
    (await readApplications(kubectl)).every(
      ({ metadata }) => metadata.annotations?.[annotation] === undefined,
    );
  await waitUntil('all Applications are refreshed', isDone);
}
