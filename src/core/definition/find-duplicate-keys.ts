import { isScalar, visit, type Document, type YAMLMap } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, nameOfKey, type LocatedText } from './document-locations';

type Range = readonly [number, number];

/** Each key that stands in its map already, though it may be spelt otherwise there: `1` and `"1"` are one key. */
export function findDuplicateKeys(document: Document, source: LocatedText): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Map: (_key, map) => {
      for (const [first, repeated] of findRepeated(map)) diagnostics.push(describe(first, repeated, source));
    },
  });
  return diagnostics;
}

function findRepeated({ items }: YAMLMap): (readonly [Range, Range])[] {
  const firsts = new Map<string, Range>();
  return items.flatMap(({ key }) => {
    // A merge key is a mistake of its own.
    if (!isScalar(key) || !key.range || key.source === '<<') return [];
    const [start, end] = key.range;
    const name = present(nameOfKey(key));
    const first = firsts.get(name);
    if (first) return [[first, [start, end]] as const];
    firsts.set(name, [start, end]);
    return [];
  });
}

function describe(first: Range, repeated: Range, source: LocatedText): Diagnostic {
  return error({
    code: 'duplicate-key',
    message: 'This key stands twice in one map',
    location: locateRange(repeated, source),
    related: [{ message: 'First here', location: locateRange(first, source) }],
  });
}
