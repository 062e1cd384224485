import type { Document } from 'yaml';
import { placeOf, type Diagnostic } from '../diagnostics/diagnostic';
import { composeDocument } from './compose-document';
import { describeSyntaxErrors } from './describe-syntax-errors';
import { locateDocument, locateLines, noLocations, type DocumentLocations } from './document-locations';
import { findForeignTags } from './find-foreign-tags';
import { findJsonFaults } from './find-json-faults';
import { findDialectFaults } from './find-dialect-faults';
import { findDuplicateKeys } from './find-duplicate-keys';
import { findSources } from './find-sources';
import { findMergeConflict } from './find-merge-conflict';
import type { JsonValue } from './json';
import type { ReadableFile } from './source-file';

export interface YamlDocument {
  /** Undefined where the text is no YAML, so that nothing can be said about its content. */
  readonly value: JsonValue | undefined;
  readonly locations: DocumentLocations;
  /** The JSON Pointers of the keys that stand twice, so that nobody knows what they say. */
  readonly repeated: readonly string[];
  /** The JSON Pointers of the values that a tag makes something else of. */
  readonly foreign: readonly string[];
  /** What stands in the file for each number and boolean, by JSON Pointer. */
  readonly sources: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one YAML 1.2 document, and finds what YAML 1.1 readers (an ApplicationSet's generator, for one) would read
 * otherwise. Never throws, and takes a time that grows no faster than the text.
 */
export function parseYaml({ path, text }: ReadableFile): YamlDocument {
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
  return {
    value: toJson(document),
    sources: findSources(document),
    locations,
    repeated: keysAt(duplicates, locations),
    foreign: tags.pointers,
    diagnostics: [...others, ...tags.diagnostics],
  };
}

function nothingOf(path: string, diagnostics: readonly Diagnostic[]): YamlDocument {
  const nothing = { value: undefined, repeated: [], foreign: [], sources: new Map<string, string>() };
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
