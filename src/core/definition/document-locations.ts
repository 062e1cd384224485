import { isMap, isScalar, isSeq, type Node, type Document } from 'yaml';
import type { Location } from '../diagnostics/diagnostic';
import { startOfFile } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { toPointer, type Path } from './json';

/** Where each key and each value of a document stands, by JSON Pointer. */
export interface DocumentLocations {
  readonly file: string;
  readonly keys: ReadonlyMap<string, Location>;
  readonly values: ReadonlyMap<string, Location>;
}

/** A text whose places can be told. */
export interface LocatedText {
  readonly file: string;
  readonly text: string;
  /** Where each line starts, from the first one on. */
  readonly lineStarts: readonly number[];
}

export function locateLines(file: string, text: string): LocatedText {
  return { file, text, lineStarts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)] };
}

export function noLocations(file: string): DocumentLocations {
  return { file, keys: new Map(), values: new Map() };
}

export function locateDocument(document: Document, source: LocatedText): DocumentLocations {
  const keys = new Map<string, Location>();
  const values = new Map<string, Location>();
  const add = (locations: Map<string, Location>, node: unknown, path: Path): void => {
    const range = (node as Node | null)?.range;
    if (range) locations.set(toPointer(path), locateRange([range[0], range[1]], source));
  };
  const walk = (node: unknown, path: Path): void => {
    add(values, node, path);
    if (isSeq(node))
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const name = nameOfKey(key);
      if (name === undefined) continue;
      add(keys, key, [...path, name]);
      walk(value, [...path, name]);
    }
  };
  walk(document.contents, []);
  return { file: source.file, keys, values };
}

/** The name that a key has in JSON, which is what stands there; undefined for an alias, or what is no text at all. */
export function nameOfKey(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

/** The location of a range of characters; an excerpt never goes past the range's first line. */
export function locateRange([start, end]: readonly [number, number], source: LocatedText): Location {
  const { file, text, lineStarts } = source;
  const line = countUpTo(start, lineStarts);
  const lineStart = present(lineStarts[line - 1]);
  const lineText = text.slice(lineStart, lineStarts[line]).replace(/\r?\n$/, '');
  const column = start - lineStart + 1;
  const length = Math.max(1, Math.min(end - start, lineText.length - column + 1));
  return { file, line, column, length, lineText };
}

/** How many of `numbers`, which rise from 0 on, are at most `limit`. */
function countUpTo(limit: number, numbers: readonly number[]): number {
  let [low, high] = [1, numbers.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (present(numbers[middle - 1]) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the value at `path` stands, or the nearest thing around it that has a place. */
export function locateValue(locations: DocumentLocations, path: Path): Location {
  const pointer = toPointer(path);
  const found = locations.values.get(pointer) ?? locations.keys.get(pointer);
  if (found) return found;
  return path.length === 0 ? startOfFile(locations.file) : locateKey(locations, path.slice(0, -1));
}

/** Where the key at the end of `path` stands, or the nearest thing around it that has a place. */
export function locateKey(locations: DocumentLocations, path: Path): Location {
  return locations.keys.get(toPointer(path)) ?? locateValue(locations, path);
}
