import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentLocations } from './document-locations';
import type { JsonValue, Path } from './json';

/** What a file has of YAML. */
export interface YamlDocument {
  /** Undefined where the text is no YAML, so that nothing can be said about its content. */
  readonly value: JsonValue | undefined;
  /** Whether it was read fast, so that there is nothing in it but what JSON has, written in one way. */
  readonly isCertain: boolean;
  readonly locations: DocumentLocations;
  /** The JSON Pointers of the keys that stand twice, so that nobody knows what they say. */
  readonly repeated: readonly string[];
  /** The JSON Pointers of the values that a tag makes something else of. */
  readonly foreign: readonly string[];
  /** What stands in the file for a number or boolean. */
  readonly sourceOf: (path: Path) => string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
