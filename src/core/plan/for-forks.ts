import { isObject, type JsonObject } from '../definition/json';
import { keysOf, meets, type Requirement } from '../manifests/label-selector';
import { originalLabel } from '../names/object-names';
import type { Fork } from '../services/fork';

/**
 * The label selectors that meet the forks of what `selector` meets, where it names a label that tells them apart: their
 * originals' values stand at another key. One for each set of such labels.
 */
export function selectorsForForks(selector: JsonObject, forks: readonly Fork[]): JsonObject[] {
  const changed = forks
    .filter(({ original }) => meets(selector, original))
    .map(({ original, distinction }) =>
      keysOf(selector).filter((key) => Object.hasOwn(distinction, key) && Object.hasOwn(original, key)),
    )
    .filter((keys) => keys.length > 0);
  const distinct = new Set(changed.map((keys) => [...new Set(keys)].sort().join()));
  return [...distinct].sort().map((keys) => atOriginals(selector, keys.split(',')));
}

function atOriginals(
  { matchLabels, matchExpressions, ...rest }: JsonObject,
  keys: readonly string[],
): JsonObject {
  const place = (key: string): string => (keys.includes(key) ? originalLabel(key) : key);
  const requirements = (matchExpressions ?? []) as unknown as readonly Requirement[];
  return {
    ...rest,
    ...(isObject(matchLabels) && {
      matchLabels: Object.fromEntries(Object.entries(matchLabels).map(([key, value]) => [place(key), value])),
    }),
    ...(requirements.length > 0 && {
      matchExpressions: requirements.map((it) => ({ ...it, key: place(it.key) })),
    }),
  };
}
