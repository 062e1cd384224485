import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import { resolveAddresses, type Address } from './address';
import { isAddressUncertain } from './uncertainty';
import { chainOf, type Instance, type ServiceInstances } from './instance';

/** A service with all that its answers and routes depend on. */
export interface ResolvedService extends ServiceInstances {
  readonly addresses: readonly Address[];
  /** The default root's instance, which answers whatever no other one does. */
  readonly fallback: Instance | undefined;
  /** Whether requests are routed by environment: there is an instance beside the default root's, and an HTTP port. */
  readonly isRouted: boolean;
  /** Whether an error elsewhere leaves open what its addresses are, so that nothing is to be said of them. */
  readonly isUncertain: boolean;
}

export function resolveService(service: ServiceInstances, tree: EnvironmentTree): ResolvedService {
  const addresses = resolveAddresses(service, tree);
  const fallback = service.instances.find(({ environment }) => environment.name === tree.defaultEnvironment);
  const hasOthers = service.instances.some((instance) => instance !== fallback);
  const isRouted = hasOthers && addresses.some(({ routedPorts }) => routedPorts.length > 0);
  return { ...service, addresses, fallback, isRouted, isUncertain: isAddressUncertain(service, tree) };
}

/** The address in the namespace of `instance`. */
export function addressOf(
  { addresses }: Pick<ResolvedService, 'addresses'>,
  { environment }: Instance,
): Address {
  return present(addresses.find(({ namespace }) => namespace === environment.namespace));
}

/** The instances that answer for an instance's environment: each while none of those before it has a ready pod. */
export function tiersOf(
  instance: Instance,
  { settings }: EnvironmentTree,
): readonly [Instance, ...Instance[]] {
  return settings.fallback === 'live' ? chainOf(instance) : [instance];
}
