import type { Command } from 'commander';
import { finish } from './finish';

/** `envtree serve` */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'Show the page of `graph --format html` in a browser, and follow the files while one edits them.',
    )
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .option('--port <port>', 'the port on this machine; 0 is any that is free', '4780')
    .action(async (folder: string, { port }: { port: string }) => {
      const { serve } = await import('../commands/serve.js');
      const say = (text: string): void => {
        process.stderr.write(text);
      };
      finish(await serve(folder, { port, say }));
    });
}
