import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
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
  /** Whether requests are routed by environment: there is an instance beside the default root's, and an HTTP port. */
  readonly isRouted: boolean;
  /** Whether an error elsewhere leaves open what its addresses are, so that nothing is to be said of them. */
  readonly isUncertain: boolean;
}

export function resolveService(service: ServiceInstances, tree: EnvironmentTree): ResolvedService {
  return resolveBy({ ...service, name: service.service, addresses: resolveAddresses(service, tree) }, tree);
}

/** The same by each further Service that a given instance is called by, in the namespaces that have one. */
export function resolveFurther(service: ResolvedService, tree: EnvironmentTree): ResolvedService[] {
  const further = service.addresses.flatMap(furtherAddresses);
  const names = [...new Set(further.map(({ name }) => name))].sort();
  return names.map((name) => {
    const addresses = further.filter((address) => address.name === name);
    const namespaces = addresses.map(({ namespace }) => namespace);
    const isHere = ({ environment }: Instance): boolean => namespaces.includes(environment.namespace);
    const instances = service.instances.filter(isHere);
    return resolveBy({ service: service.service, instances, name, addresses }, tree);
  });
}

type Called = ServiceInstances & Pick<ResolvedService, 'name' | 'addresses'>;

function resolveBy(called: Called, tree: EnvironmentTree): ResolvedService {
  const { instances, addresses } = called;
  const fallback = instances.find(({ environment }) => environment.name === tree.defaultEnvironment);
  const hasOthers = instances.some((instance) => instance !== fallback);
  const isRouted = hasOthers && addresses.some(({ routedPorts }) => routedPorts.length > 0);
  return { ...called, fallback, isRouted, isUncertain: isAddressUncertain(called, tree) };
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
