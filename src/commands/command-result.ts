import type { Diagnostic, Location } from '../core/diagnostics/diagnostic';
import { formatCount, formatDiagnostic } from '../core/diagnostics/format-diagnostic';
import { pathInFolder } from '../files/path-in-folder';

/** What a command answers; cli.ts alone writes it and ends the process with its code. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0: done. 1: a mistake in the files, or nothing to render. 2: a mistake in the call. */
  readonly exitCode: 0 | 1 | 2;
}

/** `diagnostics` of `folder` as text, and their count below; empty for none. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], folder: string): string {
  if (diagnostics.length === 0) return '';
  const inFolder = (location: Location): Location => ({
    ...location,
    file: pathInFolder(folder, location.file),
  });
  const texts = diagnostics.map((diagnostic) => {
    const related = diagnostic.related?.map((other) => ({ ...other, location: inFolder(other.location) }));
    return formatDiagnostic({ ...diagnostic, location: inFolder(diagnostic.location), related });
  });
  return `${texts.join('\n\n')}\n\n${formatCount(diagnostics)}\n`;
}
