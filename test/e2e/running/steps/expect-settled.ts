import { conditionsOf, objectsOf, type Application } from '../../argocd/applications';
import type { CaseApplications } from '../../argocd/case-applications';
import { DeliveryByArgocd } from '../deliveries/by-argocd';
import { differencesOf, objectsIn, readObjects, type StoredObject } from '../objects';
import type { Run } from '../run-case';

/** What is rendered is what is stored; and with Argo CD, each object has one owner, and syncing changes nothing. */
export async function expectSettled(run: Run): Promise<Run> {
  const lost = await compareStored(run);
  run.report.check({
    isGood: lost.length === 0,
    text: lost.join('; ') || 'what is rendered is stored, and no more',
  });
  if (run.delivery instanceof DeliveryByArgocd) await expectSynced(run, run.delivery.applications);
  return run;
}

async function expectSynced({ report }: Run, applications: CaseApplications): Promise<void> {
  const before = await applications.read();
  const shared = repeated(before.flatMap(objectsOf));
  const warned = before.map(conditionsOf).filter((text) => /SharedResource|RepeatedResource/.test(text));
  const said = [...shared, ...warned].join('; ');
  report.check({ isGood: said === '', text: said || 'no two Applications have one object' });
  // In whole seconds, as Argo CD tells when it was: a refresh that is done was after it was asked for.
  const asked = Math.floor(Date.now() / 1000) * 1000;
  await applications.refreshHard();
  await applications.untilLookedAt(asked);
  const moved = changesOf(before, await applications.read());
  report.check({
    isGood: moved.length === 0,
    text: moved.join('; ') || 'a hard refresh finds nothing to do',
  });
}

/** Where the cluster has not what was rendered: by what the API server says that applying it would make of it. */
async function compareStored(run: Run): Promise<string[]> {
  const { stack, manifests, delivery } = run;
  const dryRun = ['apply', '--server-side', '--dry-run=server', '--force-conflicts', '-o', 'json', '-f', '-'];
  const input = manifests.map((manifest) => JSON.stringify(manifest)).join('\n');
  const text = await stack.kubectl.call([...dryRun, `--field-manager=${delivery.fieldManager}`], input);
  const wanted = objectsIn((JSON.parse(text) as { items: StoredObject[] }).items);
  return differencesOf(wanted, await readObjects(run));
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What Applications have done since, or are to do. */
function changesOf(before: readonly Application[], after: readonly Application[]): string[] {
  return after.flatMap(({ metadata: { name }, status }) => {
    const earlier = before.find(({ metadata }) => metadata.name === name);
    const hasSynced = earlier?.status?.operationState?.startedAt !== status?.operationState?.startedAt;
    const sync = status?.sync?.status ?? 'Unknown';
    return [
      ...(hasSynced ? [`${name} has synced again`] : []),
      ...(sync === 'Synced' ? [] : [`${name} is ${sync}`]),
    ];
  });
}
