import { present } from '../../diagnostics/present';
import { hasDifferences, type DifferenceReport } from './difference-report';
import { describeCounts, describeReport } from './describe-report';
import { count, type ReportEntry, type ReportSection, type ShownStates } from './report-section';

/** By this line a later run finds the comment that an earlier one has written. */
export const commentMarker = '<!-- envtree diff -->';

/** The longest comment that GitHub takes (GitLab's limit is a million). */
const longest = 65_536;

/** What is kept free for the line that tells how much is left out. */
const reserve = 200;

/** How many names of one entry are shown outside of what unfolds, and in it. */
const mostNames = 3;
const mostUnfolded = 500;

/** A report as a comment of a pull request: at most as long as GitHub takes it, with what is left out counted. */
export function formatDifferenceMarkdown(report: DifferenceReport, shown: ShownStates): string {
  const counts = describeCounts(report);
  const head = [
    commentMarker,
    `### What changes for whom: ${escapeMarkdown(shown.from.title)} -> ${escapeMarkdown(shown.to.title)}`,
    ...(counts.length > 0 ? [counts.map((line) => `- ${line}`).join('\n')] : []),
    ...(hasDifferences(report) ? [] : ['No differences.']),
  ].join('\n\n');
  return `${takeFitting(head, hasDifferences(report) ? describeReport(report, shown) : [])}\n`;
}

/** The head, and as many entries of sections, in their order, as there is room for. */
function takeFitting(head: string, sections: readonly ReportSection[]): string {
  let text = head;
  let leftOut = 0;
  for (const { title, entries } of sections) {
    let isBegun = false;
    for (const entry of entries) {
      const start = isBegun ? '\n' : `\n\n#### ${escapeMarkdown(title)}\n\n`;
      const longer = `${text}${start}${formatEntry(entry)}`;
      if (leftOut > 0 || longer.length > longest - reserve) leftOut += 1;
      else {
        text = longer;
        isBegun = true;
      }
    }
  }
  if (leftOut === 0) return text;
  return `${text}\n\n**${count(leftOut, 'more change')} left out**, since a comment has a limit. \`envtree diff\` shows all.`;
}

function formatEntry({ sign, text, names = [], all, details = [] }: ReportEntry): string {
  const isFolded = names.length > mostNames;
  const listed = isFolded ? present(all) : names.join(', ');
  const mark = sign === '!' ? '⚠️ ' : sign === '~' ? '' : `${sign === '+' ? 'new:' : 'gone:'} `;
  const line = `- ${mark}${[text, listed].filter(Boolean).join(' ')}`;
  const inner = [...details.map((detail) => `  - ${detail}`), ...(isFolded ? [unfold(names)] : [])];
  return [line, ...inner].join('\n');
}

/** A list that shows itself when somebody wants it. */
function unfold(names: readonly string[]): string {
  const more = names.length - mostUnfolded;
  const listed = names.slice(0, mostUnfolded).join(', ');
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  return `  - <details><summary>which</summary>${toHtml(`${listed}${rest}`)}</details>`;
}

/** Markdown between HTML is none, so that code is marked as HTML has it. */
function toHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.replace(/`([^`]*)`/g, '<code>$1</code>');
}

/** What stands outside of code, where a letter could be a mark. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_<>[\]#|~]/g, '\\$&');
}
