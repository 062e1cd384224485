import { spawn } from 'node:child_process';
import type { ApiClient } from './api-client';

export interface KubectlResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real kubectl, as the cluster's administrator. */
export class Kubectl {
  constructor(
    readonly program: string,
    readonly kubeconfig: string,
    /** For what is looked at again and again. */
    readonly api: ApiClient,
  ) {}

  /** Runs it to its end, whatever that is. `input` goes to its standard input. */
  async run(args: readonly string[], input = ''): Promise<KubectlResult> {
    const child = spawn(this.program, ['--kubeconfig', this.kubeconfig, ...args], { stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    return { code, stdout, stderr };
  }

  /** Throws unless it succeeds; gives what it printed. */
  async call(args: readonly string[], input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, input);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Server-side apply with strict validation; throws for a refusal. */
  async apply(manifests: readonly object[]): Promise<void> {
    await this.applyText(manifests.map((manifest) => JSON.stringify(manifest)).join('\n'));
  }

  async applyText(text: string): Promise<void> {
    await this.call(['apply', '--server-side', '--validate=strict', '-f', '-'], text);
  }
}
