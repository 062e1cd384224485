import type { Settings } from '../definition/settings';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import type { Address } from './address';
import type { Instance } from './instance';
import { objectLabels, podSelector } from './labels';
import { tierName } from './object-names';
import type { Tier, TierPort } from './plan';
import { resolveTarget, type AddressPort } from './ports';
import { addressOf, destinationHost, type ResolvedService } from './resolved-service';

/**
 * The pods behind the hosts of a service's instances. Istio merges ServiceEntries of one host and namespace, so that
 * each tier can have pods of another environment behind it; all tiers of a host have the same ports, since the
 * oldest ServiceEntry's count.
 */
export function planTiers(service: ResolvedService, { settings }: EnvironmentTree): Tier[] {
  return instancesWithHost(service).flatMap((instance) => {
    const address = addressOf(service, instance);
    return tiersOf(instance, settings).map((environment): Tier => {
      const tier = service.instances.find((it) => it.environment === environment) as Instance;
      const { name: owner, namespace } = instance.environment;
      const { splitter } = settings;
      return {
        name: tierName({ service: service.service, environment: owner, splitter }, environment.name),
        namespace,
        service: service.service,
        environment: owner,
        labels: objectLabels(service.service),
        host: destinationHost(service, instance, splitter),
        tier: environment.name,
        ports: tierPorts(address, tier),
        selector: podSelector(service.service, environment.name, settings),
      };
    });
  });
}

/** The instances that have a host of their own: those that are routed to and that no Service selects. */
export function instancesWithHost(service: ResolvedService): Instance[] {
  if (!service.isRouted) return [];
  return service.instances.filter((instance) => {
    const { selected, routedPorts } = addressOf(service, instance);
    return selected !== instance && routedPorts.length > 0;
  });
}

/** The environments whose pods stand behind the host of an instance. */
export function tiersOf({ chain }: Instance, { fallback }: Settings): readonly Environment[] {
  return fallback === 'live' ? chain : chain.slice(0, 1);
}

function tierPorts({ routedPorts }: Address, { specification }: Instance): TierPort[] {
  return routedPorts.map(({ servicePort, target, protocol }: AddressPort) => ({
    number: servicePort.port,
    name: servicePort.name ?? `port-${String(servicePort.port)}`,
    ...(protocol !== 'sniffed' && { protocol }),
    targetPort: resolveTarget(target, specification) ?? servicePort.port,
  }));
}
