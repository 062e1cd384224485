import { hasErrors } from '../core/diagnostics/diagnostic';
import { formatDiagnostics } from '../core/diagnostics/format-diagnostic';
import { planEnvironments } from '../core/plan-environments';
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
  /** What goes to stdout; undefined where there is nothing to render. */
  readonly print: (plan: Plan) => string | undefined;
  /** Said where there is nothing to render. @default - nothing more */
  readonly hintForEmptiness?: string;
}

/**
 * Reads, plans, judges and prints, in this order, for every command and for cdk8s: mistakes in the files are told
 * before one in the call, which may follow from them, and nothing is printed where there is either.
 */
export function answerRequest(request: EnvironmentsRequest): CommandResult {
  const { folder, shownFolder = folder, selection = {}, print } = request;
  const { plan, diagnostics } = planEnvironments(readSourceFiles(folder), { readFile: readerOf(folder) });
  const said = formatDiagnostics(diagnostics, (file) => pathInFolder(shownFolder, file));
  if (hasErrors(diagnostics)) return { stdout: '', stderr: said, exitCode: 1 };
  const misuse = findMisuse(plan, selection);
  if (misuse !== undefined) return { stdout: '', stderr: `${said}error: ${misuse}\n`, exitCode: 2 };
  const text = print(plan);
  if (text !== undefined) return { stdout: text, stderr: said, exitCode: 0 };
  return { stdout: '', stderr: `${said}error: ${describeEmptiness(request)}\n`, exitCode: 1 };
}

/** An empty answer would have a GitOps tool remove everything that it applied before. */
function describeEmptiness({ selection = {}, hintForEmptiness }: EnvironmentsRequest): string {
  const { env, layer = 'all' } = selection;
  const place = env === undefined ? `"${layer}"` : `the environment "${env}"`;
  const hint = hintForEmptiness === undefined ? '' : ` ${hintForEmptiness}`;
  return `There is nothing to render in ${place}.${hint}`;
}
