import { Option, type Command } from 'commander';
import type { ExplainOptions } from '../commands/explain';
import { collect } from './collect';
import { finish } from './finish';
import { isColoured } from './is-coloured';

type ExplainArguments = [
  environment: string | undefined,
  service: string | undefined,
  options: Omit<ExplainOptions, 'isColoured'>,
];

/** `envtree explain` */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Say who answers a request and why; without arguments, who answers whom.')
    .argument('[environment]', 'of the request, with a file or not; - for none')
    .argument('[service]', 'that is called; without it, all of them')
    .option('--folder <dir>', 'the folder with envs/ and envtree.yaml', '.')
    .option('--chain <services>', 'services that call each other, in this order: app-js,app-go')
    .option(
      '--request <header>',
      "a header of the request, 'Name: value', in place of ENVIRONMENT; once for each",
      collect,
      [],
    )
    .option('--unready <instances>', 'instances without a ready pod: orders@dev.proj1,stock@dev')
    .option('--values', 'where each value of the answering instance comes from')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(async (...[environment, service, options]: ExplainArguments) => {
      const { explain } = await import('../commands/explain.js');
      const names = [environment, service].filter((name) => name !== undefined);
      finish(explain(names, { ...options, isColoured: isColoured() }));
    });
}
