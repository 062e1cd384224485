import { gatewayRoutesName } from '../names/istio-names';
import { objectBasics } from '../plan/object-basics';
import type { RouteTable } from '../plan/planned-object';
import type { Address } from '../services/address';
import { resolveAnswers } from '../services/answers';
import type { Model } from '../services/model';
import { planRules, type RuleContext } from './plan-routes';
import { visibilityOf } from './visibility';

/**
 * The VirtualServices by which services are called at gateways: who answers is the same as within the mesh. A host that
 * two addresses of a service have at one gateway leads to one of them, since all environments answer at either.
 */
export function planGateways({ services, tree }: Model): RouteTable[] {
  return services.flatMap((service) => {
    const addresses = service.addresses.filter(({ routedPorts }) => routedPorts.length > 0);
    return addresses.flatMap((address, index) =>
      groupEntries(address, addresses.slice(0, index)).map((entries, place) =>
        planTable({ service, address, tree }, entries, gatewayRoutesName(service.service, place)),
      ),
    );
  });
}

/** Hosts, and the gateways at which all of them are an address's. */
interface Entries {
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
}

/** The hosts of an address, together where their gateways are the same: those at which no earlier address has the host. */
function groupEntries({ describedBy }: Address, earlier: readonly Address[]): Entries[] {
  const { hosts, gateways } = describedBy.specification;
  const entries = (hosts ?? []).map((host) => {
    const taken = earlier
      .map((other) => other.describedBy.specification)
      .filter((other) => other.hosts?.includes(host) === true)
      .flatMap((other) => other.gateways ?? []);
    return { hosts: [host], gateways: (gateways ?? []).filter((gateway) => !taken.includes(gateway)) };
  });
  const groups = new Map<string, Entries>();
  // One without the other is a mistake of its own.
  for (const entry of entries.filter(({ gateways: free }) => free.length > 0)) {
    const key = entry.gateways.join();
    groups.set(key, { ...entry, hosts: [...(groups.get(key)?.hosts ?? []), ...entry.hosts] });
  }
  return [...groups.values()];
}

function planTable(
  { service, address, tree }: RuleContext,
  { hosts, gateways }: Entries,
  name: string,
): RouteTable {
  const { answers } = resolveAnswers(service, tree);
  const context = { service, address, tree, ...portAtGateways(address) };
  return {
    ...objectBasics(address.describedBy, name),
    kind: 'VirtualService',
    layer: 'routes',
    ...visibilityOf(tree),
    hosts,
    gateways,
    rules: answers.flatMap((answer) => planRules(answer, context)),
  };
}

/** Of several ports a route at a gateway has to name one, since the gateway's own is none of them: the first. */
export function portAtGateways({ routedPorts }: Address): { port?: number } {
  const [first] = routedPorts;
  return first ? { port: first.servicePort.port } : {};
}
