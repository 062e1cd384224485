/** Questions to explain, of environment files. */
import { explain, type ServiceExplanation } from '../../src/core/reports/explain';
import { readQuestion, type SaidQuestion } from '../../src/core/reports/explain-question';
import { formatExplanation } from '../../src/core/reports/format-explanation';
import type { ReportSource } from '../../src/core/reports/report-source';
import { plainly, printLines, type Line, type Span } from '../../src/core/reports/styled-text';
import { planOf } from './plan-of';

export type Files = Readonly<Record<string, string>>;

export function sourceOf(files: Files, settings = 'default: dev'): ReportSource {
  const { plan, model } = planOf(files, settings);
  return { plan, model, pathOf: (file) => file.replace('envs/', '') };
}

export const said = (names: readonly string[], more: Partial<SaidQuestion> = {}): SaidQuestion => ({
  names,
  request: [],
  ...more,
});

export function asked(source: ReportSource, question: SaidQuestion): ServiceExplanation {
  return explain(readQuestion(question), source) as ServiceExplanation;
}

export function textOf(source: ReportSource, question: SaidQuestion): string {
  const read = readQuestion(question);
  const text = printLines(formatExplanation(explain(read, source), read.unready), plainly);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  return text;
}

export const full = 'image: x, ports: [8080]';
export const chain = {
  dev: `owner: platform\nservices:\n  orders: { ${full}, env: { LOG: info, DB: a } }\n  web: { ${full} }`,
  'dev.a': 'owner: team-a\nexpires: 2027-01-01\nservices:\n  orders: { image: y, env: { LOG: debug } }',
  'dev.a.b': 'services:\n  web: {}',
  'dev.a.b.c': 'services:\n  orders: { image: z, env: { DB: null } }',
};

/** The same, with the role of each part that has one around it: `<good:dev answers>`. */
export function markedOf(source: ReportSource, question: SaidQuestion): string {
  const read = readQuestion(question);
  return markLines(formatExplanation(explain(read, source), read.unready));
}

/** A part without a text would be seen. */
export function markLines(lines: readonly Line[]): string {
  const marked = lines.map((line) => `${line.map(markPart).reduce((before, part) => before + part, '')}\n`);
  // Words of one role beside each other are one part.
  return marked.join('').replace(/(?<=<(\w+):[^<>]*)> <\1:/g, ' ');
}

function markPart({ text, role }: Span): string {
  return role === undefined ? text : `<${role}:${text}>`;
}
