#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { argocd } from './commands/argocd';
import { check, type CheckOptions } from './commands/check';
import type { CommandResult } from './commands/command-result';
import { render, type RenderOptions } from './commands/render';
import { layerChoices } from './core/plan/selection';

/** `process.exit` would cut off what a pipe has not yet taken; the process ends by itself, with this code. */
function finish({ stdout, stderr, exitCode }: CommandResult): void {
  process.exitCode = exitCode;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
}

function describeProgram(): Command {
  const program = new Command('envtree')
    .description('Renders hierarchical virtual environments into Kubernetes and Istio manifests.')
    .version(version)
    .exitOverride();
  program
    .command('render')
    .description('Print the manifests of all environments, or write them to a folder.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .option('--env <name>', 'the workloads of this environment alone')
    .addOption(
      new Option('--layer <layer>', 'one layer alone; routing is hosts and routes').choices(
        Object.keys(layerChoices).filter((choice) => choice !== 'applications'),
      ),
    )
    .addOption(
      new Option('--format <format>', 'json has one object a line').choices(['yaml', 'json']).default('yaml'),
    )
    .option('--output-dir <dir>', 'write LAYER/ENVIRONMENT.yaml into this folder, instead of printing')
    .option('--allow-empty', 'take it for no error that there is nothing to render')
    .action((folder: string, options: RenderOptions) => {
      finish(render(folder, options));
    });
  program
    .command('check')
    .description('Print what is wrong with the environments, and, with aliases, whose carriers are read.')
    .argument('[folder]', 'the folder with envs/ and envtree.yaml', '.')
    .option('--allow-empty', 'take it for no error that there is nothing to render')
    .action((folder: string, options: CheckOptions) => {
      finish(check(folder, options));
    });
  program
    .command('argocd')
    .description(
      "What Argo CD's plugin runs: print the JSON that an Application asks for by ARGOCD_... variables.",
    )
    .action(() => {
      finish(argocd(process.env));
    });
  return program;
}

function main(): void {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    // The reader of a pipe may leave early, as `head` does.
    if (fault.code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`error: The answer cannot be written: ${fault.message}\n`);
  });
  try {
    describeProgram().parse();
  } catch (fault) {
    if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : 2;
    else finish({ stdout: '', stderr: `error: ${(fault as Error).message}\n`, exitCode: 1 });
  }
}

main();
