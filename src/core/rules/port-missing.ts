import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import { servicePortsPath, type Address } from '../services/address';
import type { Instance } from '../services/instance';
import { isPlaceInherited, locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { podPorts, resolveTarget } from '../services/ports';
import { addressOf } from '../services/resolved-service';
import { warnOf } from './warn-of';

/** A port of a Service that leads to no port of an instance's pods. */
export function portMissing(model: Model): Diagnostic[] {
  return certainServices(model).flatMap((service) =>
    service.instances.flatMap((instance) => {
      const address = addressOf(service, instance);
      return instance === address.describedBy ? checkSelected(address) : checkOther(instance, address);
    }),
  );
}

/** A name that leads to no port of the pod leaves the Service without endpoints. */
function checkSelected({ service, describedBy, ports }: Address): Diagnostic[] {
  const names = podPorts(describedBy.specification).flatMap(({ name }) => name ?? []);
  return ports.flatMap(({ target }, index) => {
    if (resolveTarget(target, describedBy.specification) !== undefined) return [];
    return warnOf(describedBy, {
      code: 'port-missing',
      message: `"${service}" in "${describedBy.environment.name}" has no port "${String(target)}", which its Service leads to: every request will be refused`,
      location: locateInInstance(describedBy, ['service', 'ports', index]),
      hint: didYouMean(String(target), names),
    });
  });
}

/** The one Service has the ports of the instance that describes it; another instance may have others. */
function checkOther(instance: Instance, address: Address): Diagnostic[] {
  const { service, specification, environment, parent } = instance;
  const { describedBy, ports } = address;
  const [own, of] = [`"${service}" in "${environment.name}"`, `"${describedBy.environment.name}"`];
  const isInherited = isPlaceInherited(instance, ['ports']) && parent !== describedBy;
  return ports.flatMap(({ servicePort, target, protocol }, index) => {
    if (protocol === 'other' || resolveTarget(target, specification) !== undefined) return [];
    // The instance above is told of it.
    if (isInherited && resolveTarget(target, present(parent).specification) === undefined) return [];
    return warnOf(instance, {
      code: 'port-missing',
      message: `${own} has no port "${String(target)}", which the Service has from ${of}: requests to ${String(servicePort.port)} will be refused`,
      location: locateInInstance(instance, ['ports']),
      related: [
        {
          message: 'The port of the Service',
          location: locateInInstance(describedBy, [...servicePortsPath(address), index]),
        },
      ],
    });
  });
}
