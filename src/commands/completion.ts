import type { Command } from 'commander';
import { completeLine } from '../completion/complete-line';
import { environmentsIn, servicesIn } from '../completion/names-in-folder';
import { scripts, type Shell } from '../completion/scripts';
import { listReferences } from '../files/list-references';
import { readSourceFiles } from '../files/read-source-files';
import type { CommandResult } from '../answers/command-result';

/** `envtree completion`: the script that a shell reads. */
export function completion(shell: Shell): CommandResult {
  return { stdout: scripts[shell], stderr: '', exitCode: 0 };
}

/** `envtree __complete`, which the scripts call: what goes wrong is nothing to show while somebody types. */
export function complete(program: Command, line: readonly string[]): CommandResult {
  const names = {
    environments: (folder: string) => environmentsIn(readSourceFiles(folder)),
    services: (folder: string) => servicesIn(readSourceFiles(folder)),
    references: listReferences,
  };
  try {
    return { stdout: completeLine(program, { line, names }), stderr: '', exitCode: 0 };
  } catch {
    return { stdout: '', stderr: '', exitCode: 0 };
  }
}
