import { waitUntil } from '../../sandbox/wait-until';
import type { DisturbStep } from '../case';
import { differencesOf, readObjects } from '../objects';
import type { Run } from '../run-case';

/** Has kubectl change what is in the cluster, one command after the other, and waits until each is undone. */
export async function disturb(run: Run, { disturb: commands }: DisturbStep): Promise<Run> {
  const { kubectl } = run.stack;
  const before = await readObjects(kubectl);
  for (const command of commands) {
    await kubectl.call(command.split(' '));
    const began = Date.now();
    const wasDone = differencesOf(before, await readObjects(kubectl)).length > 0;
    let left: string[] = [];
    const isUndone = async (): Promise<boolean> => {
      left = differencesOf(before, await readObjects(kubectl));
      return left.length === 0;
    };
    await waitUntil('', isUndone, 60).catch(() => undefined);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const what = left.length === 0 ? `is undone after ${seconds} s` : `is not undone: ${left.join('; ')}`;
    run.report.check({ isGood: wasDone && left.length === 0, text: `kubectl ${command}: ${what}` });
  }
  return { ...run, changed: { at: Date.now(), withinSeconds: 30 } };
}
