import { Option, type Command } from 'commander';
import type { CheckOptions } from '../commands/check';
import { finish } from './finish';

/** `envtree check` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'Print what is wrong with the environments or worth a look, and, with aliases, whose carriers are read.',
    )
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .addOption(
      new Option('--format <format>', 'how it is said; all but text goes to stdout')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .option('--now [date]', 'tell which environments have expired by that day; today, where none is said')
    .option('--allow-empty', 'take it for no error that there is nothing to render')
    .action(async (folder: string, options: CheckOptions) => {
      const { check } = await import('../commands/check.js');
      finish(check(folder, options));
    });
}
