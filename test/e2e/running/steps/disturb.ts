import { comesTrue } from '../../sandbox/wait-until';
import type { DisturbStep } from '../case';
import { differencesOf, objectsIn, readStoredObjects, type StoredObject } from '../objects';
import type { Run } from '../run-case';

/** Has kubectl change what is in the cluster, one command after the other, and waits until each is undone. */
export async function disturb(run: Run, { disturb: commands }: DisturbStep): Promise<Run> {
  const { kubectl } = run.stack;
  const before = await readStoredObjects(run);
  let previous = before;
  for (const command of commands) {
    await kubectl.call(command.split(' '));
    const began = Date.now();
    let after = previous;
    let left: string[] = [];
    const isUndone = async (): Promise<boolean> => {
      after = await readStoredObjects(run);
      left = differencesOf(objectsIn(before), objectsIn(after));
      return left.length === 0;
    };
    await comesTrue(isUndone);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const what = left.length === 0 ? `is undone after ${seconds} s` : `is not undone: ${left.join('; ')}`;
    const wasDone = versionsOf(previous) !== versionsOf(after);
    run.report.check({ isGood: wasDone && left.length === 0, text: `kubectl ${command}: ${what}` });
    previous = after;
  }
  return { ...run, changed: { at: Date.now(), withinSeconds: 60 } };
}

/** Differs once anything was changed, even if it has been put back before anybody looked. */
function versionsOf(objects: readonly StoredObject[]): string {
  return objects.map(({ metadata: { uid, generation } }) => `${uid} ${String(generation)}`).join('\n');
}
