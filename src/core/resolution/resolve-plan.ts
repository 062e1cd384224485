import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { checkInstance, checkTopmost } from './check-instance';
import { checkNameClashes } from './check-name-clashes';
import { checkPorts } from './check-ports';
import { checkTrafficPolicy } from './check-traffic-policy';
import { resolveInstances } from './instance';
import { escapeEnvironment } from './object-names';
import type { Plan, PlannedEnvironment } from './plan';
import { planAnswers } from './plan-answers';
import { planInstanceServices } from './plan-instance-services';
import { planPolicies } from './plan-policies';
import { planRoutes } from './plan-routes';
import { planService } from './plan-service';
import { planTags } from './plan-tags';
import { planTiers } from './plan-tiers';
import { planWorkload } from './plan-workload';
import { addressOf, resolveService, type ResolvedService } from './resolved-service';

export interface ResolvedPlan {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Who answers for every service in every environment, and the objects that make it so. */
export function resolvePlan(tree: EnvironmentTree): ResolvedPlan {
  const services = resolveInstances(tree).map((service) => resolveService(service, tree));
  const plan = makePlan(services, tree);
  const diagnostics = services.flatMap((service) => checkService(service, tree));
  return { plan, diagnostics: [...diagnostics, ...checkNameClashes(plan, tree)] };
}

function makePlan(services: readonly ResolvedService[], tree: EnvironmentTree): Plan {
  const { settings, defaultEnvironment } = tree;
  const answers = services.map((service) => planAnswers(service, settings, defaultEnvironment));
  const instances = services.flatMap((service) => service.instances);
  return {
    environments: [...tree.environments.values()].map((environment) => planEnvironment(environment, tree)),
    answers,
    services: services.flatMap(({ addresses }) =>
      addresses.flatMap((address) => planService(address, settings)),
    ),
    workloads: instances.map((instance) => planWorkload(instance, settings)).sort(byEnvironment),
    instanceServices: services.flatMap((service) => planInstanceServices(service, tree)),
    tiers: services.flatMap((service) => planTiers(service, tree)),
    policies: services.flatMap((service) => planPolicies(service, tree)),
    tags: planTags(tree),
    routes: services.flatMap((service, index) => planRoutes(service, present(answers[index]).answers, tree)),
  };
}

function planEnvironment(
  { name, namespace, ancestors, definition }: Environment,
  tree: EnvironmentTree,
): PlannedEnvironment {
  const { description, owner, expires } = definition;
  return {
    name,
    escapedName: escapeEnvironment(name, tree.settings.splitter),
    namespace,
    ancestors,
    isDefault: name === tree.defaultEnvironment,
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

interface OfEnvironment {
  readonly environment: string;
  readonly service: string;
}

function byEnvironment(a: OfEnvironment, b: OfEnvironment): number {
  const key = ({ environment, service }: OfEnvironment): string => `${environment}\0${service}`;
  return key(a) < key(b) ? -1 : 1;
}

function checkService(service: ResolvedService, tree: EnvironmentTree): Diagnostic[] {
  return [
    ...service.instances.flatMap((instance) => checkInstance(instance, tree)),
    ...service.instances.flatMap((instance) => checkTopmost(instance, addressOf(service, instance).selected)),
    ...service.addresses.flatMap(({ selected }) => checkTrafficPolicy(selected, tree)),
    ...checkPorts(service),
  ];
}
