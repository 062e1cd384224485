import { buildApp } from '../../src/constructs/build-app';
import { synthesize } from '../../src/constructs/synthesize';
import type { Plan } from '../../src/core/plan/plan';

/** Of what is printed of a plan, an app of cdk8s has the same, key by key. */
export function expectSameByApp(plan: Plan): void {
  const { charts } = buildApp(plan);
  const byApp = charts.map((chart) => chart.toJson() as unknown[]);
  const printed = synthesize(plan).map(({ manifests }) => manifests);
  expect(linesOf(byApp.flat())).toEqual(linesOf(printed.flat()));
}

function linesOf(objects: readonly unknown[]): string[] {
  return objects.map((object) => JSON.stringify(object));
}
