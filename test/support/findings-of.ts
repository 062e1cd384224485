import { withFindings } from '../../src/core/plan-environments';
import { planOf, saidOf } from './plan-of';

/** What `envtree check` says of environment files on a day: `dev.yaml:1:1 code`. */
export function findingsOf(
  environments: Readonly<Record<string, string>>,
  settings = '{}',
  today?: string,
): string[] {
  return saidOf(withFindings(planOf(environments, settings), { today }));
}
