import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { nameOfKey } from './document-locations';
import { toPointer, type Path } from './json';

/**
 * What stands in the file for each number and boolean, by JSON Pointer, and for those that an alias stands for. Of a
 * document whose aliases have been counted.
 */
export function findSources(document: Document): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const anchors = new Map<string, Node>();

  const walk = (node: unknown, path: Path): void => {
    if (isAlias(node)) {
      walk(anchors.get(node.source), path);
      return;
    }
    const { anchor } = (node ?? {}) as Node;
    if (anchor !== undefined) anchors.set(anchor, node as Node);
    if (isScalar(node) && typeof node.value !== 'string' && node.source !== undefined)
      sources.set(toPointer(path), node.source);
    if (isSeq(node))
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (isMap(node))
      node.items.forEach(({ key, value }) => {
        walk(value, [...path, nameOfKey(key) ?? '']);
      });
  };

  walk(document.contents, []);
  return sources;
}
