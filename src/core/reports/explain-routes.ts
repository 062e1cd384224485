import type { JsonObject } from '../definition/json';
import { present } from '../diagnostics/present';
import { kindOfObject, type PlannedObject, type RouteRule } from '../plan/planned-object';
import { serviceHost } from '../names/object-names';
import { findRoutes, type NumberedRule } from './find-routes';
import type { ReportSource } from './report-source';

/** How a request is routed where it calls one host of a service. */
export interface ExplainedRoute {
  /** Of the VirtualService. */
  readonly namespace: string;
  readonly name: string;
  /** What is called. */
  readonly host: string;
  /** Those that are for the request, in the order in which they are tried. */
  readonly rules: readonly ExplainedRule[];
  /** How many the VirtualService has. */
  readonly ruleCount: number;
  /** What stands behind the hosts that the rules lead to. */
  readonly objects: readonly ObjectName[];
}

export interface ExplainedRule {
  /** Its place, from 1 on. */
  readonly number: number;
  readonly name: string;
  /** What a request has to be beside its environment, as Istio's HTTPMatchRequest; one of these. @default - anything */
  readonly conditions?: readonly JsonObject[];
  /** Where it leads to. @default - it answers by itself */
  readonly host?: string;
  /** What it answers by itself. @default - it leads to a host, or redirects */
  readonly status?: number;
}

export interface ObjectName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** How a request to `service` of an environment with these `ancestors` is routed, by each name of the service. */
export function explainRoutes(
  { plan, model }: ReportSource,
  service: string,
  ancestors: readonly string[],
): ExplainedRoute[] {
  const { clusterDomain } = model.tree.settings;
  return findRoutes(plan, service, ancestors).map(({ table, rules }) => {
    const explained = rules.map(explainRule);
    const hosts = new Set(explained.map(({ host }) => host));
    return {
      namespace: present(table.namespace),
      name: table.name,
      host: present(table.hosts[0]),
      rules: explained,
      ruleCount: table.rules.length,
      objects: plan.objects.filter((object) => isBehind(object, hosts, clusterDomain)).map(nameObject),
    };
  });
}

function explainRule({ number, rule }: NumberedRule): ExplainedRule {
  const { name, requests } = rule;
  return { number, name, ...(requests && { conditions: requests }), ...explainTarget(rule) };
}

function explainTarget({ target }: RouteRule): Pick<ExplainedRule, 'host' | 'status'> {
  if ('host' in target) return { host: target.host };
  if ('status' in target) return { status: target.status };
  const instead = target.instead as { redirect: JsonObject } | { directResponse: JsonObject };
  const status =
    'redirect' in instead ? (instead.redirect.redirectCode ?? 301) : instead.directResponse.status;
  return { status: status as number };
}

/** Whether an object stands behind one of these hosts. */
function isBehind(
  object: PlannedObject,
  hosts: ReadonlySet<string | undefined>,
  clusterDomain: string,
): boolean {
  if (object.kind === 'ServiceEntry' || object.kind === 'DestinationRule') return hosts.has(object.host);
  if (kindOfObject(object) !== 'Service') return false;
  return hosts.has(serviceHost(object.name, present(object.namespace), clusterDomain));
}

/** The workloads that are rendered for an instance. */
export function explainWorkloads(
  { plan }: ReportSource,
  { service, environment }: { readonly service: string; readonly environment: string },
): ObjectName[] {
  const rendered = plan.objects.filter(
    (object) =>
      object.layer === 'workloads' && object.service === service && object.environment === environment,
  );
  return rendered.map(nameObject);
}

export function nameObject(object: PlannedObject): ObjectName {
  const { namespace, name } = object;
  return { kind: kindOfObject(object), namespace: present(namespace), name };
}
