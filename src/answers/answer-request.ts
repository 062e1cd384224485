import { hasErrors } from '../core/diagnostics/diagnostic';
import { formatDiagnostics, moveDiagnostics } from '../core/diagnostics/format-diagnostic';
import type { Report } from '../core/diagnostics/shown-diagnostic';
import { planEnvironments, type PlannedEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/plan/plan';
import { findMisuse, type Selection } from '../core/plan/selection';
import { pathInFolder } from '../files/path-in-folder';
import { readerOf, readSourceFiles } from '../files/read-source-files';
import type { CommandResult } from './command-result';

/** What is asked about the environments of a folder. */
export interface EnvironmentsRequest {
  /** The folder with envs/ and envtree.yaml. */
  readonly folder: string;
  /** The same as whoever reads the messages knows it. @default - folder */
  readonly shownFolder?: string;
  /** Which manifests are meant. @default - all */
  readonly selection?: Selection;
  /** What is wrong in the call, where only the plan tells. @default - that the selection is not in the plan */
  readonly findMisuse?: (plan: Plan, planned: PlannedEnvironments) => string | undefined;
  /** What its files come to. @default - what `planFolder` reads */
  readonly find?: () => PlannedEnvironments;
  /** Looks for more than mistakes. @default - nobody does */
  readonly look?: (planned: PlannedEnvironments) => PlannedEnvironments;
  /** What goes to stdout of whatever is wrong, in the place of text on stderr. @default - nothing */
  readonly report?: Report | undefined;
  /** What goes to stdout; undefined where there is nothing to render. */
  readonly print: (plan: Plan, planned: PlannedEnvironments) => string | undefined;
  /** What goes to stderr where nothing at all is wrong. @default - nothing */
  readonly sayNothingWrong?: (plan: Plan) => string;
  /** Said where there is nothing to render. @default - nothing more */
  readonly hintForEmptiness?: string;
}

/**
 * Reads, plans, judges and prints, in this order, for every command and for cdk8s: mistakes in the files are told
 * before one in the call, which may follow from them, and nothing is printed where there is either.
 */
export function answerRequest(request: EnvironmentsRequest): CommandResult {
  const { folder, shownFolder = folder, selection = {}, look, report, print } = request;
  const found = request.find?.() ?? planFolder(folder);
  const planned = look ? look(found) : found;
  const { plan, diagnostics } = planned;
  const shown = moveDiagnostics(diagnostics, (file) => pathInFolder(shownFolder, file));
  const stdout = report?.(shown) ?? '';
  const said = report ? '' : formatDiagnostics(shown);
  if (hasErrors(diagnostics)) return { stdout, stderr: said, exitCode: 1 };
  const misuse = request.findMisuse ? request.findMisuse(plan, planned) : findMisuse(plan, selection);
  if (misuse !== undefined) return { stdout, stderr: `${said}error: ${misuse}\n`, exitCode: 2 };
  const text = print(plan, planned);
  const praise = diagnostics.length === 0 ? (request.sayNothingWrong?.(plan) ?? '') : '';
  if (text !== undefined) return { stdout: stdout + text, stderr: said + praise, exitCode: 0 };
  return { stdout, stderr: `${said}error: ${describeEmptiness(request)}\n`, exitCode: 1 };
}

/** What the files of a folder, with envs/ and envtree.yaml, come to. */
export function planFolder(folder: string): PlannedEnvironments {
  return planEnvironments(readSourceFiles(folder), { readFile: readerOf(folder) });
}

/** An empty answer would have a GitOps tool remove everything that it applied before. */
function describeEmptiness({ selection = {}, hintForEmptiness }: EnvironmentsRequest): string {
  const { env, layer = 'all' } = selection;
  const place = env === undefined ? `"${layer}"` : `the environment "${env}"`;
  const hint = hintForEmptiness === undefined ? '' : ` ${hintForEmptiness}`;
  return `There is nothing to render in ${place}.${hint}`;
}
