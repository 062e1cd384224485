import { Argument, type Command } from 'commander';
import { scripts, type Shell } from '../completion/scripts';
import { finish } from './finish';

/** `envtree completion`, and `envtree __complete`, which its scripts call. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print the script by which a shell completes commands, options and names.')
    .addArgument(new Argument('<shell>', 'the shell that reads it').choices(Object.keys(scripts)))
    .action(async (shell: Shell) => {
      const { completion } = await import('../commands/completion.js');
      finish(completion(shell));
    });
  program.command('__complete [words...]', { hidden: true }).action(async (words: string[]) => {
    const { complete } = await import('../commands/completion.js');
    finish(complete(program, words));
  });
}
