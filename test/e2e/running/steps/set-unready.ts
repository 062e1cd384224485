import { isGateway } from '../../node/pod-spec';
import type { RunningPod } from '../../node/running-pod';
import type { UnreadyStep } from '../case';
import { podsOf } from '../questions';
import type { Run } from '../run-case';

interface Unready {
  readonly service: string;
  readonly environment: string;
  /** @default - all of them */
  readonly pods: number | undefined;
}

/** `orders@dev.proj1`, or `1 of orders@dev.proj1`. */
export function parseUnready(text: string): Unready {
  const [, pods, service, environment] = /^(?:(\d+) of )?(.+)@(.+)$/.exec(text) ?? [];
  if (service === undefined || environment === undefined) throw new Error(`Not SERVICE@ENVIRONMENT: ${text}`);
  return { service, environment, pods: pods === undefined ? undefined : Number(pods) };
}

/** Tells pods to be unready, and all others of the case to be ready. */
export async function setUnready(run: Run, { unready }: UnreadyStep): Promise<Run> {
  const wanted = unready.map(parseUnready);
  const chosen = await Promise.all(
    wanted.map(async (instance) => (await podsOf(run, instance)).slice(0, instance.pods)),
  );
  const uids = new Set(chosen.flat().map(({ pod }) => pod.metadata.uid));
  const all = await run.stack.node.pods();
  const isOwn = ({ pod }: RunningPod): boolean =>
    run.namespaces.includes(pod.metadata.namespace) && !isGateway(pod);
  const own = all.filter(isOwn);
  await Promise.all(own.map((pod) => tell(run, pod, !uids.has(pod.pod.metadata.uid))));
  return {
    ...run,
    unready: wanted.filter(({ pods }) => pods === undefined),
    changed: { at: Date.now(), withinSeconds: 10 },
  };
}

async function tell({ stack }: Run, pod: RunningPod, isReady: boolean): Promise<void> {
  const port = pod.pod.spec.containers[0]?.ports?.[0]?.containerPort ?? 8080;
  const url = `http://127.0.0.1:${port}/ready`;
  const { status, body } = await stack.asker(pod).ask({ url, method: isReady ? 'PUT' : 'DELETE' });
  if (status !== 200) throw new Error(`${pod.pod.metadata.name} cannot be told: ${status} ${body}`);
}
