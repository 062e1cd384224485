/** Real shells at a real terminal: what somebody who types and presses Tab ends up calling. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder } from './make-folder';
import { repository, runEnvtree } from './run-envtree';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** `script`, which makes the terminal, and the shell itself. */
export function isInstalled(shell: Shell): boolean {
  return ['script', shell].every((program) => spawnSync('which', [program]).status === 0);
}

const program = join(repository, 'lib/src/cli.js');

/** Stands in for envtree: it completes as the real one, and otherwise tells what it is called with. */
const recorder = `#!/bin/sh
if [ "$1" = __complete ]; then exec "${process.execPath}" "${program}" "$@"; fi
for word in "$@"; do printf '%s\\t' "$word"; done >>"$CALLS"
echo >>"$CALLS"
`;

/** How each is started, with no settings but the script, which its own folder holds. */
const starts: Readonly<Record<Shell, { readonly command: string; readonly files: Record<string, string> }>> =
  {
    bash: { command: 'bash --noprofile --rcfile "$HOME/completion" -i', files: {} },
    zsh: {
      command: 'ZDOTDIR=$HOME zsh -i',
      files: {
        '.zshrc':
          'autoload -U compinit; compinit -u -D; source "$HOME/completion"; unsetopt zle_bracketed_paste\n',
      },
    },
    fish: { command: 'fish --no-config --init-command "source $HOME/completion"', files: {} },
  };

/** The words of each call that these lines come to, typed one after the other in `folder`. */
export async function typeInto(shell: Shell, folder: string, lines: readonly string[]): Promise<string[][]> {
  const home = makeFolder({
    ...starts[shell].files,
    completion: runEnvtree(folder, 'completion', shell).stdout,
    'bin/envtree': recorder,
  });
  chmodSync(join(home, 'bin/envtree'), 0o755);
  const calls = join(home, 'calls');
  writeFileSync(calls, '');
  const env = {
    PATH: `${home}/bin:${process.env.PATH ?? ''}`,
    HOME: home,
    CALLS: calls,
    TERM: 'xterm',
    LANG: 'C.UTF-8',
  };
  const terminal = spawn('script', ['-qfec', starts[shell].command, '/dev/null'], { cwd: folder, env });
  let shown = '';
  terminal.stdout.on('data', (data: Buffer) => (shown += data.toString()));
  const read = (): string[] => readFileSync(calls, 'utf8').split('\n').slice(0, -1);
  try {
    for (const [index, line] of lines.entries()) {
      await settle(() => shown);
      shown = '';
      terminal.stdin.write(`${line}\r`);
      await until(
        () => read().length > index,
        () => `${shell} after "${line}": ${shown}`,
      );
    }
    return read().map((line) => line.split('\t').slice(0, -1));
  } finally {
    terminal.kill('SIGKILL');
  }
}

/** Until the shell has shown a prompt, and nothing after it for a moment. */
async function settle(shown: () => string): Promise<void> {
  let before = '';
  for (let round = 0; round < 100; round++) {
    await wait(150);
    if (shown() !== '' && shown() === before) return;
    before = shown();
  }
}

async function until(isDone: () => boolean, describe: () => string): Promise<void> {
  for (let round = 0; round < 300; round++) {
    if (isDone()) return;
    await wait(100);
  }
  throw new Error(`Nothing was called by ${describe()}`);
}
