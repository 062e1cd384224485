import type { Case, Step } from './case';

export interface Group {
  readonly members: readonly Case[];
  /** How many run at once. */
  readonly width: number;
}

/**
 * The cases in groups, one group after the other. Those by hand share nothing, and wait for pods most of the time; those
 * that a GitOps tool delivers have that in common. The longest of a group come first, so that none is left alone at its end.
 */
export function groupCases(cases: readonly Case[]): Group[] {
  const longestFirst = [...cases].sort((a, b) => countSteps(b.steps) - countSteps(a.steps));
  return [
    { members: longestFirst.filter(({ delivery }) => delivery === undefined), width: 2 },
    { members: longestFirst.filter(({ delivery }) => delivery !== undefined), width: 1 },
  ];
}

function countSteps(steps: readonly Step[]): number {
  return steps.reduce((count, step) => count + 1 + ('load' in step ? countSteps(step.steps) : 0), 0);
}
