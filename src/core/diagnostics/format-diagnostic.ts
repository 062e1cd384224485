import { countNoun } from './count-noun';
import { placeOf, type Diagnostic, type Location } from './diagnostic';
import { cutAround, escapeControls, shorten } from './printable-text';

/**
 * `diagnostic` for a terminal, a log or the Argo CD UI: `file:line:column: error: ...`, then the line with its
 * fault underlined, the other places, and the hint. No colours; the text ends without a line break.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { location, severity, message, code, related = [], hint } = diagnostic;
  return [
    `${formatPlace(location)}: ${severity}: ${shorten(message)} [${code}]`,
    ...formatExcerpt(location),
    ...related.map((other) => `  ${formatPlace(other.location)}: ${shorten(other.message)}`),
    ...(hint === undefined ? [] : [`  ${shorten(hint)}`]),
  ].join('\n');
}

/**
 * `diagnostics` as text, and their count below; empty for none. `placeOf` gives a file's path as its reader knows it.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  placeOf: (file: string) => string = (file) => file,
): string {
  if (diagnostics.length === 0) return '';
  const texts = moveDiagnostics(diagnostics, placeOf).map(formatDiagnostic);
  return `${texts.join('\n\n')}\n\n${formatCount(diagnostics)}\n`;
}

/** `diagnostics` with the paths of files as their reader knows them. */
export function moveDiagnostics(
  diagnostics: readonly Diagnostic[],
  placeOf: (file: string) => string,
): Diagnostic[] {
  const move = (location: Location): Location => ({ ...location, file: placeOf(location.file) });
  return diagnostics.map((diagnostic) => {
    const related = diagnostic.related?.map((other) => ({ ...other, location: move(other.location) }));
    return { ...diagnostic, location: move(diagnostic.location), related };
  });
}

/** `2 errors, 1 warning`. */
function formatCount(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: string): string => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? '' : countNoun(number, severity);
  };
  return [count('error'), count('warning')].filter(Boolean).join(', ');
}

function formatPlace(location: Location): string {
  return `${escapeControls(location.file)}:${placeOf(location)}`;
}

function formatExcerpt({ line, column, length, lineText }: Location): string[] {
  if (lineText.trim() === '') return [];
  const { before, meant, after } = cutAround(lineText, { start: column - 1, length });
  const gutter = `  ${String(line)} | `;
  const margin = ' '.repeat(gutter.length - 2) + '| ';
  return [
    gutter + before + meant + after,
    margin + ' '.repeat(before.length) + '^'.repeat(Math.max(1, meant.length)),
  ];
}
