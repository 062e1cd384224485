import { isAlias, isMap, isScalar, isSeq, visit, type Alias, type Document, type Node } from 'yaml';
import { present } from '../diagnostics/present';
import { nameOfKey } from './document-locations';
import { toPointer, type Path } from './json';

/**
 * What stands in the file for each number and boolean, by JSON Pointer, and for those that an alias stands for. Of a
 * document whose aliases have been counted.
 */
export function findSources(document: Document): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const meant = resolveAliases(document);

  const walk = (node: unknown, path: Path): void => {
    if (isAlias(node)) {
      walk(meant.get(node), path);
      return;
    }
    if (isScalar(node) && typeof node.value !== 'string' && node.source !== undefined)
      sources.set(toPointer(path), node.source);
    if (isSeq(node))
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (isMap(node))
      node.items.forEach(({ key, value }) => {
        walk(value, [...path, present(nameOfKey(isAlias(key) ? meant.get(key) : key))]);
      });
  };

  walk(document.contents, []);
  return sources;
}

/** What each alias stands for: the last value before it with an anchor of that name. */
function resolveAliases(document: Document): ReadonlyMap<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const meant = new Map<Alias, Node | undefined>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) meant.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return meant;
}
