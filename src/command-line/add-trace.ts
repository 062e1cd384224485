import { Option, type Command } from 'commander';
import type { TraceCommandOptions } from '../commands/trace';
import { finish } from './finish';

/** `envtree trace` */
export function addTrace(program: Command): void {
  program
    .command('trace')
    .description("Find the services that lose a request's environment, by the logs of sidecars.")
    .argument('[files...]', 'logs, or exports of them; - for standard input (default: standard input)')
    .option('--env <environment>', 'the requests of this environment alone')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .option(
      '--folder <folder>',
      'the folder whose files declare calls (default: the current one, if it has envs/)',
    )
    .option('--exit-code', 'fail with 1 where a service loses an environment, or a call is not declared')
    .action(async (files: readonly string[], options: TraceCommandOptions) => {
      const { trace } = await import('../commands/trace.js');
      finish(await trace(files, options));
    });
}
