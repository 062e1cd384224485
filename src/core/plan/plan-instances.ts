import { callsOf } from '../services/calls';
import { locateInstance } from '../services/locate-in-instance';
import type { Instance } from '../services/instance';
import type { Model } from '../services/model';
import type { PlannedInstance } from './plan';

/** Every instance, as reports speak of it. */
export function planInstances(model: Model): PlannedInstance[] {
  return model.instances.map(planInstance);
}

function planInstance(instance: Instance): PlannedInstance {
  const { service, environment, kind, parent, given } = instance;
  const calls = callsOf(instance);
  return {
    service,
    environment: environment.name,
    kind,
    ...(parent && { parent: parent.environment.name }),
    deployedBy: given?.deployedBy ?? 'envtree',
    ...(calls && { calls }),
    locate: () => locateInstance(instance),
  };
}
