import type { Plan } from '../core/plan/plan';
import type { PlannedEnvironments } from '../core/plan-environments';
import { formatGraphDot } from '../core/reports/graph-dot';
import { formatGraphMermaid } from '../core/reports/graph-mermaid';
import { formatGraphText } from '../core/reports/graph-text';
import { writePageData } from '../core/reports/page-data';
import { printPage } from '../output/print-page';
import { answerRequest } from '../answers/answer-request';
import type { CommandResult } from '../answers/command-result';

/** What the tree can be printed as, and how. */
const printers = {
  text: formatGraphText,
  mermaid: formatGraphMermaid,
  dot: formatGraphDot,
  html: printGraphPage,
} satisfies Record<string, (plan: Plan, planned: PlannedEnvironments) => string>;

export type GraphFormat = keyof typeof printers;

export const graphFormats = Object.keys(printers) as readonly GraphFormat[];

export interface GraphOptions {
  readonly format: GraphFormat;
}

/** `envtree graph`: the tree of the environments of a folder, with their instances. */
export function graph(folder: string, { format }: GraphOptions): CommandResult {
  return answerRequest({ folder, print: printers[format] });
}

function printGraphPage(plan: Plan, planned: PlannedEnvironments): string {
  const state = { graph: writePageData(planned), said: '', isStale: false, isLive: false };
  return printPage(state, { withoutScript: formatGraphText(plan) });
}
