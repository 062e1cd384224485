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
 * two addresses of a service have leads to one of them, since all environments answer at either.
 */
export function planGateways({ services, tree }: Model): RouteTable[] {
  return services.flatMap((service) => {
    const addresses = service.addresses.filter(({ routedPorts }) => routedPorts.length > 0);
    return addresses.flatMap((address, index) => {
      const taken = addresses.slice(0, index).flatMap(hostsOf);
      return planTable({ service, address, tree }, (host) => !taken.includes(host));
    });
  });
}

function hostsOf({ describedBy }: Address): readonly string[] {
  return describedBy.specification.hosts ?? [];
}

function planTable({ service, address, tree }: RuleContext, isFree: (host: string) => boolean): RouteTable[] {
  const { gateways } = address.describedBy.specification;
  const hosts = hostsOf(address).filter(isFree);
  // One without the other is a mistake of its own.
  if (!gateways?.length || hosts.length === 0) return [];
  const { answers } = resolveAnswers(service, tree);
  const context = { service, address, tree, ...portAtGateways(address) };
  return [
    {
      ...objectBasics(address.describedBy, gatewayRoutesName(service.service)),
      kind: 'VirtualService',
      layer: 'routes',
      ...visibilityOf(tree),
      hosts,
      gateways,
      rules: answers.flatMap((answer) => planRules(answer, context)),
    },
  ];
}

/** Of several ports a route at a gateway has to name one, since the gateway's own is none of them: the first. */
export function portAtGateways({ routedPorts }: Address): { port?: number } {
  const [first] = routedPorts;
  return first ? { port: first.servicePort.port } : {};
}
