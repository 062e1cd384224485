import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import type { Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/**
 * At each address of a service, requests are routed to instances behind the others as well, by the port that was
 * called: one that they lack leads nowhere.
 */
export function portDiffers({ services }: Model): Diagnostic[] {
  return services.flatMap(({ addresses }) =>
    addresses.flatMap((address) =>
      addresses.filter((other) => other !== address).flatMap((other) => compare(address, other)),
    ),
  );
}

function compare({ service, namespace, describedBy, routedPorts }: Address, other: Address): Diagnostic[] {
  const numbers = new Set(other.routedPorts.map(({ servicePort }) => servicePort.port));
  const missing = routedPorts.filter(({ servicePort }) => !numbers.has(servicePort.port));
  return missing.map(({ servicePort: { port } }) =>
    warning({
      code: 'port-differs',
      message: `The port ${String(port)} of "${service}" is routed in the namespace "${namespace}", and none in "${other.namespace}": requests to it will fail where an environment of "${other.namespace}" has to answer`,
      location: locateInInstance(describedBy, ['ports']),
      related: [
        {
          message: `"${service}" in "${other.describedBy.environment.name}"`,
          location: locateInInstance(other.describedBy, ['ports']),
        },
      ],
    }),
  );
}
