import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { servicePortsPath, type Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';

/** Kubernetes wants a name for each of several ports of a Service. */
export function unnamedPort(model: Model): Diagnostic[] {
  return certainAddresses(model).flatMap(checkNames);
}

function checkNames(address: Address): Diagnostic[] {
  const { service, describedBy, ports } = address;
  return ports.flatMap(({ servicePort: { name, port } }, index) => {
    if (ports.length === 1 || name !== undefined) return [];
    const message = `The port ${String(port)} of "${service}" has no name; Kubernetes wants one for each of several ports of a Service`;
    const location = locateInInstance(describedBy, [...servicePortsPath(address), index]);
    return [error({ code: 'unnamed-port', message, location })];
  });
}
