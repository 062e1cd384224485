import { countNoun } from '../diagnostics/count-noun';
import { present } from '../diagnostics/present';
import type { Plan } from '../plan/plan';
import { answerFor, type Answer } from '../services/answers';
import { terminalWidth } from './wrap-words';

const environmentLimit = 40;
const indent = '  ';
const gap = '  ';

/**
 * Who answers a request of each environment, for each service, as text for people: the environments that have a file,
 * then all others. What would make it unreadable is left out, and a line says how much that is. `presumed` says of which
 * pods the plan speaks.
 */
export function formatAnswerTable(
  { environments, answers }: Plan,
  presumed = 'while all pods are ready',
): string {
  const shown = environments.slice(0, environmentLimit);
  const requests = [...shown, { name: 'other root or none', ancestors: [] }];
  const first = ['environment', ...requests.map(({ name }) => name)];
  const others = answers.map((service) => [
    service.service,
    ...requests.map(({ ancestors }) => formatAnswer(answerFor(service, ancestors))),
  ]);
  const columns = takeFitting([first, ...others].map(padColumn));
  const rows = first.map((_, row) => indent + columns.map((column) => column[row]).join(gap));
  const leftOut = [
    ...countLeftOut(environments.length - shown.length, 'environment'),
    ...countLeftOut(answers.length - (columns.length - 1), 'service'),
  ];
  return [
    `Who answers a request of an environment, ${presumed}:`,
    '',
    ...rows.map((row) => row.trimEnd()),
    ...leftOut,
    '',
    'An environment without a file is answered as the nearest one above it.',
    '',
  ].join('\n');
}

function formatAnswer(answer: Answer | undefined): string {
  return answer?.answeredBy[0] ?? '503';
}

function padColumn(cells: readonly string[]): string[] {
  const width = Math.max(...cells.map((cell) => cell.length));
  return cells.map((cell) => cell.padEnd(width));
}

/** The first columns that fit beside each other, and at least two: the environments and one service. */
function takeFitting(columns: readonly string[][]): string[][] {
  let end = indent.length - gap.length;
  return columns.filter(([title], index) => {
    end += gap.length + present(title).length;
    return index < 2 || end <= terminalWidth;
  });
}

function countLeftOut(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${indent}... and ${countNoun(count, `more ${noun}`)}`];
}
