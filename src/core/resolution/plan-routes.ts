import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Address } from './address';
import type { Instance } from './instance';
import { objectLabels } from './labels';
import { routesName } from './object-names';
import type { Answer, HeaderMatch, RouteRule, RouteTable } from './plan';
import { destinationHost, type ResolvedService } from './resolved-service';

/**
 * The VirtualServices of a service, one for each of its addresses, so that whichever is called, the environment
 * decides. The default environment's only instance has one as well: were it to go with the last environment that
 * needs it, sidecars would lose the hosts that it routes to before they lose the routes.
 */
export function planRoutes(
  service: ResolvedService,
  answers: readonly Answer[],
  tree: EnvironmentTree,
): RouteTable[] {
  return service.addresses
    .filter(({ routedPorts }) => routedPorts.length > 0)
    .map((address) => ({
      name: routesName(service.service),
      namespace: address.namespace,
      service: service.service,
      environment: address.selected.environment.name,
      labels: objectLabels(service.service),
      host: address.host,
      rules: answers.map((answer) => planRule(answer, { service, address, settings: tree.settings })),
    }));
}

interface RuleContext {
  readonly service: ResolvedService;
  readonly address: Address;
  readonly settings: Settings;
}

function planRule(
  { environment, answeredBy, reason }: Answer,
  { service, address, settings }: RuleContext,
): RouteRule {
  const match = environment === null ? [] : matchSubtree(environment, settings);
  const owner = service.instances.find((instance) => instance.environment.name === answeredBy[0]);
  // Istio refuses most of `http` on a direct response.
  if (!owner) return { match, target: { status: 503, body: `envtree: ${reason}\n` }, http: {} };
  return { match, target: hostOf(owner, service, settings), http: address.selected.specification.http ?? {} };
}

function hostOf(owner: Instance, service: ResolvedService, { splitter }: Settings): RouteRule['target'] {
  return { host: destinationHost(service, owner, splitter) };
}

/** The environment itself and all below it, with a file or not; the splitter keeps `dev.proj10` out of `dev.proj1`. */
function matchSubtree(environment: string, { header, splitter }: Settings): HeaderMatch[] {
  return [
    { header, exact: environment },
    { header, prefix: `${environment}${splitter}` },
  ];
}
