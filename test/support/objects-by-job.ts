import type { Plan, PlannedObject, Workload } from '../../src';
import { objectsOfKind } from './objects-of-kind';

/** The planned objects by what they do, in their order. */
export interface ObjectsByJob {
  readonly workloads: readonly Workload[];
  /** Those that give a service its name. */
  readonly services: ReturnType<typeof objectsOfKind<'Service'>>;
  /** Those that keep an instance's pods. */
  readonly instanceServices: ReturnType<typeof objectsOfKind<'Service'>>;
  readonly tiers: ReturnType<typeof objectsOfKind<'ServiceEntry'>>;
  readonly policies: ReturnType<typeof objectsOfKind<'DestinationRule'>>;
  readonly tags: ReturnType<typeof objectsOfKind<'EnvoyFilter'>>;
  readonly routes: ReturnType<typeof objectsOfKind<'VirtualService'>>;
}

export function objectsByJob(plan: Plan): ObjectsByJob {
  const services = objectsOfKind(plan, 'Service');
  return {
    workloads: plan.objects.filter(isWorkload),
    services: services.filter(({ name }) => !name.startsWith('envtree-')),
    instanceServices: services.filter(({ name }) => name.startsWith('envtree-')),
    tiers: objectsOfKind(plan, 'ServiceEntry'),
    policies: objectsOfKind(plan, 'DestinationRule'),
    tags: objectsOfKind(plan, 'EnvoyFilter'),
    routes: objectsOfKind(plan, 'VirtualService'),
  };
}

function isWorkload(object: PlannedObject): object is Workload {
  return object.layer === 'workloads';
}
