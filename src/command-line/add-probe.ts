import type { Command } from 'commander';
import type { ProbeCommandOptions } from '../commands/probe';
import { collect } from './collect';
import { finish } from './finish';

/** `envtree probe` */
export function addProbe(program: Command): void {
  program
    .command('probe')
    .description('Send requests of an environment without instances, to see where they lose it.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .requiredOption('--url <url>', 'where requests enter')
    .option(
      '--env <environment>',
      'the environment (default: one below the default environment without a file)',
    )
    .option('--count <number>', 'how many requests, one after the other', '3')
    .option('--header <header>', "a further header, 'Name: value'; once for each", collect, [])
    .option('--own-instances', 'take it for no error that the environment has instances of its own')
    .option('--log <file>', "read the sidecars' log afterwards; - for standard input")
    .option('--wait <seconds>', 'how long to wait before the log is read', '3')
    .action(async (folder: string, options: ProbeCommandOptions) => {
      const { probe } = await import('../commands/probe.js');
      finish(await probe(folder, options));
    });
}
