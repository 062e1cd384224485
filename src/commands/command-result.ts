import { formatCount, formatDiagnostic } from '../core/diagnostics/format-diagnostic';
import type { Diagnostic, Location } from '../core/diagnostics/diagnostic';

/** What a command answers; cli.ts alone writes it and ends the process with its code. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0: done. 1: a mistake in the files, or nothing to render. 2: a mistake in the call. */
  readonly exitCode: 0 | 1 | 2;
}

/** `diagnostics` as text, with paths that begin where the user stands, and a count below. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], folder: string): string {
  if (diagnostics.length === 0) return '';
  const fromHere = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: prefix(diagnostic.location, folder),
    related: diagnostic.related?.map((other) => ({ ...other, location: prefix(other.location, folder) })),
  }));
  return `${fromHere.map(formatDiagnostic).join('\n\n')}\n\n${formatCount(diagnostics)}\n`;
}

function prefix(location: Location, folder: string): Location {
  const start = folder.replace(/^\.\/?$/, '').replace(/\/*$/, '/');
  return start === '/' && !folder.startsWith('/') ? location : { ...location, file: start + location.file };
}
