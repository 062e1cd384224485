import { nameOf, selectorOfGiven, selectorOfService, type GivenInstance } from '../definition/given-instance';
import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import { selects, type Labels } from '../manifests/label-selector';
import { furtherAddresses, resolveAddresses, type Address } from './address';
import { isAddressUncertain } from './uncertainty';
import { chainOf, type Instance, type ServiceInstances } from './instance';

/** A service with all that its answers and routes depend on, by one of the names that it is called by. */
export interface ResolvedService extends ServiceInstances {
  /** What its objects are named after: the service, or a further Service of the same pods. */
  readonly name: string;
  readonly addresses: readonly Address[];
  /** The default root's instance, which answers whatever no other one does. */
  readonly fallback: Instance | undefined;
  /** Whether any port is routed by environment, and there is an instance beside the default root's. */
  readonly isRouted: boolean;
  /** Whether an error elsewhere leaves open what its addresses are, so that nothing is to be said of them. */
  readonly isUncertain: boolean;
}

export function resolveService(service: ServiceInstances, tree: EnvironmentTree): ResolvedService {
  return resolveCalled(
    { ...service, name: service.service, addresses: resolveAddresses(service, tree) },
    tree,
  );
}

/**
 * The same by each further Service that a given instance is called by, in the namespaces that have one. One of a single
 * version leads to no fork of another one.
 */
export function resolveFurther(service: ResolvedService, tree: EnvironmentTree): ResolvedService[] {
  const further = service.addresses.flatMap(furtherAddresses);
  const names = [...new Set(further.map(({ name }) => name))].sort();
  return names.map((name) => {
    const addresses = further.filter((address) => address.name === name);
    const instances = service.instances.filter((instance) =>
      addresses.some((address) => isCalledBy(name, instance, address)),
    );
    return resolveCalled({ service: service.service, name, instances, addresses }, tree);
  });
}

function isCalledBy(name: string, { environment, fork }: Instance, address: Address): boolean {
  if (environment.namespace !== address.namespace) return false;
  return !fork || selects(selectorByName(name, fork.given), fork.original);
}

/** What selects a given instance's pods where it is called by `name`. */
export function selectorByName(name: string, given: GivenInstance): Labels {
  const service = given.services.find((it) => nameOf(it) === name);
  return service ? selectorOfService(service) : selectorOfGiven(given);
}

function resolveCalled(
  service: ServiceInstances & Pick<ResolvedService, 'name' | 'addresses'>,
  tree: EnvironmentTree,
): ResolvedService {
  const { instances, addresses } = service;
  const fallback = instances.find(({ environment }) => environment.name === tree.defaultEnvironment);
  const hasOthers = instances.some((instance) => instance !== fallback);
  const isRouted = hasOthers && addresses.some(({ hostPorts }) => hostPorts.length > 0);
  return { ...service, fallback, isRouted, isUncertain: isAddressUncertain(service, tree) };
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
