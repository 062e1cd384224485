import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../../support/run-envtree';
import type { Kubectl } from '../../control-plane/kubectl';
import type { Workspace } from '../workspace';
import type { Delivery } from './delivery';

const execute = promisify(execFile);

/** By hand: by the very commands that the README gives for it. */
export class DeliveryByHand implements Delivery {
  private readonly commands: string;
  private readonly bin: string;
  private readonly kubeconfig: string;

  /** The folder gets the programs that the commands call; `namespace` is the case's, in place of the README's. */
  constructor(
    private readonly kubectl: Kubectl,
    private readonly workspace: Workspace,
    namespace: string,
  ) {
    this.bin = join(workspace.folder, 'bin');
    mkdirSync(this.bin, { recursive: true });
    symlinkSync(kubectl.program, join(this.bin, 'kubectl'));
    const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${repository}/lib/src/cli.js" "$@"\n`;
    writeFileSync(join(this.bin, 'npx'), npx);
    chmodSync(join(this.bin, 'npx'), 0o755);
    this.kubeconfig = kubectl.kubeconfig;
    this.commands = readCommands().replaceAll('--namespace default', `--namespace ${namespace}`);
  }

  /** At first there are no requests that an order would matter to. */
  async start(): Promise<void> {
    await this.kubectl.applyText(await this.workspace.render());
  }

  /** Throws with what was said if a command fails. */
  async deliver(): Promise<void> {
    const env = {
      ...process.env,
      PATH: [this.bin, process.env.PATH].join(delimiter),
      KUBECONFIG: this.kubeconfig,
    };
    await execute('bash', ['-euo', 'pipefail', '-c', this.commands], { cwd: this.workspace.folder, env });
  }

  async end(): Promise<void> {
    // Nothing brings back what the stack removes.
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
