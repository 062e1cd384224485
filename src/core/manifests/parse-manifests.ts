import { isMap, parseAllDocuments, visit, type Document, type YAMLError } from 'yaml';
import { locateLines, locateRange, type LocatedText } from '../definition/document-locations';
import { isObject, type JsonObject, type JsonValue } from '../definition/json';
import type { ReadableFile } from '../definition/source-file';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { withKubernetesScalars } from './kubernetes-scalars';
import type { ManifestObject } from '../definition/manifest-object';
import { dropServerFields } from './server-fields';

export interface ParsedManifests {
  readonly objects: readonly ManifestObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The objects of a file, as Kubernetes' tools read it: several documents, lists of objects, YAML 1.1. Where something
 * is wrong with it, that is told, and no object is taken.
 */
export function parseManifests({ path, text }: ReadableFile): ParsedManifests {
  const source = locateLines(path, text);
  const documents = readDocuments(text);
  const faults = documents.flatMap((document) => describeFaults(document, source)).slice(0, 1);
  if (faults.length > 0) return { objects: [], diagnostics: faults };
  const found = documents.map((document) => objectsOf(document, source));
  return {
    objects: found.flatMap(({ objects }) => objects),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readDocuments(text: string): Document[] {
  const read = parseAllDocuments(text, {
    version: '1.1',
    customTags: withKubernetesScalars,
    uniqueKeys: false,
    logLevel: 'error',
  });
  return [...(read as Document[])];
}

/** A chart's template looks like a map within a map where it is YAML at all. */
function describeFaults(document: Document, source: LocatedText): Diagnostic[] {
  const [fault] = document.errors;
  const template = findTemplate(document, source) ?? (fault && findBraces(source));
  if (template !== undefined) return [describeTemplate(template, source)];
  return fault ? [describeSyntax(fault, source)] : [];
}

function findTemplate(document: Document, { text }: LocatedText): number | undefined {
  let place: number | undefined;
  visit(document, {
    Map: (_key, { range }) => {
      if (!range || !text.startsWith('{{', range[0])) return undefined;
      place = range[0];
      return visit.BREAK;
    },
  });
  return place;
}

function findBraces({ text }: LocatedText): number | undefined {
  const place = text.indexOf('{{');
  return place === -1 ? undefined : place;
}

function describeTemplate(place: number, source: LocatedText): Diagnostic {
  return error({
    code: 'manifest-syntax',
    message: 'This is a template, as a chart has it, and no manifest yet',
    location: locateRange([place, place + 2], source),
    hint: 'Commit what comes of it: helm template ... > manifests.yaml',
  });
}

function describeSyntax({ message, pos }: YAMLError, source: LocatedText): Diagnostic {
  const said = present(message.split(' at line ')[0]);
  return error({ code: 'manifest-syntax', message: said, location: locateRange(pos, source) });
}

interface Found {
  readonly objects: readonly ManifestObject[];
  readonly diagnostics: readonly Diagnostic[];
}

function objectsOf(document: Document, source: LocatedText): Found {
  const { value, fault } = readValue(document);
  if (fault) return { objects: [], diagnostics: [describeAlias(document, fault, source)] };
  if (value === null) return { objects: [], diagnostics: [] };
  if (isObject(value) && typeof value.kind === 'string' && Array.isArray(value.items)) {
    return itemsOf(document, value.items as readonly JsonValue[], source);
  }
  return objectOf(value, rangeOf(document, []), source);
}

interface ReadValue {
  /** What a document says; null next to a fault. */
  readonly value: JsonValue;
  readonly fault?: Error;
}

/** An alias of nothing, or aliases that stand for more than a person means, are an error that the parser throws. */
function readValue(document: Document): ReadValue {
  try {
    return { value: document.toJS({ maxAliasCount: 1000 }) as JsonValue };
  } catch (fault) {
    return { value: null, fault: fault as Error };
  }
}

function describeAlias(document: Document, { message }: Error, source: LocatedText): Diagnostic {
  return error({ code: 'manifest-syntax', message, location: locateRange(rangeOf(document, []), source) });
}

function itemsOf(document: Document, items: readonly JsonValue[], source: LocatedText): Found {
  const found = items.map((item, index) => objectOf(item, rangeOf(document, ['items', index]), source));
  return {
    objects: found.flatMap(({ objects }) => objects),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function rangeOf(document: Document, path: readonly (string | number)[]): [number, number] {
  const node = document.getIn(path);
  const [start, end] = present(isMap(node) && node.range ? node.range : document.range);
  return [start, end];
}

function objectOf(value: JsonValue, range: readonly [number, number], source: LocatedText): Found {
  const location = locateRange(range, source);
  if (!isObject(value) || !isNamed(value)) {
    const message = 'This is no object of Kubernetes: it has no "kind", or no name';
    return { objects: [], diagnostics: [error({ code: 'manifest-syntax', message, location })] };
  }
  const { kind, metadata } = value;
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
  const content = dropServerFields(value);
  return { objects: [{ kind, name: metadata.name, namespace, content, location }], diagnostics: [] };
}

interface Named extends JsonObject {
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string };
}

function isNamed(value: JsonObject): value is Named {
  const { kind, apiVersion, metadata } = value;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || !isObject(metadata)) return false;
  return typeof metadata.name === 'string';
}
