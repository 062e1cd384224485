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
  /** What is to be carried out. */
  readonly operation?: object;
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string };
    /** When it was compared with what git says. */
    readonly reconciledAt?: string;
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

/** Whether it has applied this revision, or whichever it knows, and nothing is left to do. */
export function isSynced({ metadata, status = {} }: Application, revision: string | undefined): boolean {
  const { sync, operationState } = status;
  const isDone = operationState === undefined || operationState.phase === 'Succeeded';
  const isCurrent = sync?.status === 'Synced' && (revision === undefined || sync.revision === revision);
  return metadata.deletionTimestamp === undefined && isDone && isCurrent;
}

/** Whether Argo CD has found since then that nothing is left to do; its times are in whole seconds. */
export function hasCompared({ operation, status = {} }: Application, since: number): boolean {
  const { reconciledAt = '', sync, operationState } = status;
  const isIdle = operation === undefined && operationState?.phase !== 'Running';
  return isIdle && sync?.status === 'Synced' && Date.parse(reconciledAt) >= since;
}

/** Whether it does nothing, since it cannot tell what it is to be. */
export function isAtRest({ operation, status }: Application): boolean {
  const cannotTell = status?.conditions?.some(({ type }) => type === 'ComparisonError') ?? false;
  return cannotTell && operation === undefined && status?.operationState?.phase !== 'Running';
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

/** Has Argo CD render and compare Applications anew, whatever it remembers; resolves when that is done. */
export async function refreshHard(kubectl: Kubectl, names: readonly string[]): Promise<void> {
  const annotation = 'argocd.argoproj.io/refresh';
  const some = ['applications.argoproj.io', ...names, '--namespace', argocdNamespace, '--overwrite'];
  await kubectl.call(['annotate', ...some, `${annotation}=hard`]);
  const isDone = async (): Promise<boolean> => {
    const all = await kubectl.api.list<Application>({ path: applicationsPath });
    const ours = all.filter(({ metadata }) => names.includes(metadata.name));
    return ours.every(({ metadata }) => metadata.annotations?.[annotation] === undefined);
  };
  await waitUntil('the Applications are refreshed', isDone);
}
