import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../../support/run-envtree';

const execute = promisify(execFile);

/** A shell in a folder, with the programs that a user has: `npx envtree`, with or without `--no`, and those given by name. */
export class UserShell {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly folder: string,
    programs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ) {
    const bin = `${folder}.bin`;
    mkdirSync(bin, { recursive: true });
    for (const [name, path] of Object.entries(programs)) symlinkSync(path, join(bin, name));
    const npx = `#!/bin/sh\nwhile [ "$1" != envtree ]; do shift; done; shift\nexec "${process.execPath}" "${repository}/lib/src/cli.js" "$@"\n`;
    writeFileSync(join(bin, 'npx'), npx);
    chmodSync(join(bin, 'npx'), 0o755);
    this.env = { ...process.env, ...env, PATH: [bin, process.env.PATH].join(delimiter) };
  }

  /** Throws with what was said if a command fails. */
  async run(commands: string): Promise<void> {
    await execute('bash', ['-euo', 'pipefail', '-c', commands], { cwd: this.folder, env: this.env });
  }
}
