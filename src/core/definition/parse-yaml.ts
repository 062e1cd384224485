import type { DocumentLocations } from './document-locations';
import { valueAt, type JsonValue, type Path } from './json';
import { locateKeys } from './locate-keys';
import { readCertain } from './read-certain';
import { readPlaces, readWithPlaces } from './read-with-places';
import type { ReadableFile } from './source-file';
import type { YamlDocument } from './yaml-document';

/**
 * Reads one YAML 1.2 document, and finds what YAML 1.1 readers (an ApplicationSet's generator, for one) would read
 * otherwise. Never throws, and takes a time that grows no faster than the text. What is certain is read fast, and once
 * more where somebody asks for a place in it.
 */
export function parseYaml(file: ReadableFile): YamlDocument {
  const value = readCertain(file.text);
  if (value === undefined) return readWithPlaces(file);
  return {
    value,
    isCertain: true,
    locations: locateLater(file),
    repeated: [],
    foreign: [],
    sourceOf: (path) => sourceIn(value, path),
    diagnostics: [],
  };
}

/** Of what is certain, numbers and booleans can be written in one way only. */
function sourceIn(value: JsonValue, path: Path): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

/** Most places are keys'. */
function locateLater(file: ReadableFile): DocumentLocations {
  let keys: DocumentLocations['keys'] | undefined;
  let values: DocumentLocations['values'] | undefined;
  return {
    file: file.path,
    get keys() {
      return (keys ??= locateKeys(file));
    },
    get values() {
      return (values ??= readPlaces(file).values);
    },
  };
}
