import { isObject, type JsonObject, type JsonValue } from '../../definition/json';
import { logKeys } from '../../names/log-keys';
import { describeHop } from './describe-hop';
import type { Hop } from './hop';

/** What a line is, where it has no hops: another program's, or one of envtree's that was cut off. */
export type Unread = 'foreign' | 'damaged';

/** How deep a log's export may wrap a line. */
const deepest = 10;

/** The key of every line, with the backslashes of texts within texts. */
const keyInText = new RegExp(String.raw`\b${logKeys.side}\\*"\s*:`);

/** A text as an export prints it in a line of its own, as a member of an object or an element of an array. */
const quotedAlone = /^\s*(?:"[^"]*"\s*:\s*)?(".*")\s*,?\s*$/;

/**
 * The hops in a line of a log. It may be the sidecar's own, with anything in front of it, as `kubectl logs --prefix` and
 * container runtimes put there; or JSON that has such lines in it, as Loki and log shippers export them, one or many.
 */
export function readHops(line: string): readonly Hop[] | Unread {
  if (!line.includes(logKeys.side)) return 'foreign';
  const hops = hopsIn(parseLoosely(line), 0);
  if (hops.length > 0) return hops;
  return keyInText.test(line) ? 'damaged' : 'foreign';
}

function hopsIn(value: JsonValue | undefined, depth: number): Hop[] {
  if (depth > deepest) return [];
  if (typeof value === 'string')
    return value.includes(logKeys.side) ? hopsIn(parseLoosely(value), depth + 1) : [];
  if (isHopObject(value)) return describeHop(value) ?? [];
  if (!isObject(value))
    return Array.isArray(value) ? value.flatMap((inner: JsonValue) => hopsIn(inner, depth + 1)) : [];
  // Some shippers keep a line as it was beside what they have read of it.
  for (const inner of Object.values(value)) {
    const hops = hopsIn(inner, depth + 1);
    if (hops.length > 0) return hops;
  }
  return [];
}

function isHopObject(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && typeof value[logKeys.side] === 'string';
}

/** The JSON in a text, be it a whole array, an element of one, a member, or an object behind a prefix. */
function parseLoosely(text: string): JsonValue | undefined {
  // Looked at first, since to fail takes ten times as long as to read, and a pod's name in brackets is no array.
  const array = /\[\s*[{["]/.test(text) ? parse(text) : undefined;
  if (array !== undefined) return array;
  const quoted = quotedAlone.exec(text)?.[1];
  return (quoted && parse(quoted)) ?? parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
