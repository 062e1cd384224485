import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { RunningPod } from '../node/running-pod';

export interface Question {
  readonly url: string;
  readonly method?: string;
  readonly chain?: string;
  /** The WebSocket that it is asked by, which stays open for further questions. @default - one of its own */
  readonly socket?: string;
  /** All that is sent to a `raw://` address, a byte for each character. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long it may take. @default 5 */
  readonly seconds?: number;
}

/** Status 0: there was no response; the body says why. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

const podHasEnded: Answer = { status: 0, body: 'the pod has ended' };

/** Asks from within a pod, as `kubectl exec POD -- demo-app ask` would; one process for all questions. */
export class Asker {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private asked = 0;
  private hasEnded = false;

  constructor({ network }: Pick<RunningPod, 'network'>, demoApp: string) {
    const args = ['netns', 'exec', network.name, demoApp, 'ask', '-'];
    this.child = spawn('ip', args, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface(this.child.stdout).on('line', (line) => {
      const { id, ...answer } = JSON.parse(line) as Answer & { id: number };
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
    });
    this.child.once('close', () => {
      this.hasEnded = true;
      for (const tell of this.waiting.values()) tell(podHasEnded);
    });
    this.child.stdin.on('error', () => undefined);
  }

  async ask(question: Question): Promise<Answer> {
    if (this.hasEnded) return podHasEnded;
    const id = this.asked++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.stdin.write(JSON.stringify({ id, ...question }) + '\n');
    });
  }
}
