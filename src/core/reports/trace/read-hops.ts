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

/** A member of an object that an export prints over several lines. */
const member = /^\s*"[^"]*"\s*:\s*(".*")\s*,?\s*$/;

/**
 * The hops in a line of a log. It may be the sidecar's own, with anything in front of it, as `kubectl logs --prefix` and
 * container runtimes put there; or JSON that has such lines in it, as Loki and log shippers export them, one or many.
 */
export function readHops(line: string): readonly Hop[] | Unread {
  if (!line.includes(logKeys.side)) return 'foreign';
  const hops = hopsInText(line, 0);
  if (hops.length > 0) return hops;
  return keyInText.test(line) ? 'damaged' : 'foreign';
}

function hopsInText(text: string, depth: number): Hop[] {
  const value = parseLoosely(text);
  return value === undefined ? [] : hopsIn(value, depth);
}

function hopsIn(value: JsonValue, depth: number): Hop[] {
  if (depth > deepest) return [];
  if (typeof value === 'string') return value.includes(logKeys.side) ? hopsInText(value, depth + 1) : [];
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

function isHopObject(value: JsonValue): value is JsonObject {
  return isObject(value) && typeof value[logKeys.side] === 'string';
}

/** The JSON in a text, be it a whole array, one of its elements, a member, or an object behind a prefix. */
function parseLoosely(text: string): JsonValue | undefined {
  const array = /^\s*\[\s*[{["]/.test(text) ? parse(text) : undefined;
  if (array !== undefined) return array;
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  const [, quoted] = member.exec(text) ?? [];
  if (quoted !== undefined) return parse(quoted);
  return start === -1 || end < start ? undefined : parse(text.slice(start, end + 1));
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
