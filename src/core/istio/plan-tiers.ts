import type { EnvironmentTree } from '../environment/environment-tree';
import { hostAddress, hostPortName, tierName } from '../names/object-names';
import { beforeRoutes } from '../plan/argocd-order';
import { podSelector } from '../plan/labels';
import { objectBasics } from '../plan/object-basics';
import type { Tier, TierPort } from '../plan/planned-object';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import type { Model } from '../services/model';
import { resolveTarget, type AddressPort } from '../services/ports';
import { addressOf, selectorByName, tiersOf, type ResolvedService } from '../services/resolved-service';
import { destinationHost, instancesWithHost } from './hosts';
import { hostVisibilityOf } from './visibility';

/**
 * The pods behind the hosts of instances. Istio merges ServiceEntries of one host and namespace, so that each tier can
 * have pods of another environment behind it; all tiers of a host have the same ports, since the oldest
 * ServiceEntry's count.
 */
export function planTiers({ called, tree }: Model): Tier[] {
  return called.flatMap((service) =>
    instancesWithHost(service).flatMap((instance) => planHost(service, instance, tree)),
  );
}

function planHost(service: ResolvedService, instance: Instance, tree: EnvironmentTree): Tier[] {
  const address = addressOf(service, instance);
  const { settings } = tree;
  const host = destinationHost(service, instance, tree);
  const owner = {
    service: service.name,
    environment: instance.environment.name,
    splitter: settings.splitter,
  };
  return tiersOf(instance, tree).map((tier): Tier => {
    const { name } = tier.environment;
    return {
      ...objectBasics(instance, tierName(owner, name)),
      kind: 'ServiceEntry',
      layer: 'hosts',
      annotations: beforeRoutes,
      ...hostVisibilityOf(tree, instance.environment.namespace),
      host,
      ...(address.callerPorts.length > 0 && { address: hostAddress(host) }),
      tier: name,
      ports: tierPorts(address, tier),
      selector: tier.given ? selectorByName(service.name, tier.given) : podSelector(tier, settings),
    };
  });
}

function tierPorts({ hostPorts }: Address, { specification }: Instance): TierPort[] {
  return hostPorts.map(({ servicePort, target, protocol }: AddressPort) => ({
    number: servicePort.port,
    name: servicePort.name ?? hostPortName(servicePort.port),
    ...(protocol !== 'sniffed' && { protocol }),
    targetPort: resolveTarget(target, specification) ?? servicePort.port,
  }));
}
