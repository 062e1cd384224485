import type { Diagnostic } from './diagnostic';
import { showDiagnostic } from './shown-diagnostic';

/** `diagnostics` as a list in JSON, in reading order; docs/check.md says what each has. Ends with a line break. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(diagnostics.map(showDiagnostic), null, 2)}\n`;
}
