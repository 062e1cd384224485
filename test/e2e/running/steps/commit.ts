import { conditionsOf } from '../../argocd/applications';
import { comesTrue, waitUntil } from '../../sandbox/wait-until';
import type { CommitStep, RefusedStep } from '../case';
import { requireArgocd } from '../deliveries/by-argocd';
import { readObjects, differencesOf } from '../objects';
import type { Run } from '../run-case';
import { reportTimeline } from '../timeline';
import { parseUnready } from './set-unready';

/** Changes files and delivers them; all workloads are rolled out then. */
export async function commit(run: Run, step: CommitStep): Promise<Run> {
  const { commit: files, broken = [], timed, unsettled = false } = step;
  run.workspace.change(files);
  const changed = { at: Date.now(), withinSeconds: 60 };
  const manifests = await run.workspace.manifests();
  const after = { ...run, manifests, changed, unready: [...run.unready, ...broken.map(parseUnready)] };
  await (unsettled ? requireArgocd(run.delivery).commit() : run.delivery.deliver());
  await untilRolledOut(after);
  if (timed !== undefined) await reportTimeline(after, { environment: timed, committed: changed.at });
  return after;
}

/** Until all workloads have their pods ready, but for those that are not going to. */
export async function untilRolledOut({ stack, namespaces, unready, workspace }: Run): Promise<void> {
  const { label } = workspace.settings;
  const isExpected = (labels: Readonly<Record<string, string>>): boolean =>
    !unready.some(({ service, environment }) => labels.app === service && labels[label] === environment);
  await waitUntil('all workloads are rolled out', () => stack.areRolledOut(namespaces, isExpected));
}

/** Commits what has to be refused. */
export async function commitRefused(run: Run, { refused, files, but = [] }: RefusedStep): Promise<Run> {
  const { report, workspace } = run;
  const delivery = requireArgocd(run.delivery);
  const before = await readObjects(run);
  workspace.change(files);
  await delivery.commit();
  for (const [name, texts] of Object.entries(refused)) {
    let said = '';
    const says = async (): Promise<boolean> => {
      const applications = await delivery.applications.read();
      said = applications
        .filter(({ metadata }) => metadata.name === delivery.applications.nameOf(name))
        .map(conditionsOf)
        .join('\n');
      return texts.every((text) => said.includes(text));
    };
    const isGood = await comesTrue(says);
    const text = `the Application ${name} ${isGood ? `says ${texts.join(', ')}` : `says only: ${said}`}`;
    report.check({ isGood, text });
  }
  let differences: string[] = [];
  const isAsWanted = async (): Promise<boolean> => {
    differences = differencesOf(before, await readObjects(run));
    return JSON.stringify([...differences].sort()) === JSON.stringify([...but].sort());
  };
  await comesTrue(isAsWanted);
  // Whatever else were to be done about it would be done by now.
  await delivery.applications.untilLookedAt(Date.now());
  report.check({
    isGood: await isAsWanted(),
    text: differences.join('; ') || 'nothing in the cluster has changed',
  });
  return run;
}
