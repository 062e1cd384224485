import { isMap, isPair, isSeq, type Node, type Document, type LineCounter } from 'yaml';
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

export interface LocatedText {
  readonly file: string;
  readonly text: string;
  readonly lineCounter: LineCounter;
}

export function noLocations(file: string): DocumentLocations {
  return { file, keys: new Map(), values: new Map() };
}

export function locateDocument(document: Document, source: LocatedText): DocumentLocations {
  const keys = new Map<string, Location>();
  const values = new Map<string, Location>();
  const lines = source.text.split(/\r?\n/);
  const add = (locations: Map<string, Location>, node: unknown, path: Path): void => {
    const range = (node as Node | null)?.range;
    if (range) locations.set(toPointer(path), locateRange([range[0], range[1]], source, lines));
  };
  const walk = (node: unknown, path: Path): void => {
    add(values, node, path);
    if (isSeq(node))
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (!isMap(node)) return;
    for (const pair of node.items.filter(isPair)) {
      const key = String(pair.key);
      add(keys, pair.key, [...path, key]);
      walk(pair.value, [...path, key]);
    }
  };
  walk(document.contents, []);
  return { file: source.file, keys, values };
}

/** The location of a range of characters; an excerpt never goes past the range's first line. */
export function locateRange(
  [start, end]: readonly [number, number],
  { file, text, lineCounter }: LocatedText,
  lines = text.split(/\r?\n/),
): Location {
  const { line, col } = lineCounter.linePos(start);
  const lineText = present(lines[line - 1]);
  const length = Math.max(1, Math.min(end - start, lineText.length - col + 1));
  return { file, line, column: col, length, lineText };
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
