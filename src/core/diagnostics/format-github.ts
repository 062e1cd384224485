import type { Diagnostic } from './diagnostic';
import { escapeControls } from './printable-text';
import { showDiagnostic, type ShownDiagnostic } from './shown-diagnostic';

/**
 * `diagnostics` as workflow commands, a line each, which GitHub shows in the files of a pull request
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). Empty for none.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${formatCommand(showDiagnostic(diagnostic))}\n`).join('');
}

function formatCommand(diagnostic: ShownDiagnostic): string {
  const { severity, code, message, file, line, column, endColumn, hint, related } = diagnostic;
  const properties = { file: escapeControls(file), line, endLine: line, col: column, endColumn, title: code };
  const said = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const others = related.map((it) => `${escapeControls(it.file)}:${it.line}:${it.column}: ${it.message}`);
  const text = [message, ...others, ...(hint === undefined ? [] : [hint])].join('\n');
  return `::${severity} ${said.join(',')}::${escapeData(text)}`;
}

/** As the runner reads it back (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
