import {
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Scalar,
  type YAMLError,
} from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import { locateDocument, locateRange, type DocumentLocations, type LocatedText } from './document-locations';
import type { JsonValue } from './json';
import type { ReadableFile } from './source-file';
import { findAmbiguity } from './yaml-dialect';

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
  const document = parseDocument(text, {
    lineCounter,
    version: '1.2',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const source = { file: path, text, lineCounter };
  const faults = [...document.errors, ...document.warnings].map((fault) => describeFault(fault, source));
  const content = toJson(document, source);
  return {
    value: faults.some(({ code }) => code !== 'duplicate-key') ? undefined : content.value,
    locations: locateDocument(document, source),
    diagnostics: [...faults, ...content.diagnostics, ...findDialectFaults(document, source)],
  };
}

const messages: Partial<Record<YAMLError['code'], readonly [DiagnosticCode, string, string?]>> = {
  DUPLICATE_KEY: ['duplicate-key', 'This key stands twice in one map'],
  TAB_AS_INDENT: ['tab', 'A tab indents this line', 'Use spaces; YAML takes no tabs there.'],
  MULTIPLE_DOCS: ['several-documents', 'A second document starts here', 'One file holds one environment.'],
};

function describeFault(fault: YAMLError, source: LocatedText): Diagnostic {
  const [code, message, hint] = messages[fault.code] ?? ['yaml-syntax', fault.message];
  return error({ code, message, hint, location: locateRange(fault.pos, source) });
}

/** `toJS` throws where aliases refer to nothing, or multiply beyond what is sensible. */
function toJson(document: Document, source: LocatedText): Pick<YamlDocument, 'value' | 'diagnostics'> {
  try {
    return { value: document.toJS() as JsonValue, diagnostics: [] };
  } catch (fault) {
    const message = (fault as Error).message;
    return {
      value: undefined,
      diagnostics: [error({ code: 'yaml-syntax', message, location: locateRange([0, 1], source) })],
    };
  }
}

function findDialectFaults(document: Document, source: LocatedText): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      const fault = describeScalar(node, source);
      if (fault) diagnostics.push(fault);
    },
  });
  return diagnostics;
}

function describeScalar(node: Scalar, source: LocatedText): Diagnostic | undefined {
  if (!isScalar(node) || node.type !== 'PLAIN' || !node.range || node.source === undefined) return undefined;
  const location = locateRange([node.range[0], node.range[1]], source);
  if (node.source === '<<') {
    const hint = 'Write the keys out; what an environment does not say, it has from its parent.';
    return error({ code: 'merge-key', message: 'Merge keys are not part of YAML 1.2', location, hint });
  }
  const ambiguity = findAmbiguity(node.source);
  if (!ambiguity) return undefined;
  return error({
    code: 'ambiguous-scalar',
    message: `YAML 1.1 reads ${node.source} as ${ambiguity.yaml11}, YAML 1.2 as ${ambiguity.yaml12}`,
    location,
    hint: `Write "${node.source}" for the text, or the value itself in a form that both read alike.`,
  });
}
