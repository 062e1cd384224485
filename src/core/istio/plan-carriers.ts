import { carriersName, outboundName } from '../names/istio-names';
import type { HeaderFilter } from '../plan/planned-object';
import type { Model } from '../services/model';
import { callerNamespaces } from './caller-namespaces';
import { dropCarriersOutside } from './drop-carriers';
import { namespaceFilter } from './namespace-filter';
import { readCarriers } from './read-carriers';
import { writeMembers } from './write-baggage';

/**
 * What brings every carrier to the one header before a route is chosen, so that routes stay as few as they are, and has
 * the baggage say the same: for all sidecars of the namespaces that call services. The tags come between the two.
 */
export function planCarriers({ tree, services }: Model): HeaderFilter[] {
  if (tree.settings.aliases.length === 0 || services.length === 0) return [];
  return callerNamespaces(tree).flatMap((namespace): HeaderFilter[] => [
    {
      ...namespaceFilter(carriersName, namespace, { tree, key: 'aliases' }),
      priority: -10,
      mutations: readCarriers(tree.settings),
    },
    {
      ...namespaceFilter(outboundName, namespace, { tree, key: 'aliases' }),
      priority: 10,
      mutations: writeMembers(tree.settings),
      routedMutations: dropCarriersOutside(tree.settings),
    },
  ]);
}
