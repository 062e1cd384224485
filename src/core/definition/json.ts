export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map at the end of `path` within `object`; an empty one where there is none. */
export function mapAt(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((outer, key) => {
    const inner = outer[key];
    return isObject(inner) ? inner : {};
  }, object);
}

/** `object` without some of its keys. */
export function omit(object: object, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object as JsonObject).filter(([key]) => !keys.includes(key)));
}

/** Whether a field of a map says something; null says that there is nothing. */
export function says(map: JsonObject, field: string): boolean {
  return map[field] !== undefined && map[field] !== null;
}

/** A value as it is shown in a message: text as it is, all else as JSON. */
export function toText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The path of a value inside a document: `['services', 'orders', 'ports', 0]`. */
export type Path = readonly (string | number)[];

/** `path` as a JSON Pointer (RFC 6901), `/services/orders/ports/0`. */
export function toPointer(path: Path): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** What stands at `path` inside of `value`; undefined where nothing is said of it, and null where that is taken away. */
export function valueAt(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((outer, key) => {
    if (outer === null) return null;
    return typeof outer === 'object' && Object.hasOwn(outer, key) ? (outer as JsonObject)[key] : undefined;
  }, value);
}

/** The path that a JSON Pointer stands for; list indices stay text. */
export function fromPointer(pointer: string): string[] {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** Whether two values are the same; in which order a map has its keys says nothing. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as JsonObject)[key], (b as JsonObject)[key]))
  );
}
