import type { Plan, PlannedObject } from './plan';

/** The part of `plan` that one environment's file asks for. */
export function partOfPlan(plan: Plan, environment: string): Plan {
  const own = <T extends PlannedObject>(objects: readonly T[]): T[] =>
    objects.filter((object) => object.environment === environment);
  return {
    ...plan,
    services: own(plan.services),
    workloads: own(plan.workloads),
    instanceServices: own(plan.instanceServices),
    tiers: own(plan.tiers),
    policies: own(plan.policies),
    tags: own(plan.tags),
    routes: own(plan.routes),
  };
}
