import type { Case, Step } from './case';

export interface Group {
  readonly members: readonly Case[];
  /** How many run at once. */
  readonly width: number;
}

/**
 * The cases in groups, one group after the other: those by hand, which ask how soon answers follow; those that a GitOps
 * tool delivers, which wait for it most of the time; and those that need the machine for themselves. The longest of a
 * group come first, so that none is left alone at its end.
 */
export function groupCases(cases: readonly Case[]): Group[] {
  const longestFirst = [...cases].sort((a, b) => countSteps(b.steps) - countSteps(a.steps));
  const besides = longestFirst.filter(({ alone = false }) => !alone);
  return [
    { members: besides.filter(({ delivery }) => delivery === undefined), width: 2 },
    {
      members: besides.filter(({ delivery }) => delivery !== undefined),
      width: 2,
    },
    { members: longestFirst.filter(({ alone = false }) => alone), width: 1 },
  ];
}

function countSteps(steps: readonly Step[]): number {
  return steps.reduce((count, step) => count + 1 + ('load' in step ? countSteps(step.steps) : 0), 0);
}
