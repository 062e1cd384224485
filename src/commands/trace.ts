import { hasErrors } from '../core/diagnostics/diagnostic';
import { formatDiagnostics, moveDiagnostics } from '../core/diagnostics/format-diagnostic';
import { formatNoTrace, formatTrace } from '../core/reports/trace/format-trace';
import { TraceLog, type Trace } from '../core/reports/trace/trace-log';
import { UndeclaredCalls } from '../core/reports/trace/undeclared-calls';
import { pathInFolder } from '../files/path-in-folder';
import { readLines, standardInput } from '../files/read-lines';
import { planFolder } from '../answers/answer-request';
import type { CommandResult } from '../answers/command-result';

export interface TraceCommandOptions {
  /** @default - all environments */
  readonly env?: string;
  readonly format: 'text' | 'json';
  /** Whether a loss, or a call that no file declares, is a failure. @default false */
  readonly exitCode?: boolean;
  /** The folder whose files declare calls. @default - the current one, if nothing is wrong with it */
  readonly folder?: string;
}

/** `envtree trace`: who loses the environment of requests, by the sidecars' logs in files, or of standard input. */
export async function trace(
  files: readonly string[],
  { env, format, exitCode = false, folder }: TraceCommandOptions,
): Promise<CommandResult> {
  const { model, diagnostics } = planFolder(folder ?? '.');
  const isWrong = hasErrors(diagnostics);
  if (isWrong && folder !== undefined) {
    const shown = moveDiagnostics(diagnostics, (file) => pathInFolder(folder, file));
    return { stdout: '', stderr: formatDiagnostics(shown), exitCode: 1 };
  }
  const undeclared = isWrong ? undefined : UndeclaredCalls.of(model);
  const log = new TraceLog({ environment: env, undeclared });
  for await (const line of readLines(files.length === 0 ? [standardInput] : files)) log.add(line);
  return tell(log.finish(), { format, exitCode });
}

function tell(
  found: Trace,
  { format, exitCode }: Pick<TraceCommandOptions, 'format' | 'exitCode'>,
): CommandResult {
  if (found.lines.read === 0) return { stdout: '', stderr: formatNoTrace(found), exitCode: 1 };
  const { services, undeclared = [] } = found;
  const isBad = services.some(({ lost }) => lost.total > 0) || undeclared.length > 0;
  return {
    stdout: format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : formatTrace(found),
    stderr: '',
    exitCode: exitCode === true && isBad ? 1 : 0,
  };
}
