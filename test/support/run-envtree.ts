import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/** A new folder with these files, by path. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'envtree-test-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A copy of a folder of this repository. */
export function copyFolder(path: string): string {
  const folder = makeFolder({});
  cpSync(join(repository, path), folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}
