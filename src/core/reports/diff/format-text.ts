import { present } from '../../diagnostics/present';
import { hasDifferences, type DifferenceReport } from './difference-report';
import { describeCounts, describeReport } from './describe-report';
import { terminalWidth, wrapWords } from '../wrap-words';
import type { ReportEntry, ReportSection, ShownStates } from './report-section';

/** How many names of one entry are shown. */
const mostNames = 4;

/** A report for a terminal, without colours. */
export function formatDifferenceText(report: DifferenceReport, shown: ShownStates): string {
  const sections = hasDifferences(report)
    ? describeReport(report, shown).map(formatSection)
    : ['No differences.'];
  const counts = describeCounts(report);
  const lines = [
    wrap(`${shown.from.title} -> ${shown.to.title}`, 0),
    ...counts.map((line) => `  ${line}`),
    '',
    ...sections,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function formatSection({ title, entries }: ReportSection): string {
  return [title, ...entries.map(formatEntry), ''].join('\n');
}

function formatEntry({ sign, text, names = [], all, details = [] }: ReportEntry): string {
  const listed = foldNames(names, all);
  const line = wrap([`  ${sign}`, text, listed].filter(Boolean).join(' '), 4);
  return [line, ...details.map((detail) => wrap(`      ${detail}`, 8))].join('\n').replace(/`/g, '');
}

/** The first of many names, and how many there are. */
function foldNames(names: readonly string[], all: string | undefined): string {
  if (names.length <= mostNames) return names.join(', ');
  return `${present(all)}: ${names.slice(0, mostNames - 1).join(', ')} ... ${names.slice(-1).join()}`;
}

/** `text` in lines that are as wide as the terminal, broken at spaces, with all but the first one indented. */
export function wrap(text: string, indent: number): string {
  const words = text.trimStart();
  const layout = { indent: text.slice(0, text.length - words.length), hanging: ' '.repeat(indent), lengthOf };
  return wrapWords(words, terminalWidth, layout).join('\n');
}

/** Without the marks that are taken away in the end. */
function lengthOf(text: string): number {
  return text.replace(/`/g, '').length;
}
