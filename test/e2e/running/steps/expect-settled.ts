import {
  conditionsOf,
  objectsOf,
  readApplications,
  refresh,
  type Application,
} from '../../argocd/applications';
import { pollingSeconds } from '../../argocd/start-argocd';
import { pause } from '../../sandbox/wait-until';
import { readStoredObjects } from '../objects';
import type { Run } from '../run-case';

/** What is rendered is what is stored, each object has one owner, and syncing once more changes nothing. */
export async function expectSettled(run: Run): Promise<Run> {
  const { report, stack } = run;
  const lost = await compareStored(run);
  report.check({
    isGood: lost.length === 0,
    text: lost.join('; ') || 'what is rendered is stored, and no more',
  });
  const before = await readApplications(stack.kubectl);
  const shared = repeated(before.flatMap(objectsOf));
  const warned = before.map(conditionsOf).filter((text) => /SharedResource|RepeatedResource/.test(text));
  const said = [...shared, ...warned].join('; ');
  report.check({ isGood: said === '', text: said || 'no two Applications have one object' });
  await refresh(stack.kubectl, 'hard');
  await pause(2 * pollingSeconds * 1000);
  const moved = changesOf(before, await readApplications(stack.kubectl));
  report.check({
    isGood: moved.length === 0,
    text: moved.join('; ') || 'a hard refresh finds nothing to do',
  });
  return run;
}

/** Where the cluster has not what was rendered, field by field; what the API server adds does not count. */
async function compareStored({ stack, manifests }: Run): Promise<string[]> {
  const key = ({ kind, metadata: { namespace = 'default', name } }: Named): string =>
    [kind, namespace, name].join('/');
  const stored = new Map((await readStoredObjects(stack.kubectl)).map((object) => [key(object), object]));
  const rendered = new Map(manifests.map((manifest) => [key(manifest), manifest]));
  const extra = [...stored.keys()]
    .filter((name) => !rendered.has(name))
    .map((name) => `${name} is not rendered`);
  const missing = [...rendered].flatMap(([name, manifest]) => missingIn(stored.get(name), manifest, name));
  return [...extra, ...missing];
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The paths at which `stored` lacks what `rendered` has. */
function missingIn(stored: unknown, rendered: unknown, path: string): string[] {
  if (typeof rendered !== 'object' || rendered === null)
    return stored === rendered ? [] : [`${path} differs`];
  if (typeof stored !== 'object' || stored === null) return [`${path} is missing`];
  const isLonger = Array.isArray(rendered) && (stored as unknown[]).length !== rendered.length;
  if (isLonger) return [`${path} has another length`];
  return Object.entries(rendered).flatMap(([key, value]) =>
    missingIn((stored as Record<string, unknown>)[key], value, `${path}.${key}`),
  );
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
