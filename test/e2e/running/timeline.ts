import { applicationsPath, type Application } from '../argocd/applications';
import { requireArgocd } from './deliveries/by-argocd';
import type { Run } from './run-case';

interface Timed {
  /** An environment that was added. */
  readonly environment: string;
  /** In milliseconds. */
  readonly committed: number;
}

interface WithTimes {
  readonly metadata: {
    readonly creationTimestamp: string;
    readonly managedFields?: readonly { readonly time?: string }[];
  };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly lastTransitionTime: string }[];
  };
}

/** Prints when each stage of an addition was reached, as the cluster's own objects tell it: to the second. */
export async function reportTimeline(run: Run, { environment, committed }: Timed): Promise<void> {
  const { report, stack, namespaces } = run;
  const namespace = namespaces[0] ?? 'default';
  const read = (path: string, selector = ''): Promise<WithTimes[]> =>
    stack.kubectl.api.list({ path, selector });
  const ofEnvironment = `${run.workspace.settings.label}=${environment}`;
  const created = (objects: readonly WithTimes[]): number =>
    Math.max(...objects.map(({ metadata }) => Date.parse(metadata.creationTimestamp)));
  const routing = `/apis/networking.istio.io/v1/namespaces/${namespace}`;
  const hosts = (await read(`${routing}/serviceentries`)).filter(
    ({ metadata }) => Date.parse(metadata.creationTimestamp) >= committed - 1000,
  );
  const routes = await read(`${routing}/virtualservices`);
  const workloads = await read(`/apis/apps/v1/namespaces/${namespace}/deployments`, ofEnvironment);
  const pods = await read(`/api/v1/namespaces/${namespace}/pods`, ofEnvironment);
  const { applications } = requireArgocd(run.delivery);
  const parent = (await applications.read()).find(({ metadata }) => applications.isRoot(metadata.name));
  const own = (await read(applicationsPath)).filter(
    ({ metadata }) => (metadata as { name?: string }).name === applications.ofEnvironment(environment),
  );
  const written = (object: WithTimes): number =>
    Math.max(...(object.metadata.managedFields ?? []).map(({ time = '' }) => Date.parse(time)));
  const ready = pods.flatMap(({ status }) =>
    (status?.conditions ?? [])
      .filter(({ type }) => type === 'Ready')
      .map((it) => Date.parse(it.lastTransitionTime)),
  );
  const stages: [string, number][] = [
    ['Argo CD has noticed the commit and begins', begun(parent)],
    ['its Application is there', created(own)],
    ['the hosts are there', created(hosts)],
    ['its workloads are there', created(workloads)],
    ['its pods are ready', Math.max(...ready)],
    ['the routes have changed', Math.max(...routes.map(written))],
  ];
  report.note(`stages of ${environment}, in seconds after the commit:`);
  const reached = stages.filter(([, at]) => Number.isFinite(at));
  const rows = reached.map(([what, at]) => [what, ((at - committed) / 1000).toFixed(0)]);
  report.table([['stage', 's'], ...rows]);
}

/** When an Application has begun to apply the last commit. */
function begun(application: Application | undefined): number {
  const history = application?.status?.history ?? [];
  const { revision } = history.at(-1) ?? {};
  const [first] = history.filter((entry) => entry.revision === revision);
  return Date.parse(first?.deployStartedAt ?? '');
}
