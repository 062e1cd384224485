import { Option, type Command } from 'commander';
import type { RenderOptions } from '../commands/answer-render';
import { layerChoices } from '../core/plan/selection';
import { finish } from './finish';

/** `envtree render` */
export function addRender(program: Command): void {
  program
    .command('render')
    .description('Print the manifests of all environments, or write them to a folder.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .option('--env <environment>', 'the workloads of this environment alone')
    .addOption(
      new Option('--layer <layer>', 'one layer alone; routing is hosts and routes').choices(
        Object.keys(layerChoices).filter((choice) => choice !== 'applications'),
      ),
    )
    .addOption(
      new Option('--format <format>', 'json has one object a line').choices(['yaml', 'json']).default('yaml'),
    )
    .option('--output-dir <dir>', 'write LAYER/ENVIRONMENT.yaml into this folder, instead of printing')
    .option('--cache <folder>', 'keep in this folder what --env prints, of all environments')
    .option('--allow-empty', 'take it for no error that there is nothing to render')
    .action(async (folder: string, options: RenderOptions) => {
      const { render } = await import('../commands/render.js');
      finish(await render(folder, options));
    });
}
