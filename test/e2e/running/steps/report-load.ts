import type { LoadStep } from '../case';
import type { Report } from '../report';
import { hasNoResponse, judgeLosses, type Loss } from './judge-losses';
import type { Tally } from './load';

export interface LoadResult {
  /** What came of each environment's requests. */
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly control: Tally;
  readonly answered: NonNullable<LoadStep['answered']>;
}

/** Checks that no environment lost a request but those that the machine did, and that those answered who were to. */
export function reportLoad(report: Report, { tallies, control, answered }: LoadResult): void {
  const wrong = control.losses.filter((loss) => !hasNoResponse(loss));
  const text = `${describe('the control', control)}, ${control.losses.length - wrong.length} without a response`;
  report.check({ isGood: wrong.length === 0 && control.asked > 0, text });
  printLosses(report, control.losses);
  for (const [environment, tally] of Object.entries(tallies)) {
    const { failures, excused } = judgeLosses(tally.losses, control);
    const notes = excused.length === 0 ? '' : `, ${excused.length} lost while the control lost some`;
    report.check({
      isGood: failures.length === 0 && tally.asked > 0,
      text: `${describe(environment, tally)}, ${failures.length} failed${notes}; ${whoAnswered(tally)}`,
    });
    printLosses(report, tally.losses);
  }
  for (const [environment, wanted] of Object.entries(answered)) {
    const got = [...(tallies[environment]?.answered.keys() ?? [])].sort();
    const isGood = JSON.stringify(got) === JSON.stringify([...wanted].sort());
    report.check({ isGood, text: `${environment} was answered by ${got.join(', ')}` });
  }
}

function describe(name: string, { asked }: Tally): string {
  return `${name}: ${asked} requests`;
}

function whoAnswered({ answered, first }: Tally): string {
  return [...answered].map(([who, count]) => `${who} ${count}${since(first.get(who) ?? 0)}`).join(', ');
}

/** Nothing for what answered from the beginning. */
function since(seconds: number): string {
  return seconds <= 0 ? '' : ` (first after ${seconds.toFixed(1)} s)`;
}

function printLosses(report: Report, losses: readonly Loss[]): void {
  for (const { asked, status, what } of losses.slice(0, 5)) {
    report.note(`    asked at ${new Date(asked).toISOString()}: ${status} ${what}`);
  }
}
