import type { DiagnosticCode, WarningCode } from './diagnostic-codes';
import { present } from './present';

/** A place in a file, for people and for editors: line and column count from 1, in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line are meant; at least 1. */
  readonly length: number;
  /** The line itself, for the excerpt; empty where there is none. */
  readonly lineText: string;
}

export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

export type Severity = 'error' | 'warning';

/** One thing to say about a user's file. Diagnostics are collected, never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong; a sentence without its final period. */
  readonly message: string;
  readonly location: Location;
  /** What was probably meant, or what to do. */
  readonly hint?: string | undefined;
  /** The other places that are involved. */
  readonly related?: readonly RelatedLocation[] | undefined;
}

export type DiagnosticDetails = Omit<Diagnostic, 'severity'>;

/** A mistake: nothing is rendered while there is one. */
export function error(details: DiagnosticDetails): Diagnostic {
  return { ...details, severity: 'error' };
}

export type WarningDetails = DiagnosticDetails & { readonly code: WarningCode };

/** Something to know; manifests are rendered all the same. */
export function warning(details: WarningDetails): Diagnostic {
  return { ...details, severity: 'warning' };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The start of a file, for what is wrong with the file as a whole. */
export function startOfFile(file: string): Location {
  return { file, line: 1, column: 1, length: 1, lineText: '' };
}

/** The order of two locations in one file. */
export function compareLocations(a: Location, b: Location): number {
  return a.line - b.line || a.column - b.column;
}

/** A location's place in its file, to compare it by. */
export function placeOf({ line, column }: Pick<Location, 'line' | 'column'>): string {
  return `${String(line)}:${String(column)}`;
}

/**
 * `diagnostics` in reading order: by file, line and column. What is said twice in the same words at the same place
 * (of an inherited field, say) is kept once.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((diagnostic) => [sortKey(diagnostic), diagnostic]));
  return [...byText.keys()].sort().map((key) => present(byText.get(key)));
}

function sortKey({ location, code, message }: Diagnostic): string {
  const digits = (value: number): string => String(value).padStart(9, '0');
  return [location.file, digits(location.line), digits(location.column), code, message].join('\0');
}
