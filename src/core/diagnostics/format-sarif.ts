import type { Diagnostic } from './diagnostic';
import { diagnosticCodes } from './diagnostic-codes';
import { showDiagnostic, type ShownDiagnostic, type ShownPlace } from './shown-diagnostic';

/**
 * `diagnostics` as a log in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning and
 * editors take. `version` is envtree's. Ends with a line break.
 */
export function formatSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'envtree', semanticVersion: version, rules: codes.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => describeResult(showDiagnostic(diagnostic), codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(code: Diagnostic['code']): object {
  return { id: code, shortDescription: textOf(`${diagnosticCodes[code]}.`) };
}

function describeResult(diagnostic: ShownDiagnostic, codes: readonly string[]): object {
  const { code, severity, message, hint, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: textOf(hint === undefined ? message : `${message}.\n${hint}`),
    locations: [describePlace(diagnostic)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other) => ({ ...describePlace(other), message: textOf(other.message) })),
    }),
  };
}

/** A message, in which braces would stand for an argument (section 3.11.5). */
function textOf(text: string): object {
  return { text: text.replace(/[{}]/g, '$&$&') };
}

function describePlace({ file, line, column, endColumn }: ShownPlace): object {
  const region = { startLine: line, startColumn: column, endColumn };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
}

/** A path as a URI: one from the current folder stays relative. */
function uriOf(file: string): string {
  const path = file
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}
