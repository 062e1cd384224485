import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../support/run-envtree';
import type { Kubectl } from '../control-plane/kubectl';

const execute = promisify(execFile);

/** Applies by hand what a folder's environment files say: by the very commands that the README gives for it. */
export class Delivery {
  private readonly commands: string;
  private readonly bin: string;
  private readonly kubeconfig: string;

  /** `folder` gets the programs that the commands call; `namespace` is the case's, in place of the README's. */
  constructor(kubectl: Kubectl, folder: string, namespace: string) {
    this.bin = join(folder, 'bin');
    mkdirSync(this.bin, { recursive: true });
    symlinkSync(kubectl.program, join(this.bin, 'kubectl'));
    const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${repository}/lib/src/cli.js" "$@"\n`;
    writeFileSync(join(this.bin, 'npx'), npx);
    chmodSync(join(this.bin, 'npx'), 0o755);
    this.kubeconfig = kubectl.kubeconfig;
    this.commands = readCommands().replaceAll('--namespace default', `--namespace ${namespace}`);
  }

  /** Throws with what was said if a command fails. */
  async run(folder: string): Promise<void> {
    const env = {
      ...process.env,
      PATH: [this.bin, process.env.PATH].join(delimiter),
      KUBECONFIG: this.kubeconfig,
    };
    await execute('bash', ['-euo', 'pipefail', '-c', this.commands], { cwd: folder, env });
  }
}

function readCommands(): string {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const found = blocks.filter((text) => text.includes('--applyset'));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw new Error('The README has no commands, or several');
  return only;
}
