import { isObject, isSame, valueAt, type JsonObject, type JsonValue, type Path } from '../../definition/json';

/** A value that differs, with its place in each of the two; undefined where there is none. */
export interface ValueChange {
  /** For people: `spec.containers[orders].image`, `metadata.labels[acme.io/team]`. */
  readonly path: string;
  readonly keys: Path;
  readonly from: JsonValue | undefined;
  readonly to: JsonValue | undefined;
}

/** Where two values stand, for people and for programs: a named item of a list by its name. */
interface At {
  readonly path: string;
  readonly keys: Path;
}

/**
 * What differs between two values, from the outside in: keys of maps, and items of lists by their names, where all have
 * one, else by their number. At least one change where they are not alike, none where they are; the order of keys does
 * not count.
 */
export function compareValues(from: JsonValue | undefined, to: JsonValue | undefined): ValueChange[] {
  return compareAt(from, to, { path: '', keys: [] });
}

function compareAt(from: JsonValue | undefined, to: JsonValue | undefined, at: At): ValueChange[] {
  if (isSame(from, to)) return [];
  const inner = compareInside(from, to, at);
  return inner.length > 0 ? inner : [{ ...at, from, to }];
}

/** Nothing where only the whole can be told. */
function compareInside(from: JsonValue | undefined, to: JsonValue | undefined, at: At): ValueChange[] {
  if (isObject(from) && isObject(to)) return compareMaps(from, to, { ...at, step: formatKey });
  if (!Array.isArray(from) || !Array.isArray(to)) return [];
  const [before, after] = [byName(from), byName(to)];
  if (before && after) return compareMaps(before, after, { ...at, step: formatItem });
  return from.length === to.length
    ? compareMaps(byNumber(from), byNumber(to), { ...at, step: formatItem })
    : [];
}

function compareMaps(
  from: JsonObject,
  to: JsonObject,
  { path, keys, step }: At & { readonly step: (key: string, path: string) => string },
): ValueChange[] {
  const all = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return all.flatMap((key) => compareAt(from[key], to[key], { path: step(key, path), keys: [...keys, key] }));
}

/** A list's items by their names; undefined where one has none, or two have the same. */
function byName(list: readonly JsonValue[]): JsonObject | undefined {
  const named = list.map((item) => [nameOfItem(item), item] as const);
  const map = new Map(named);
  return map.size === list.length && !map.has(undefined)
    ? Object.fromEntries(map as Map<string, JsonValue>)
    : undefined;
}

function byNumber(list: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(list.entries());
}

/** An item's own name, or that of the object that it is. */
export function nameOfItem(item: JsonValue): string | undefined {
  const name = valueAt(item, ['name']) ?? valueAt(item, ['metadata', 'name']);
  return typeof name === 'string' ? name : undefined;
}

function formatKey(key: string, path: string): string {
  if (!/^[\w-]+$/.test(key)) return formatItem(key, path);
  return path === '' ? key : `${path}.${key}`;
}

function formatItem(key: string, path: string): string {
  return `${path}[${key}]`;
}
