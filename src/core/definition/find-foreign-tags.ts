import { isMap, isPair, isScalar, isSeq, visit, type Document, type Node, type Scalar } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateRange, nameOfKey, type LocatedText } from './document-locations';
import { toPointer } from './json';

export interface ForeignTags {
  /** The JSON Pointers of the values that have one; of what is in a list, the list's, and beside an alias, the map's. */
  readonly pointers: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tags that make something else of a value than what stands there, such as `!!set` and `!!binary`: JSON has no such
 * thing, so that what is meant would be lost. Of a document without errors.
 */
export function findForeignTags(document: Document, source: LocatedText): ForeignTags {
  const tags = findTags(document, source);
  if (tags.length === 0) return { pointers: [], diagnostics: [] };
  const pointers: string[] = [];
  visit(document, {
    Node: (_key, node, path) => {
      if (!isForeign(node)) return undefined;
      pointers.push(pointerTo(path));
      return visit.SKIP;
    },
  });
  return { pointers, diagnostics: tags.map((position) => describe(position, source)) };
}

/** What it could not resolve, the parser has a warning of, at the tag; of a key with a tag, an error that it is no text. */
function findTags({ warnings, errors }: Document, { text }: LocatedText): [number, number][] {
  const unresolved = warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  const ofKeys = errors.filter(({ code, pos }) => code === 'NON_STRING_KEY' && text[pos[0]] === '!');
  return [...unresolved, ...ofKeys].map(({ pos }) => pos);
}

/** Whether a node has a tag that JSON has no type for, or another one than its own. */
export function isForeign(node: Node): boolean {
  return node.tag !== undefined && node.tag !== '!' && !tagsOf(node).includes(node.tag);
}

function tagsOf(node: Node): string[] {
  return typesOf(node).map((name) => `tag:yaml.org,2002:${name}`);
}

function typesOf(node: Node): string[] {
  if (isMap(node)) return ['map'];
  if (isSeq(node)) return ['seq'];
  const { value } = node as Scalar;
  switch (typeof value) {
    case 'number':
      return ['int', 'float'];
    case 'boolean':
      return ['bool'];
    default:
      return value === null ? ['null'] : ['str'];
  }
}

function pointerTo(path: readonly unknown[]): string {
  const end = path.findIndex((it) => isSeq(it) || (isPair(it) && !isScalar(it.key)));
  const around = end < 0 ? path : path.slice(0, end);
  return toPointer(around.filter((it) => isPair(it)).map(({ key }) => String(nameOfKey(key))));
}

function describe([start, end]: readonly [number, number], source: LocatedText): Diagnostic {
  const tag = source.text.slice(start, end);
  return error({
    code: 'yaml-syntax',
    message: `The tag "${tag}" makes of this value what JSON has no type for`,
    location: locateRange([start, end], source),
    hint: 'Leave it out, and write text, a number, true, false, a list or a map.',
  });
}
