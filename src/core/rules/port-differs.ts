import type { Diagnostic } from '../diagnostics/diagnostic';
import { isToldElsewhere, servicePortsPath, type Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { warnOf } from './warn-of';

/**
 * At each address of a service, requests are routed to instances behind the others as well, by the port that was
 * called: one that they lack leads nowhere.
 */
export function portDiffers(model: Model): Diagnostic[] {
  return certainServices(model).flatMap(({ addresses }) =>
    // None lacks a port of its own that is routed.
    addresses.flatMap((address) => addresses.flatMap((other) => compare(address, other, addresses))),
  );
}

function compare(address: Address, other: Address, all: readonly Address[]): Diagnostic[] {
  const { service, namespace, describedBy, ports, hostPorts } = address;
  const numbers = new Set(other.hostPorts.map(({ servicePort }) => servicePort.port));
  return ports.flatMap((addressPort, index) => {
    const { port } = addressPort.servicePort;
    const place = [...servicePortsPath(address), index];
    if (!hostPorts.includes(addressPort) || numbers.has(port)) return [];
    if (isToldElsewhere(address, place, all)) return [];
    return warnOf(describedBy, {
      code: 'port-differs',
      message: `The port ${String(port)} of "${service}" is routed in the namespace "${namespace}", and none in "${other.namespace}": requests to it will fail where an environment of "${other.namespace}" has to answer`,
      location: locateInInstance(describedBy, place),
      related: [
        {
          message: `"${service}" in "${other.describedBy.environment.name}"`,
          location: locateInInstance(other.describedBy, servicePortsPath(other)),
        },
      ],
    });
  });
}
