import type { Cost } from './measure-process';
import { median } from './statistics';

export type Measure = keyof Cost;

/** What all programs have cost at one size. */
export interface SizeResult {
  readonly environments: number;
  readonly objects: number;
  /** Seconds after which a program was ended. */
  readonly limit: number;
  readonly programs: readonly ProgramResult[];
}

export interface ProgramResult {
  readonly title: string;
  /** One a round; none where it was not run, or was ended at the limit. */
  readonly costs: readonly Cost[];
  /** Why there are none. */
  readonly missing?: 'ended at the limit' | 'not run';
}

/** The median of what a program has cost; undefined where nothing was measured. */
export function medianOf(size: SizeResult, title: string, measure: Measure): number | undefined {
  const costs = size.programs.find((program) => program.title === title)?.costs ?? [];
  return costs.length === 0 ? undefined : median(costs.map((cost) => cost[measure]));
}
