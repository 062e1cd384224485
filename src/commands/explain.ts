import { createColors } from 'picocolors';
import { explain as explainQuestion } from '../core/reports/explain';
import { formatOverview, overviewOf } from '../core/reports/explain-overview';
import { findMisuseOf, readQuestion, type Question } from '../core/reports/explain-question';
import { formatExplanation } from '../core/reports/format-explanation';
import type { ReportSource } from '../core/reports/report-source';
import { plainly, printLines, type Paint } from '../core/reports/styled-text';
import { pathInFolder } from '../files/path-in-folder';
import { answerRequest } from '../answers/answer-request';
import { misused, type CommandResult } from '../answers/command-result';

export interface ExplainOptions {
  /** The one with envs/ and envtree.yaml. */
  readonly folder: string;
  readonly chain?: string;
  readonly request: readonly string[];
  readonly unready?: string;
  /** @default false */
  readonly values?: boolean;
  readonly format: 'text' | 'json';
  /** Whether it is read at a terminal that has colours. */
  readonly isColoured: boolean;
}

/** `envtree explain`: who answers a request, and why; of all requests, where none is asked about. */
export function explain(names: readonly string[], options: ExplainOptions): CommandResult {
  const { folder } = options;
  let question: Question;
  try {
    question = readQuestion({ names, ...options });
  } catch (fault) {
    if (fault instanceof RangeError) return misused(fault.message);
    throw fault;
  }
  const pathOf = (file: string): string => pathInFolder(folder, file);
  return answerRequest({
    folder,
    findMisuse: (plan, { model }) => findMisuseOf(question, { plan, model, pathOf }),
    print: (plan, { model }) => print(question, { plan, model, pathOf }, options),
  });
}

function print(question: Question, source: ReportSource, { format, isColoured }: ExplainOptions): string {
  const { environment, unready } = question;
  if (environment === undefined) {
    return format === 'json'
      ? toJson(overviewOf(source.plan, unready))
      : formatOverview(source.plan, unready);
  }
  const explanation = explainQuestion(question, source);
  if (format === 'json') return toJson(explanation);
  return printLines(formatExplanation(explanation, unready), isColoured ? colourfully : plainly);
}

function toJson(answer: object): string {
  return `${JSON.stringify(answer, null, 2)}\n`;
}

const { bold, dim, green, red } = createColors(true);

const looks = { title: bold, name: bold, good: green, bad: red, faint: dim } as const;

const colourfully: Paint = (role, text) => looks[role](text);
