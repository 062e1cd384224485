import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Manifest } from '../../support/manifests';
import type { InstanceName } from '../../support/cluster';
import { waitUntil } from '../sandbox/wait-until';
import { runAnswers, runChain } from './ask-answers';
import type { Case, Step } from './case';
import { deliver } from './deliver';
import { runLoad } from './run-load';
import { runNames } from './run-names';
import type { Stack } from './stack';
import type { Report } from './report';
import { setUnready } from './set-unready';
import { Workspace } from './workspace';

/** A case as it is being run. */
export interface Run {
  readonly stack: Stack;
  readonly workspace: Workspace;
  readonly report: Report;
  /** What is rendered of the environment files as they are now. */
  readonly manifests: readonly Manifest[];
  readonly namespaces: readonly string[];
  /** The instances that have no ready pod now. */
  readonly unready: readonly InstanceName[];
  /** What was changed since answers were last asked for. */
  readonly changed: Change | undefined;
}

/** When something was changed, in milliseconds, and within how many seconds the answers have to be accordingly. */
export interface Change {
  readonly at: number;
  readonly withinSeconds: number;
}

/** Brings a case's environments up, takes its steps, and gives the namespaces that they are in. */
export async function runCase(stack: Stack, one: Case, report: Report): Promise<readonly string[]> {
  const workspace = new Workspace(one, join(stack.stateFolder, 'cases', one.name));
  const manifests = await workspace.manifests();
  const namespaces = namespacesOf(manifests);
  for (const namespace of namespaces) await stack.addNamespace(namespace);
  const changed = { at: Date.now(), withinSeconds: 30 };
  const start: Run = { stack, workspace, report, manifests, namespaces, unready: [], changed };
  await deliverChanges(start);
  await takeSteps(start, one, one.steps);
  return namespaces;
}

async function takeSteps(run: Run, one: Case, steps: readonly Step[]): Promise<Run> {
  let current = run;
  for (const step of steps) current = await takeStep(current, one, step);
  return current;
}

/** Takes one step; gives the run as it is afterwards. */
async function takeStep(run: Run, one: Case, step: Step): Promise<Run> {
  const { stack, workspace, report } = run;
  report.step(step.say);
  if ('answers' in step) {
    await runAnswers(run, step);
    return { ...run, changed: undefined };
  } else if ('chain' in step) await runChain(run, step);
  else if ('names' in step) await runNames(run, step);
  else if ('unready' in step) return setUnready(run, step);
  else if ('load' in step) return runLoad(run, step, (during) => takeSteps(during, one, step.steps));
  else if ('apply' in step) {
    await stack.kubectl.applyText(readFileSync(join(one.folder, step.apply), 'utf8'));
    return { ...run, changed: { at: Date.now(), withinSeconds: 5 } };
  } else {
    workspace.change(step.commit);
    const changed = { at: Date.now(), withinSeconds: 30 };
    const after = { ...run, manifests: await workspace.manifests(), changed };
    await deliverChanges(after);
    return after;
  }
  return run;
}

async function deliverChanges({ stack, workspace, namespaces }: Run): Promise<void> {
  const [namespace = 'default'] = namespaces;
  await deliver(workspace, stack.kubectl, namespace);
  const areRolledOut = (): Promise<boolean> => stack.areRolledOut(namespaces);
  await waitUntil('all workloads are rolled out', areRolledOut, 60);
}

function namespacesOf(manifests: readonly Manifest[]): string[] {
  return [...new Set(manifests.map(({ metadata }) => metadata.namespace ?? 'default'))].sort();
}
