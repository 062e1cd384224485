import { acceptPluginPatch } from './accept-plugin-patch';
import { acceptScenarios } from './accept-scenarios';
import { acceptValues } from './accept-values';
import type { Case } from './case';
import { Durations } from './durations';
import { groupCases } from './group-cases';
import { readCases } from './read-cases';
import { Report } from './report';
import { runCase } from './run-case';
import { sideBySide } from './side-by-side';
import type { Assignment } from '../sandbox/enter-sandbox';
import type { Stack } from './stack';

/** A case, or something else that is checked. */
interface Part {
  readonly name: string;
  readonly proves: string;
  readonly run: (report: Report) => Promise<void>;
}

/** Runs the named cases, or all of them and the scenarios' acceptance; true if everything was as expected. */
export async function runAll(
  stack: Stack,
  { cases: names, hold }: Pick<Assignment, 'cases' | 'hold'>,
): Promise<boolean> {
  const durations = new Durations();
  const cases = readCases(names);
  const run = (part: Part): Promise<Report> => durations.note(part.name, () => runPart(part));
  const parts = (some: readonly Case[]): Part[] =>
    some.map((one) => ({ ...one, run: (report) => runCase(stack, one, { report, durations, hold }) }));
  const reports: Report[] = [];
  if (names.length === 0) reports.push(...(await sideBySide(acceptances(stack), run, 2)));
  for (const { members, width } of groupCases(cases)) {
    reports.push(...(await sideBySide(parts(members), run, width)));
  }
  new Report('durations').table(durations.table);
  const failed = sum(reports.map(({ counts }) => counts.failed));
  console.log(`\n${sum(reports.map(({ counts }) => counts.passed))} passed, ${failed} failed`);
  return failed === 0;
}

function acceptances(stack: Stack): Part[] {
  return [
    {
      name: 'scenarios',
      proves: 'The example and every scenario are accepted by the API server and by Istio',
      run: (report) => acceptScenarios(stack, report),
    },
    {
      name: 'values',
      proves: 'The API server and Istio refuse and take what the corpus of values says',
      run: (report) => acceptValues(stack, report),
    },
    {
      name: 'plugin-patch',
      proves: 'The patch that installs the plugin is accepted for the repo server',
      run: (report) => acceptPluginPatch(stack, report),
    },
  ];
}

/** Gives what was found; a part that cannot go on has failed. */
async function runPart({ name, proves, run }: Part): Promise<Report> {
  const report = new Report(name);
  report.step(proves);
  try {
    await run(report);
  } catch (error) {
    report.check({ isGood: false, text: error instanceof Error ? error.message : String(error) });
  }
  return report;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
