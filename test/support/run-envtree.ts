import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const repository = join(__dirname, '../..');

export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs the built binary, as a user's shell would, in `folder`. */
export function runEnvtree(folder: string, ...args: readonly string[]): ProgramResult {
  return run(folder, process.execPath, [join(repository, 'lib/src/cli.js'), ...args]);
}

export function run(folder: string, command: string, args: readonly string[]): ProgramResult {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stdout, stderr, status } = spawnSync(command, args, options);
  return { stdout, stderr, exitCode: status };
}

/** What only `envtree check` says on stderr, where nothing is wrong. */
export const praise = /^.* nothing is wrong\n$/m;
