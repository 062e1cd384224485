import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../support/run-envtree';
import type { Kubectl } from '../../control-plane/kubectl';
import type { Workspace } from '../workspace';
import type { Delivery } from './delivery';
import { UserShell } from './user-shell';

/** By hand: by the very commands that docs/by-hand.md gives for it. */
export class DeliveryByHand implements Delivery {
  readonly fieldManager = 'kubectl';
  private readonly commands: string;
  private readonly shell: UserShell;

  /** `namespace` is the case's, in place of the page's. */
  constructor(
    private readonly kubectl: Kubectl,
    private readonly workspace: Workspace,
    namespace: string,
  ) {
    const { program, kubeconfig } = kubectl;
    this.shell = new UserShell(workspace.folder, { kubectl: program }, { KUBECONFIG: kubeconfig });
    this.commands = readCommands().replaceAll('--namespace default', `--namespace ${namespace}`);
  }

  /** At first there are no requests that an order would matter to. */
  async start(): Promise<void> {
    await this.kubectl.applyText(await this.workspace.render());
  }

  async deliver(): Promise<void> {
    await this.shell.run(this.commands);
  }

  async end(): Promise<void> {
    // Nothing brings back what the stack removes.
  }
}

function readCommands(): string {
  const page = readFileSync(join(repository, 'docs/by-hand.md'), 'utf8');
  const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const found = blocks.filter((text) => text.includes('--applyset'));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw new Error('docs/by-hand.md has no commands, or several');
  return only;
}
