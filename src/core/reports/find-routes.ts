import type { Plan } from '../plan/plan';
import type { RouteRule, RouteTable } from '../plan/planned-object';

/** The rules of one VirtualService that are for a request. */
export interface FoundRoutes {
  readonly table: RouteTable;
  /**
   * In the order in which Envoy tries them. Several where the service has rules of its own, of which the last one takes
   * what none of the others does; none where the VirtualService has TCP ports alone.
   */
  readonly rules: readonly NumberedRule[];
}

export interface NumberedRule {
  /** Its place among the HTTP rules of its VirtualService, from 1 on. */
  readonly number: number;
  readonly rule: RouteRule;
}

/**
 * For each VirtualService of the mesh of `service`, the rules that are for a request of an environment with these
 * `ancestors`, itself first; with none, for a request without an environment.
 */
export function findRoutes(plan: Plan, service: string, ancestors: readonly string[]): FoundRoutes[] {
  const tables = plan.objects.filter(
    (object): object is RouteTable => object.kind === 'VirtualService' && object.service === service,
  );
  return tables
    .filter(({ gateways }) => gateways === undefined)
    .map((table) => ({ table, rules: rulesFor(table, ancestors) }));
}

/** Those of the first environment that the request is of; those of the rest are last, and for every request. */
function rulesFor({ rules }: RouteTable, ancestors: readonly string[]): NumberedRule[] {
  const numbered = rules.map((rule, index) => ({ number: index + 1, rule }));
  const isFor = ({ rule }: NumberedRule): boolean => {
    const environment = environmentOf(rule);
    return environment === undefined || ancestors.includes(environment);
  };
  const first = numbered.find(isFor);
  return first ? numbered.filter(({ rule }) => environmentOf(rule) === environmentOf(first.rule)) : [];
}

/** The environment that a rule is for, with all below it; undefined: whatever no rule before it is for. */
function environmentOf({ match }: RouteRule): string | undefined {
  return match.find((it) => 'exact' in it)?.exact;
}
