import { isObject, type JsonValue } from '../definition/json';
import { labelOfReference } from '../manifests/known-objects';
import { originalLabel } from '../names/object-names';
import type { Fork } from '../services/fork';

/**
 * A fork's pod where its references to labels that tell it from its original, as a variable's
 * `metadata.labels['app']`, lead to what the original has there.
 */
export function referToOriginal(value: JsonValue, fork: Fork): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => referToOriginal(item, fork));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      return [key, key === 'fieldPath' ? changePath(item, fork) : referToOriginal(item, fork)] as const;
    }),
  );
}

function changePath(path: JsonValue, { original, distinction }: Fork): JsonValue {
  const key = labelOfReference(path);
  if (key === undefined || !Object.hasOwn(distinction, key) || !Object.hasOwn(original, key)) return path;
  return `metadata.labels['${originalLabel(key)}']`;
}
