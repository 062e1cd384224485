import { comesTrue, waitUntil } from '../../sandbox/wait-until';
import type { Base } from '../base';
import type { BaseStep } from '../case';
import { differencesOf, readObjects } from '../objects';
import type { Run } from '../run-case';
import { untilRolledOut } from './commit';

/** What the team does with its base, or how that has to be; of envtree's objects nothing may be lost by it. */
export async function runBase(run: Run, { base: what }: BaseStep): Promise<Run> {
  const { base, report } = run;
  if (!base) throw new Error('The case has no base');
  const before = await readObjects(run);
  if (what === 'unchanged') await expectUnchanged(run, base);
  if (what === 'unchanged' || what === 'alone') await expectAlone(run, base);
  if (what === 'applied') report.note((await base.apply()).trimEnd());
  if (what === 'restarted') await base.restart();
  if (what === 'stopped') await base.scale(0);
  if (what === 'started') await base.scale(1);
  const changed = { at: Date.now(), withinSeconds: 60 };
  await untilSettled(run, base, what);
  const lost = differencesOf(before, await readObjects(run));
  report.check({
    isGood: lost.length === 0,
    text: lost.join('; ') || "all of envtree's objects are as they were",
  });
  return { ...run, changed };
}

async function untilSettled(run: Run, base: Base, what: BaseStep['base']): Promise<void> {
  if (what === 'unchanged' || what === 'alone') return;
  if (what === 'stopped') await waitUntil('its pods are gone', async () => (await base.pods()).length === 0);
  await untilRolledOut(run);
  // What is restarted or scaled is another one from then on.
  if (what !== 'applied') await base.remember();
}

async function expectUnchanged({ report }: Run, base: Base): Promise<void> {
  const changes = await base.changes();
  report.check({
    isGood: changes.length === 0,
    text: changes.join('; ') || 'no object and no pod of it has changed',
  });
}

/** Behind each of its Services are pods of its own, and no others; the EndpointSlices follow the pods after a while. */
async function expectAlone({ report }: Run, base: Base): Promise<void> {
  let said: string[] = [];
  const isAlone = async (): Promise<boolean> => {
    const own = new Set((await base.pods()).map(({ pod }) => pod.metadata.name));
    const wrong = [...(await base.endpoints())].filter(
      ([, pods]) => pods.length === 0 || pods.some((pod) => !own.has(pod)),
    );
    said = wrong.map(([service, pods]) => `behind ${service} are ${pods.join(', ') || 'none'}`);
    return wrong.length === 0;
  };
  const isGood = await comesTrue(isAlone);
  report.check({ isGood, text: said.join('; ') || 'its Services have its pods alone' });
}
