/** `npm run e2e`: a real control plane, real sidecars, and the cases that are asked of them. */
import { program } from 'commander';
import { preparePrograms } from './programs/prepare-programs';
import { requireMachine } from './require-machine';
import { requireCases } from './running/read-cases';
import { enterSandbox } from './sandbox/enter-sandbox';

async function main(cases: readonly string[], { hold = false }: { hold?: boolean }): Promise<number> {
  requireCases(cases);
  requireMachine();
  const programs = await preparePrograms();
  return enterSandbox({ programs, cases, hold });
}

program
  .name('npm run e2e --')
  .description('Exits with 0 if every answer was as expected. Logs stay after a failure.')
  .argument('[case...]', 'cases to run, all of them by default')
  .option('--hold', 'leave the cases and the stack running afterwards, until Ctrl-C')
  .action(async (cases: readonly string[], options: { hold?: boolean }) => {
    try {
      process.exitCode = await main(cases, options);
    } catch (error) {
      program.error(error instanceof Error ? error.message : String(error));
    }
  });

void program.parseAsync();
