import type { Command } from 'commander';
import { finish } from './finish';

/** `envtree argocd` */
export function addArgocd(program: Command): void {
  program
    .command('argocd')
    .description(
      "What Argo CD's plugin runs: print the JSON that an Application asks for by ARGOCD_... variables.",
    )
    .action(async () => {
      const { argocd } = await import('../commands/argocd.js');
      finish(argocd(process.env));
    });
}
