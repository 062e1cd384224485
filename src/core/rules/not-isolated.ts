import type { Diagnostic } from '../diagnostics/diagnostic';
import { servicePortsPath, type Address } from '../services/address';
import type { Instance } from '../services/instance';
import { addressesOfInstance, isIsolated, isMeantIsolated } from '../services/isolated-ports';
import { locateInInstance, locateInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { warnOf } from './warn-of';

/** What an environment that is isolated has and cannot isolate: what others deploy, and ports of which nobody knows what they are. */
export function notIsolated(model: Model): Diagnostic[] {
  const instances = certainServices(model).flatMap((service) => service.instances);
  return instances.filter(isMeantIsolated).flatMap((instance) => {
    if (!isIsolated(instance)) return describeExternal(instance);
    return addressesOfInstance(instance, model).flatMap((address) => describePorts(instance, address));
  });
}

function describeExternal(instance: Instance): Diagnostic[] {
  return warnOf(instance, {
    code: 'not-isolated',
    message: `"${instance.service}" is external, so that nothing of it is isolated: its pods take requests of every environment`,
    location: locateInstance(instance),
    hint: 'Whoever deploys it says what it refuses.',
  });
}

function describePorts(instance: Instance, address: Address): Diagnostic[] {
  const { name, describedBy, ports } = address;
  return ports.flatMap(({ servicePort: { port }, protocol }, index) => {
    if (protocol !== 'sniffed') return [];
    return warnOf(instance, {
      code: 'not-isolated',
      message: `The port ${String(port)} of "${name}" does not say that it is HTTP, so that it is not isolated: were it TCP, every connection would be refused`,
      location: locateInInstance(describedBy, [...servicePortsPath(address), index]),
      hint: 'If it is HTTP, begin its name with "http", "http2" or "grpc", or give it an appProtocol; if it is not, with "tcp".',
    });
  });
}
