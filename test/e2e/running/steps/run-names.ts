import { readFileSync } from 'node:fs';
import { hostsFile } from '../../node/pod-network';
import type { NamesStep } from '../case';
import type { Run } from '../run-case';
import { podsOf } from '../questions';

/** Looks host names up in a pod, as its programs would; what they lead to is told by the pod that has the address. */
export async function runNames(run: Run, { from, names }: NamesStep): Promise<Run> {
  const [service = '', environment = ''] = from.split('@');
  const [pod] = await podsOf(run, { service, environment });
  const lines = readFileSync(hostsFile(pod?.network.name ?? ''), 'utf8').split('\n');
  const pods = await run.stack.node.pods();
  for (const [name, wanted] of Object.entries(names)) {
    const addresses = lines
      .filter((line) => line.split(' ').includes(name))
      .map((line) => line.split(' ')[0]);
    const found = pods.filter(({ network }) => addresses.includes(network.address));
    const told = found.map((it) => it.pod.metadata.name).join(', ');
    run.report.check({ isGood: told === (wanted ?? ''), text: `${name}: ${told === '' ? 'nobody' : told}` });
  }
  return run;
}
