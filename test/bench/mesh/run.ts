/** `npm run bench:mesh`: what a sidecar of the end-to-end stack has, by the size of the tree and by how it is routed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { program } from 'commander';
import { preparePrograms } from '../../e2e/programs/prepare-programs';
import { requireMachine } from '../../e2e/require-machine';
import { enterSandbox } from '../../e2e/sandbox/enter-sandbox';
import { describeMachine } from '../describe-machine';
import { writePart } from '../write-part';
import type { Measured } from './measure-mesh';
import { meshPart } from './mesh-part';
import { drawMeshPictures } from './mesh-plots';

program
  .name('npm run bench:mesh --')
  .description(
    'Prints tables, and writes them into docs/benchmarks.md with pictures, and JSON. Each environment changes three services, each service calls five.',
  )
  .argument('[size...]', 'services x environments', ['10x10', '100x100', '200x300'])
  .option('--output <file>', 'where the JSON goes', 'mesh.json')
  .action(async (sizes: readonly string[], { output }: { output: string }) => {
    try {
      requireMachine();
      const programs = await preparePrograms();
      const mesh = { sizes: sizes.map(readSize), file: resolve(output) };
      const machine = describeMachine();
      process.exitCode = await enterSandbox({ programs, cases: [], hold: false, mesh });
      if (process.exitCode !== 0) return;
      const measured = JSON.parse(readFileSync(mesh.file, 'utf8')) as Measured[];
      const pictures = drawMeshPictures(measured);
      await writePart('mesh', meshPart(measured, machine, pictures), pictures);
    } catch (error) {
      program.error(error instanceof Error ? error.message : String(error));
    }
  });

function readSize(text: string): { services: number; environments: number } {
  const [, services, environments] = /^([1-9]\d*)x([1-9]\d*)$/.exec(text) ?? [];
  if (services === undefined || environments === undefined)
    throw new Error(`"${text}" is no size: say 100x100`);
  return { services: Number(services), environments: Number(environments) };
}

void program.parseAsync();
