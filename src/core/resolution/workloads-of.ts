import type { Plan } from './plan';

/** The part of `plan` that is one environment's own: its workloads, and the Services that select its pods. */
export function workloadsOf(plan: Plan, name: string): Plan {
  const isOwn = ({ environment }: { readonly environment: string }): boolean => environment === name;
  return {
    ...plan,
    services: plan.services.filter(isOwn),
    workloads: plan.workloads.filter(isOwn),
    instanceServices: [],
    tiers: [],
    policies: [],
    tags: [],
    routes: [],
  };
}
