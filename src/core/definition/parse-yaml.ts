import { isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import { locateDocument, locateRange, type DocumentLocations, type LocatedText } from './document-locations';
import { findDialectFaults } from './find-dialect-faults';
import type { JsonValue } from './json';
import type { ReadableFile } from './source-file';

export interface YamlDocument {
  /** Undefined where the text is no YAML, so that nothing can be said about its content. */
  readonly value: JsonValue | undefined;
  readonly locations: DocumentLocations;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one YAML 1.2 document, and finds what YAML 1.1 readers (an ApplicationSet's generator, for one) would read
 * otherwise. Never throws.
 */
export function parseYaml({ path, text }: ReadableFile): YamlDocument {
  const lineCounter = new LineCounter();
  // Merge keys are refused, but read, so that what they bring is not reported as missing.
  const options = { version: '1.2', merge: true, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, { ...options, lineCounter });
  const source = { file: path, text, lineCounter };
  const faults = [...document.errors, ...document.warnings].map((fault) =>
    describeFault(fault, document, source),
  );
  const { value, diagnostics } = toJson(document, source);
  const isReadable = faults.every(({ code }) => code === 'duplicate-key');
  return {
    value: isReadable ? value : undefined,
    locations: locateDocument(document, source),
    diagnostics: [...faults, ...diagnostics, ...findDialectFaults(document, source)],
  };
}

const messages: Partial<Record<YAMLError['code'], readonly [DiagnosticCode, string, string?]>> = {
  DUPLICATE_KEY: ['duplicate-key', 'This key stands twice in one map'],
  TAB_AS_INDENT: ['tab', 'A tab indents this line', 'Use spaces; YAML takes no tabs there.'],
  MULTIPLE_DOCS: ['several-documents', 'A second document starts here', 'One file holds one environment.'],
};

function describeFault(fault: YAMLError, document: Document, source: LocatedText): Diagnostic {
  const [code, message, hint] = messages[fault.code] ?? ['yaml-syntax', fault.message];
  const first = fault.code === 'DUPLICATE_KEY' ? findFirstKey(document, fault.pos[0]) : undefined;
  const related = first && [{ message: 'First here', location: locateRange(first, source) }];
  return error({ code, message, hint, location: locateRange(fault.pos, source), related });
}

/** The range of the key that the key at `position` repeats. */
function findFirstKey(document: Document, position: number): [number, number] | undefined {
  let range: [number, number] | undefined;
  visit(document, {
    Map: (_key, { items }) => {
      const keys = items.flatMap(({ key }) =>
        isScalar(key) && key.range ? [{ value: key.value, range: key.range }] : [],
      );
      const repeated = keys.find((key) => key.range[0] === position);
      const first = repeated && keys.find(({ value }) => value === repeated.value);
      if (first) range = [first.range[0], first.range[1]];
    },
  });
  return range;
}

/** `toJS` throws where an alias refers to nothing, or where aliases multiply beyond what is sensible. */
function toJson(document: Document, source: LocatedText): Pick<YamlDocument, 'value' | 'diagnostics'> {
  try {
    const value = document.toJS() as JsonValue;
    // An alias inside of what it refers to makes a value without end, which JSON refuses.
    JSON.stringify(value);
    return { value, diagnostics: [] };
  } catch (fault) {
    const message = (fault as Error).message.replace(/\n[\s\S]*/, '');
    const location = locateRange(findUnresolvedAlias(document) ?? [0, 1], source);
    return { value: undefined, diagnostics: [error({ code: 'yaml-syntax', message, location })] };
  }
}

function findUnresolvedAlias(document: Document): [number, number] | undefined {
  let range: [number, number] | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.range && !alias.resolve(document)) range = [alias.range[0], alias.range[1]];
    },
  });
  return range;
}
