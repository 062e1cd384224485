import type { EnvironmentTree } from '../environment/environment-tree';
import { gatewayRoutesName } from '../names/istio-names';
import { objectBasics } from '../plan/object-basics';
import type { RouteTable } from '../plan/planned-object';
import type { Address } from '../services/address';
import { resolveAnswers } from '../services/answers';
import type { Model } from '../services/model';
import type { ResolvedService } from '../services/resolved-service';
import { planRules } from './plan-routes';
import { visibilityOf } from './visibility';

/** The VirtualServices by which services are called at gateways: who answers is the same as within the mesh. */
export function planGateways({ services, tree }: Model): RouteTable[] {
  return services.flatMap((service) =>
    service.addresses
      .filter(({ routedPorts }) => routedPorts.length > 0)
      .flatMap((address) => planTable(service, address, tree)),
  );
}

function planTable(service: ResolvedService, address: Address, tree: EnvironmentTree): RouteTable[] {
  const { gateways, hosts } = address.describedBy.specification;
  // One without the other is a mistake of its own.
  if (!gateways?.length || !hosts?.length) return [];
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
