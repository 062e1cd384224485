import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Runs a command that prints a line for each piece of work, and says how far it is every half minute. */
export async function runWithProgress(
  title: string,
  [command = '', ...args]: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const started = Date.now();
  const lines: string[] = [];
  const say = (what: string): void => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`  ${title}: ${what} (${lines.length} packages, ${seconds} s)`);
  };
  const progress = setInterval(() => {
    say('building');
  }, 30_000);
  try {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    if (code !== 0) throw new Error(`${title} cannot be built:\n${lines.slice(-20).join('\n')}`);
    say('built');
  } finally {
    clearInterval(progress);
  }
}
