import type { EnvironmentTree } from '../environment/environment-tree';
import { resolveAddresses, type Address } from './address';
import type { Instance, ServiceInstances } from './instance';
import { instanceHost } from './object-names';

/** A service with all that its answers and routes depend on. */
export interface ResolvedService extends ServiceInstances {
  readonly addresses: readonly Address[];
  /** The default root's instance, which answers whatever no other one does. */
  readonly fallback: Instance | undefined;
  /** Whether requests are routed by environment: there is an instance beside the default root's, and an HTTP port. */
  readonly isRouted: boolean;
}

export function resolveService(service: ServiceInstances, tree: EnvironmentTree): ResolvedService {
  const addresses = resolveAddresses(service, tree);
  const fallback = service.instances.find(({ environment }) => environment.name === tree.defaultEnvironment);
  const hasOthers = service.instances.some((instance) => instance !== fallback);
  const isRouted = hasOthers && addresses.some(({ routedPorts }) => routedPorts.length > 0);
  return { ...service, addresses, fallback, isRouted };
}

/** The address in the namespace of `instance`. */
export function addressOf({ addresses }: ResolvedService, { environment }: Instance): Address {
  return addresses.find(({ namespace }) => namespace === environment.namespace) as Address;
}

/** Where requests for `instance` are routed to: the Service, if that selects its pods, else a host of its own. */
export function destinationHost(service: ResolvedService, instance: Instance, splitter: string): string {
  const { selected, host, namespace } = addressOf(service, instance);
  if (selected === instance) return host;
  return instanceHost(
    { service: service.service, environment: instance.environment.name, splitter },
    namespace,
  );
}
