import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { containerPorts, podPorts, resolveTarget } from '../services/ports';
import { addressOf } from '../services/resolved-service';

/** A port of an instance that the one Service, which has the ports of the instance that it selects, lacks. */
export function portWithoutService({ services }: Model): Diagnostic[] {
  return services.flatMap((service) =>
    service.instances.flatMap((instance) => compare(instance, addressOf(service, instance))),
  );
}

function compare(instance: Instance, { describedBy, ports }: Address): Diagnostic[] {
  const { service, specification, environment } = instance;
  if (instance === describedBy) return [];
  const known = new Set([
    ...ports.map(({ target }) => resolveTarget(target, specification)),
    ...podPorts(describedBy.specification).map(({ containerPort }) => containerPort),
  ]);
  return containerPorts(specification)
    .filter(({ containerPort }) => !known.has(containerPort))
    .map(({ containerPort }) =>
      warning({
        code: 'port-without-service',
        message: `The port ${String(containerPort)} of "${service}" in "${environment.name}" is not one of the Service, which has the ports of "${describedBy.environment.name}": nobody can call it by the Service's name`,
        location: locateInInstance(instance, ['ports']),
      }),
    );
}
