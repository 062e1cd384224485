import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { isUncertainWithin, locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { podPorts, resolveTarget } from '../services/ports';
import { addressOf } from '../services/resolved-service';

/** A port of a Service that leads to no port of an instance's pods. */
export function portMissing({ services, tree }: Model): Diagnostic[] {
  return services.flatMap((service) =>
    service.instances.flatMap((instance) => {
      const address = addressOf(service, instance);
      if (isUncertainWithin(address.describedBy, ['service', 'ports'], tree)) return [];
      return instance === address.describedBy ? checkSelected(address) : checkOther(instance, address);
    }),
  );
}

/** A name that leads to no port of the pod leaves the Service without endpoints. */
function checkSelected({ service, describedBy, ports }: Address): Diagnostic[] {
  return ports.flatMap(({ target }, index) => {
    if (resolveTarget(target, describedBy.specification) !== undefined) return [];
    const names = podPorts(describedBy.specification).flatMap(({ name }) => name ?? []);
    return [
      warning({
        code: 'port-missing',
        message: `"${service}" in "${describedBy.environment.name}" has no port "${String(target)}", which its Service leads to: every request will be refused`,
        location: locateInInstance(describedBy, ['service', 'ports', index]),
        hint: didYouMean(String(target), names),
      }),
    ];
  });
}

/** The one Service has the ports of the instance that it selects; another instance may have others. */
function checkOther(instance: Instance, { describedBy, routedPorts }: Address): Diagnostic[] {
  const { service, specification, environment } = instance;
  const [own, of] = [`"${service}" in "${environment.name}"`, `"${describedBy.environment.name}"`];
  return routedPorts
    .filter(({ target }) => resolveTarget(target, specification) === undefined)
    .map(({ servicePort, target }) =>
      warning({
        code: 'port-missing',
        message: `${own} has no port "${String(target)}", which the Service has from ${of}: requests to ${String(servicePort.port)} will be refused`,
        location: locateInInstance(instance, ['ports']),
      }),
    );
}
