import type { Command } from 'commander';
import type { ArgocdCommandOptions } from '../commands/argocd';
import { finish } from './finish';

/** `envtree argocd` */
export function addArgocd(program: Command): void {
  program
    .command('argocd')
    .description(
      "What Argo CD's plugin runs: print the JSON that an Application asks for by ARGOCD_... variables.",
    )
    .option('--cache <folder>', 'keep the answers for all environments of a commit in this folder')
    .action(async (options: ArgocdCommandOptions) => {
      const { argocd } = await import('../commands/argocd.js');
      finish(await argocd(process.env, options));
    });
}
