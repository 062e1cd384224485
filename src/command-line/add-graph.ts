import { Option, type Command } from 'commander';
import type { GraphOptions } from '../commands/graph';
import { finish } from './finish';

/** `envtree graph` */
export function addGraph(program: Command): void {
  program
    .command('graph')
    .description('Print the tree of environments with their instances.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .addOption(
      new Option('--format <format>', 'text, or what draws it')
        .choices(['text', 'mermaid', 'dot', 'html'])
        .default('text'),
    )
    .action(async (folder: string, options: GraphOptions) => {
      const { graph } = await import('../commands/graph.js');
      finish(graph(folder, options));
    });
}
