import { serviceNames, type EnvironmentTree } from '../environment/environment-tree';
import { nobodysHost } from '../names/object-names';
import type { Labels } from '../plan/labels';
import type { CallerMatch, ConnectionRule } from '../plan/planned-object';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import type { ResolvedService } from '../services/resolved-service';
import { destinationHost } from './hosts';

interface Called {
  readonly service: ResolvedService;
  readonly address: Address;
  readonly tree: EnvironmentTree;
}

/**
 * Where connections to an address's TCP ports lead: one that starts in a pod of an environment, to whom a request of that
 * environment would; any other, to whom one without environment would. Labels are matched as a whole, so that every
 * environment with pods is named.
 */
export function planConnections({ service, address, tree }: Called): ConnectionRule[] {
  const rest = service.fallback ? destinationHost(service, service.fallback, tree) : nobodysHost;
  const rules = service.instances.map((owner): ConnectionRule => {
    const labels = callersOf(owner, service, tree).map((name) => ({ [tree.settings.label]: name }));
    const match = labels.flatMap((it) => matchPorts(address, it));
    return { match, host: destinationHost(service, owner, tree) };
  });
  return [...rules.filter(({ host }) => host !== rest), { match: matchPorts(address), host: rest }];
}

/** The environments with pods of which `owner` is the nearest instance. */
function callersOf(
  { environment: { name: owner } }: Instance,
  { instances }: ResolvedService,
  { environments }: EnvironmentTree,
): string[] {
  const owners = new Set(instances.map(({ environment }) => environment.name));
  return [...environments.values()]
    .filter((it) => serviceNames(it).length > 0 && it.ancestors.find((above) => owners.has(above)) === owner)
    .map(({ name }) => name);
}

function matchPorts({ callerPorts }: Address, labels?: Labels): CallerMatch[] {
  return callerPorts.map(({ servicePort: { port } }) => ({ port, ...(labels && { labels }) }));
}
