import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './run-envtree';

export interface Serving {
  readonly program: ChildProcess;
  readonly url: string;
  /** All that it has said so far. */
  readonly said: () => string;
}

/** Starts `envtree serve` in a folder, and waits until it says where the page is. */
export function startServing(folder: string, port = '0'): Promise<Serving> {
  const program = spawn(process.execPath, [join(repository, 'lib/src/cli.js'), 'serve', '--port', port], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let text = '';
  return new Promise((resolve, reject) => {
    program.once('exit', () => {
      reject(new Error(text));
    });
    program.stderr.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const [url] = /http:\S+/.exec(text) ?? [];
      if (url !== undefined) resolve({ program, url, said: () => text });
    });
  });
}
