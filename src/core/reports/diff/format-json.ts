import type { DifferenceReport } from './difference-report';
import type { ShownStates } from './report-section';

/** Rises when a field goes or means something else; new fields may come without. */
export const reportVersion = 1;

/** A report for programs: the fields of `DifferenceReport`, and what was compared. */
export function formatDifferenceJson(report: DifferenceReport, { from, to }: ShownStates): string {
  const compared = { version: reportVersion, from: from.title, to: to.title };
  return `${JSON.stringify({ ...compared, ...report }, null, 2)}\n`;
}
