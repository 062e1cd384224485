import { Option, type Command } from 'commander';
import type { DiffOptions } from '../commands/diff';
import { finish } from './finish';

/** `envtree diff` */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('Show what changes for whom, by default from where HEAD parted from the main branch.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .option('--from <ref|folder>', 'the earlier state: a commit, or a folder with envs/')
    .option('--to <ref|folder>', 'the later state, by default the working tree')
    .addOption(
      new Option('--format <format>', 'markdown is for a comment of a pull request')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('--exit-code', 'exit with 1 where there are differences, and with 2 where anything is wrong')
    .action(async (folder: string, options: DiffOptions) => {
      const { diff } = await import('../commands/diff.js');
      finish(diff(folder, options));
    });
}
