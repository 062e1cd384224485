import type { Diagnostic, Location } from './diagnostic';
import { shorten } from './printable-text';

/** A place as programs take it: columns count from 1, in UTF-16 units, and the end is the first one after it. */
export interface ShownPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface ShownRelated extends ShownPlace {
  readonly message: string;
}

/** A diagnostic with the texts that people read, for programs. */
export interface ShownDiagnostic extends ShownPlace {
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly related: readonly ShownRelated[];
}

/** How somebody's program takes what is said of the files: the whole text of stdout. */
export type Report = (diagnostics: readonly Diagnostic[]) => string;

/** `diagnostic` as every format shows it, with the same words as in text. */
export function showDiagnostic({
  code,
  severity,
  message,
  location,
  hint,
  related = [],
}: Diagnostic): ShownDiagnostic {
  return {
    code,
    severity,
    message: shorten(message),
    ...showPlace(location),
    ...(hint !== undefined && { hint: shorten(hint) }),
    related: related.map((other) => ({ message: shorten(other.message), ...showPlace(other.location) })),
  };
}

function showPlace({ file, line, column, length }: Location): ShownPlace {
  return { file, line, column, endColumn: column + length };
}
