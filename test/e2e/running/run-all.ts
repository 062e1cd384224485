import { acceptPluginPatch } from './accept-plugin-patch';
import { acceptScenarios } from './accept-scenarios';
import { acceptValues } from './accept-values';
import { readCases } from './read-cases';
import { Report } from './report';
import { runCase } from './run-case';
import type { Assignment } from '../sandbox/enter-sandbox';
import type { Stack } from './stack';

/** Runs the named cases, or all of them and the scenarios' acceptance; true if everything was as expected. */
export async function runAll(
  stack: Stack,
  { cases: names, hold }: Pick<Assignment, 'cases' | 'hold'>,
): Promise<boolean> {
  const report = new Report();
  const cases = readCases(names);
  if (names.length === 0) {
    await acceptScenarios(stack, report);
    await acceptValues(stack, report);
    await acceptPluginPatch(stack, report);
  }
  for (const one of cases) {
    report.title(`${one.name}: ${one.proves}`);
    try {
      await runCase(stack, one, { report, hold });
    } catch (error) {
      report.check({ isGood: false, text: error instanceof Error ? error.message : String(error) });
    }
    if (!hold) await stack.removeObjects();
  }
  const { passed, failed } = report.counts;
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}
