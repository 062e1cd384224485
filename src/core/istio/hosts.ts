import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import { instanceHost, serviceHost } from '../names/object-names';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { addressOf, type ResolvedService } from '../services/resolved-service';

/** The full name of an address's Service. */
export function addressHost({ name, namespace }: Address, { clusterDomain }: Settings): string {
  return serviceHost(name, namespace, clusterDomain);
}

/** Where requests for `instance` are routed to: the Service, if that selects its pods, else a host of its own. */
export function destinationHost(
  service: ResolvedService,
  instance: Instance,
  { settings }: EnvironmentTree,
): string {
  const address = addressOf(service, instance);
  if (address.selected === instance) return addressHost(address, settings);
  const { name: environment, namespace } = instance.environment;
  return instanceHost({ service: service.name, environment, splitter: settings.splitter }, namespace);
}

/** The instances that have a host of their own: those that are routed to and that no Service selects. */
export function instancesWithHost(service: ResolvedService): Instance[] {
  if (!service.isRouted) return [];
  return service.instances.filter((instance) => {
    const { selected, hostPorts } = addressOf(service, instance);
    return selected !== instance && hostPorts.length > 0;
  });
}
