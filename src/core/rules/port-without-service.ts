import type { Path } from '../definition/json';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { saysWithoutPorts } from '../services/address';
import { findUnlessInherited } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { containerPorts, podPorts, resolveTarget } from '../services/ports';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { warnOf } from './warn-of';

/** A port of an instance that the one Service, which has the ports of the instance that it selects, lacks. */
export function portWithoutService(model: Model): Diagnostic[] {
  return certainServices(model).flatMap((service) =>
    service.instances.flatMap((instance) => compare(instance, service)),
  );
}

function compare(instance: Instance, resolved: ResolvedService): Diagnostic[] {
  const { service, environment } = instance;
  const { describedBy } = addressOf(resolved, instance);
  const placeOf = ({ index }: UnknownPort): Path => ['ports', index];
  const found = findUnlessInherited(instance, (it) => findUnknown(it, resolved), {
    keyOf: ({ index }) => index,
    placeOf,
  });
  return found.flatMap((port) =>
    warnOf(instance, {
      code: 'port-without-service',
      message: `The port ${String(port.number)} of "${service}" in "${environment.name}" is not one of the Service, which has the ports of "${describedBy.environment.name}": nobody can call it by the Service's name`,
      location: locateInInstance(instance, placeOf(port)),
    }),
  );
}

interface UnknownPort {
  readonly index: number;
  readonly number: number;
}

/** The ports of an instance that lead to no port of the Service, nor of the pods that this selects. */
function findUnknown(instance: Instance, resolved: ResolvedService): UnknownPort[] {
  const { specification } = instance;
  const address = addressOf(resolved, instance);
  const { describedBy, ports } = address;
  if (saysWithoutPorts(address)) return [];
  const known = new Set([
    ...ports.map(({ target }) => resolveTarget(target, specification)),
    ...podPorts(describedBy.specification).map(({ containerPort }) => containerPort),
  ]);
  return containerPorts(specification)
    .map(({ containerPort }, index) => ({ index, number: containerPort }))
    .filter(({ number }) => !known.has(number));
}
