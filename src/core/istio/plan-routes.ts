import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import { routesName, ruleName } from '../names/object-names';
import { objectBasics } from '../plan/object-basics';
import type { HeaderMatch, RouteRule, RouteTable } from '../plan/planned-object';
import type { Address } from '../services/address';
import { resolveAnswers, type Answer, type ServiceAnswers } from '../services/answers';
import { describeReason } from '../services/describe-reason';
import type { Model } from '../services/model';
import type { ResolvedService } from '../services/resolved-service';
import { addressHost, destinationHost } from './hosts';
import { visibilityOf } from './visibility';

/**
 * The VirtualServices, one for each address of a service, so that whichever is called, the environment decides. The
 * default environment's only instance has one as well: were it to go with the last environment that needs it,
 * sidecars would lose the hosts that it routes to before they lose the routes.
 */
export function planRoutes({ called, tree }: Model): RouteTable[] {
  return called.flatMap((service) => planTables(service, resolveAnswers(service, tree), tree));
}

function planTables(
  service: ResolvedService,
  { answers }: ServiceAnswers,
  tree: EnvironmentTree,
): RouteTable[] {
  return service.addresses
    .filter(({ routedPorts }) => routedPorts.length > 0)
    .map((address) => ({
      ...objectBasics(address.describedBy, routesName(service.name)),
      kind: 'VirtualService',
      layer: 'routes',
      ...visibilityOf(tree),
      host: addressHost(address, tree.settings),
      rules: answers.map((answer) => planRule(answer, { service, address, tree })),
    }));
}

interface RuleContext {
  readonly service: ResolvedService;
  readonly address: Address;
  readonly tree: EnvironmentTree;
}

function planRule(
  { environment, answeredBy, reason }: Answer,
  { service, address, tree }: RuleContext,
): RouteRule {
  const [answering] = answeredBy;
  const rule = {
    name: ruleName(answering),
    match: environment === null ? [] : matchSubtree(environment, tree.settings),
  };
  const owner = service.instances.find((instance) => instance.environment.name === answering);
  // Istio refuses most of `http` on a direct response.
  if (!owner)
    return { ...rule, target: { status: 503, body: `envtree: ${describeReason(reason)}\n` }, http: {} };
  const target = { host: destinationHost(service, owner, tree) };
  return { ...rule, target, http: address.describedBy.specification.http ?? {} };
}

/** The environment itself and all below it, with a file or not; the splitter keeps `dev.proj10` out of `dev.proj1`. */
function matchSubtree(environment: string, { header, splitter }: Settings): HeaderMatch[] {
  return [
    { header, exact: environment },
    { header, prefix: `${environment}${splitter}` },
  ];
}
