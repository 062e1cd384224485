import { escapeControls } from '../../diagnostics/printable-text';
import { toText, type JsonValue } from '../../definition/json';
import { placeOf } from '../../diagnostics/diagnostic';
import type { Place, Side } from './difference-report';

/** A part of a report as people read it, whatever the format. Names and values stand between backticks. */
export interface ReportSection {
  readonly title: string;
  readonly entries: readonly ReportEntry[];
}

export interface ReportEntry {
  readonly sign: '+' | '-' | '~' | '!';
  readonly text: string;
  /** What the text is about, which may be many. @default - what it says itself */
  readonly names?: readonly string[];
  /** How all of these are called, where there are many: `80 environments`. */
  readonly all?: string;
  /** Below it, a line each. */
  readonly details?: readonly string[];
}

/** One of the two states, as its reader knows it. */
export interface ShownState {
  /** `main`, `the working tree` */
  readonly title: string;
  /** A file's path as its reader knows it. */
  readonly pathOf: (file: string) => string;
}

export type ShownStates = Readonly<Record<Side, ShownState>>;

/** `main:envs/dev.yaml:3:5` */
export function formatPlace(place: Place, shown: ShownStates): string {
  const path = shown[place.side].pathOf(place.file);
  return code(`${path}:${placeOf(place)}`);
}

/** Text between backticks, of which it has none itself then. */
export function code(text: string): string {
  return `\`${escapeControls(text).replace(/`/g, "'")}\``;
}

/** The longest value that is shown whole. */
const longestValue = 60;

/** A value that differs, in one line. */
export function formatValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = toText(value);
  if (text.length <= longestValue) return code(text);
  return code(`${text.slice(0, longestValue / 2)}…${text.slice(-longestValue / 2 + 1)}`);
}

/** `3 environments`, `2 ServiceEntries` */
export function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${String(number)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
