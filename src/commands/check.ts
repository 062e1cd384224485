import { hasErrors } from '../core/diagnostics/diagnostic';
import { planEnvironments } from '../core/plan-environments';
import { readSourceFiles } from '../files/read-source-files';
import { formatDiagnostics, type CommandResult } from './command-result';

/** `envtree check`: the diagnostics of a folder, and nothing else. */
export function check(folder: string): CommandResult {
  const { diagnostics } = planEnvironments(readSourceFiles(folder));
  return {
    stdout: '',
    stderr: formatDiagnostics(diagnostics, folder),
    exitCode: hasErrors(diagnostics) ? 1 : 0,
  };
}
