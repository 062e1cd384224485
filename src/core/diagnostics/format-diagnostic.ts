import type { Diagnostic, Location } from './diagnostic';

/**
 * `diagnostic` for a terminal, a log or the Argo CD UI: `file:line:column: error: ...`, then the line with its
 * fault underlined, the other places, and the hint. No colours; the text ends without a line break.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { location, severity, message, code, related = [], hint } = diagnostic;
  return [
    `${formatPlace(location)}: ${severity}: ${message} [${code}]`,
    ...formatExcerpt(location),
    ...related.map((other) => `  ${formatPlace(other.location)}: ${other.message}`),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ].join('\n');
}

/** `2 errors, 1 warning`. */
export function formatCount(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: string): string => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? '' : `${String(number)} ${severity}${number === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter(Boolean).join(', ');
}

function formatPlace({ file, line, column }: Location): string {
  return `${file}:${String(line)}:${String(column)}`;
}

function formatExcerpt({ line, column, length, lineText }: Location): string[] {
  if (lineText.trim() === '') return [];
  const gutter = `  ${String(line)} | `;
  const before = ' '.repeat(gutter.length - 2) + '| ' + ' '.repeat(column - 1);
  // A control character in a file must not reach the terminal, and a tab must not move the underline.
  const printable = lineText.replace(/\p{Cc}/gu, ' ');
  return [gutter + printable, before + '^'.repeat(length)];
}
