import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { argocdServer } from '../argocd/start-argocd';
import type { PluginState } from '../argocd/plugin-sidecar';
import type { Manifest } from '../../support/manifests';
import type { InstanceName } from '../../support/cluster';
import { Base } from './base';
import type { Case, Step } from './case';
import type { Configuration } from './configuration';
import type { Delivery } from './deliveries/delivery';
import { requireArgocd } from './deliveries/by-argocd';
import { chooseDelivery } from './deliveries/choose-delivery';
import type { Durations } from './durations';
import type { Stack } from './stack';
import type { Report } from './report';
import { keySet } from './signer';
import { commit, commitRefused, untilRolledOut } from './steps/commit';
import { disturb } from './steps/disturb';
import { expectHealth } from './steps/expect-health';
import { expectSettled } from './steps/expect-settled';
import { waitUntil } from '../sandbox/wait-until';
import { runAnswers } from './steps/run-answers';
import { runBase } from './steps/run-base';
import { runBodies } from './steps/run-bodies';
import { runChain } from './steps/run-chain';
import { runCarried } from './steps/run-carried';
import { runConfiguration } from './steps/run-configuration';
import { runConnected } from './steps/run-connected';
import { runEntered } from './steps/run-entered';
import { runLoad } from './steps/run-load';
import { runKnows } from './steps/run-knows';
import { runNames } from './steps/run-names';
import { runTraced } from './steps/run-traced';
import { RuleChecks } from './rule-checks';
import { runProbed } from './steps/run-probed';
import { runRaw } from './steps/run-raw';
import { setUnready } from './steps/set-unready';
import { Workspace } from './workspace';

const execute = promisify(execFile);

/** A case as it is being run. */
export interface Run {
  readonly stack: Stack;
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly report: Report;
  /** What is rendered of the environment files as they are now. */
  readonly manifests: readonly Manifest[];
  /** What a team has there beside it. */
  readonly base: Base | undefined;
  readonly namespaces: readonly string[];
  readonly rules: RuleChecks;
  /** The instances that have no ready pod now. */
  readonly unready: readonly InstanceName[];
  /** Of a sidecar, where a step has noted it. */
  readonly configuration?: Configuration;
  /** What was changed since answers were last asked for. */
  readonly changed: Change | undefined;
}

/** When something was changed, in milliseconds, and within how many seconds the answers have to be accordingly; how long it took is told. */
export interface Change {
  readonly at: number;
  readonly withinSeconds: number;
  /** Whose sidecars are known to have heard of it. @default - nobody's */
  readonly heardBy?: readonly string[];
}

export interface RunProps {
  readonly report: Report;
  readonly durations: Durations;
  /** Whether to leave everything as it is at the end. */
  readonly hold: boolean;
}

/** Brings a case's environments up and takes its steps; what was found is in the report. */
export async function runCase(stack: Stack, one: Case, { report, durations, hold }: RunProps): Promise<void> {
  const workspace = new Workspace(one, join(stack.stateFolder, 'cases', one.name));
  const manifests = await workspace.manifests();
  const namespaces = namespacesOf(manifests);
  for (const namespace of namespaces) await stack.addNamespace(namespace);
  const changed = { at: Date.now(), withinSeconds: 60 };
  const [namespace = 'default'] = namespaces;
  const delivery = await chooseDelivery(stack, workspace, { ...one, namespace });
  const base = one.base && new Base(stack, namespace, { ...one.base, folder: one.folder });
  const rules = new RuleChecks(stack.logFolder, workspace.settings.splitter);
  const common = { stack, workspace, delivery, report, manifests, base, namespaces, rules };
  const start: Run = { ...common, unready: [], changed };
  try {
    await durations.note(`${one.name}, until it is up`, async () => {
      if (base?.isRendered === false) await startBase(start, base);
      await delivery.start();
      await untilRolledOut(start);
    });
    await takeSteps(start, one, one.steps);
    await rules.check(report);
  } finally {
    if (!hold) {
      await delivery.end();
      await stack.removeObjects(namespaces);
      await base?.remove();
    }
  }
}

async function startBase(run: Run, base: Base): Promise<void> {
  await base.apply();
  await untilRolledOut(run);
  await waitUntil('all its pods are there', async () => (await base.pods()).every(({ isReady }) => isReady));
  await base.remember();
}

async function takeSteps(run: Run, one: Case, steps: readonly Step[]): Promise<Run> {
  let current = run;
  for (const step of steps) current = await takeStep(current, one, step);
  return current;
}

/** Takes one step; gives the run as it is afterwards. */
async function takeStep(run: Run, one: Case, step: Step): Promise<Run> {
  run.report.step(step.say);
  if ('answers' in step) return runAnswers(run, step);
  if ('chain' in step) return runChain(run, step);
  if ('bodies' in step) return runBodies(run, step);
  if ('carried' in step) return runCarried(run, step);
  if ('entered' in step) return runEntered(run, step);
  if ('connected' in step) return runConnected(run, step);
  if ('raw' in step) return runRaw(run, step);
  if ('configuration' in step) return runConfiguration(run, step);
  if ('knows' in step) return runKnows(run, step);
  if ('names' in step) return runNames(run, step);
  if ('unready' in step) return setUnready(run, step);
  if ('load' in step) return runLoad(run, step, (during) => takeSteps(during, one, step.steps));
  if ('apply' in step) return applyFile(run, join(one.folder, step.apply));
  if ('refused' in step) return commitRefused(run, step);
  if ('plugin' in step) return setPlugin(run, step.plugin);
  if ('health' in step) return expectHealth(run, step);
  if ('disturb' in step) return disturb(run, step);
  if ('kubectl' in step) return callKubectl(run, step.kubectl);
  if ('argocd' in step) return callArgocd(run, step.argocd);
  if ('settled' in step) return expectSettled(run);
  if ('base' in step) return runBase(run, step);
  if ('traced' in step) return runTraced(run, step);
  if ('probed' in step) return runProbed(run, step);
  return commit(run, step);
}

async function callKubectl(run: Run, command: string): Promise<Run> {
  await run.stack.kubectl.call(namedByCase(run, command));
  return { ...run, changed: { at: Date.now(), withinSeconds: 60 } };
}

async function callArgocd(run: Run, command: string): Promise<Run> {
  const { stack } = run;
  const server = ['--server', argocdServer, '--plaintext'];
  const env = { ...process.env, HOME: stack.stateFolder };
  await execute(stack.program('argocd'), [...namedByCase(run, command), ...server], { env });
  return { ...run, changed: { at: Date.now(), withinSeconds: 60 } };
}

/** The words of a command about Applications, each of them by the case's own name of it. */
function namedByCase({ delivery }: Run, command: string): string[] {
  const { applications } = requireArgocd(delivery);
  return command.split(' ').map((word) => applications.nameOf(word));
}

async function setPlugin(run: Run, state: PluginState): Promise<Run> {
  (await run.stack.argocd()).set(state, run.workspace.name);
  return run;
}

async function applyFile(run: Run, path: string): Promise<Run> {
  await run.stack.kubectl.applyText(readFileSync(path, 'utf8').replaceAll('$KEY_SET', () => keySet));
  return { ...run, changed: { at: Date.now(), withinSeconds: 60 } };
}

function namespacesOf(manifests: readonly Manifest[]): string[] {
  return [...new Set(manifests.map(({ metadata }) => metadata.namespace ?? 'default'))].sort();
}
