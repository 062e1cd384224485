import type { Document } from 'yaml';
import { placeOf, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { composeDocument } from './compose-document';
import { describeSyntaxErrors } from './describe-syntax-errors';
import { locateDocument, locateLines, noLocations, type DocumentLocations } from './document-locations';
import { findForeignTags } from './find-foreign-tags';
import { findJsonFaults } from './find-json-faults';
import { findDialectFaults } from './find-dialect-faults';
import { findDuplicateKeys } from './find-duplicate-keys';
import { findSources } from './find-sources';
import { findMergeConflict } from './find-merge-conflict';
import { toPointer, type JsonValue } from './json';
import type { YamlDocument } from './yaml-document';
import type { ReadableFile } from './source-file';

/** Reads a document with all its places, and finds all that is wrong in it. */
export function readWithPlaces({ path, text }: ReadableFile): YamlDocument {
  const source = locateLines(path, text);
  const conflict = findMergeConflict(source);
  if (conflict.length > 0) return nothingOf(path, conflict);
  const { document, diagnostics } = composeDocument(source);
  if (!document) return nothingOf(path, diagnostics);
  const faults = [
    ...diagnostics,
    ...describeSyntaxErrors(document, source),
    ...findJsonFaults(document, source),
  ];
  const locations = locateDocument(document, source);
  const duplicates = findDuplicateKeys(document, source);
  const others = [...duplicates, ...findDialectFaults(document, source)];
  if (faults.length > 0) return { ...nothingOf(path, [...faults, ...others]), locations };
  const tags = findForeignTags(document, source);
  const sources = findSources(document);
  return {
    value: toJson(document),
    isCertain: false,
    sourceOf: (path) => sources.get(toPointer(path)),
    locations,
    repeated: keysAt(duplicates, locations),
    foreign: tags.pointers,
    diagnostics: [...others, ...tags.diagnostics],
  };
}

/** The places alone, of a document of which it is known that nothing is wrong in it. */
export function readPlaces({ path, text }: ReadableFile): DocumentLocations {
  const source = locateLines(path, text);
  return locateDocument(present(composeDocument(source).document), source);
}

function nothingOf(path: string, diagnostics: readonly Diagnostic[]): YamlDocument {
  const nothing = {
    value: undefined,
    isCertain: false,
    repeated: [],
    foreign: [],
    sourceOf: () => undefined,
  };
  return { ...nothing, locations: noLocations(path), diagnostics };
}

/** The keys that `diagnostics` are about. */
function keysAt(diagnostics: readonly Diagnostic[], { keys }: DocumentLocations): string[] {
  if (diagnostics.length === 0) return [];
  const places = new Set(diagnostics.map(({ location }) => placeOf(location)));
  return [...keys].filter(([, location]) => places.has(placeOf(location))).map(([pointer]) => pointer);
}

/** What aliases may multiply has been counted before. */
function toJson(document: Document): JsonValue {
  return document.toJS({ maxAliasCount: -1 }) as JsonValue;
}
