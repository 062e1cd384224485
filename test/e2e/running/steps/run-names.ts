import { readFileSync } from 'node:fs';
import { hostsFile } from '../../node/pod-network';
import type { RunningPod } from '../../node/running-pod';
import { pause } from '../../sandbox/wait-until';
import type { NamesStep } from '../case';
import type { Run } from '../run-case';
import { podsOf } from '../questions';

/** Looks host names up in a pod, as its programs would; what they lead to is told by the pod that has the address. */
export async function runNames(run: Run, { from, names }: NamesStep): Promise<Run> {
  const [service = '', environment = ''] = from.split('@');
  const [pod] = await podsOf(run, { service, environment });
  const deadline = Date.now() + withinSeconds * 1000;
  for (const [name, wanted] of Object.entries(names)) {
    let told = await lookUp(run, pod, name);
    while (told !== (wanted ?? '') && Date.now() < deadline) {
      await pause(100);
      told = await lookUp(run, pod, name);
    }
    run.report.check({ isGood: told === (wanted ?? ''), text: `${name}: ${told === '' ? 'nobody' : told}` });
  }
  return run;
}

/** Names follow the pods that are ready, as the cluster's DNS does. */
const withinSeconds = 30;

async function lookUp(run: Run, from: RunningPod | undefined, name: string): Promise<string> {
  const lines = readFileSync(hostsFile(from?.network.name ?? ''), 'utf8').split('\n');
  const addresses = lines.filter((line) => line.split(' ').includes(name)).map((line) => line.split(' ')[0]);
  const pods = await run.stack.node.pods();
  const found = pods.filter(({ network }) => addresses.includes(network.address));
  return found.map((it) => it.pod.metadata.name).join(', ');
}
