import type { Settings } from '../definition/settings';
import type { EnvironmentTree } from '../environment/environment-tree';
import { requestRuleName, ruleName } from '../names/istio-names';
import { routesName } from '../names/object-names';
import { objectBasics } from '../plan/object-basics';
import type { HeaderMatch, RouteRule, RouteTable } from '../plan/planned-object';
import type { Address } from '../services/address';
import { resolveAnswers, type Answer, type ServiceAnswers } from '../services/answers';
import { describeReason } from '../services/describe-reason';
import type { Instance } from '../services/instance';
import type { Model } from '../services/model';
import { completeRules, type RequestRule } from '../services/request-rules';
import type { ResolvedService } from '../services/resolved-service';
import { addressHost, destinationHost } from './hosts';
import { planConnections } from './plan-connections';
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
    .filter(({ hostPorts }) => hostPorts.length > 0)
    .map((address) => ({
      ...objectBasics(address.describedBy, routesName(service.name)),
      kind: 'VirtualService',
      layer: 'routes',
      ...visibilityOf(tree),
      hosts: [addressHost(address, tree.settings)],
      rules:
        address.routedPorts.length === 0
          ? []
          : answers.flatMap((answer) => planRules(answer, { service, address, tree })),
      ...(address.callerPorts.length > 0 && { connections: planConnections({ service, address, tree }) }),
    }));
}

/** Where rules are for. */
export interface RuleContext {
  readonly service: ResolvedService;
  readonly address: Address;
  readonly tree: EnvironmentTree;
  /** The port that they lead to. @default - the one that is called */
  readonly port?: number;
}

/** The environment decides first, and the service's own rules hold in each. */
export function planRules(answer: Answer, context: RuleContext): RouteRule[] {
  const { service, address, tree, port } = context;
  const [answering] = answer.answeredBy;
  const match = answer.environment === null ? [] : matchSubtree(answer.environment, tree.settings);
  const owner = service.instances.find((instance) => instance.environment.name === answering);
  if (!owner) {
    const target = { status: 503, body: `envtree: ${describeReason(answer.reason)}\n` };
    // Istio refuses most of `http` on a direct response.
    return [{ name: ruleName(answering), match, target, http: {} }];
  }
  const host = destinationHost(service, owner, tree);
  return completeRules(address.describedBy.specification).map((rule, index) => ({
    name: nameRule(rule, index, owner),
    match,
    ...(rule.match.length > 0 && { requests: rule.match }),
    target:
      Object.keys(rule.instead).length > 0
        ? { instead: rule.instead }
        : { host, ...(port !== undefined && { port }) },
    http: rule.settings,
  }));
}

/** What is for every request is named after the environment alone. */
function nameRule({ match }: RequestRule, index: number, { environment }: Instance): string {
  return match.length === 0 ? ruleName(environment.name) : requestRuleName(environment.name, index + 1);
}

/** The environment itself and all below it, with a file or not; the splitter keeps `dev.proj10` out of `dev.proj1`. */
function matchSubtree(environment: string, { header, splitter }: Settings): HeaderMatch[] {
  return [
    { header, exact: environment },
    { header, prefix: `${environment}${splitter}` },
  ];
}
