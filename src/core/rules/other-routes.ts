import { nameOf } from '../definition/given-instance';
import { mapAt, omit, says, toText, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { knownIn, type EnvironmentTree } from '../environment/environment-tree';
import { serviceHosts } from '../names/object-names';
import type { Address } from '../services/address';
import { present } from '../diagnostics/present';
import { locateInstance } from '../services/locate-in-instance';
import { certainCalled, type Model } from '../services/model';
import { matchesAll, requestRules } from '../services/request-rules';

/**
 * A VirtualService of others for a host that is routed by environment: of two for one host, Istio takes one
 * (https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services).
 */
export function otherRoutes(model: Model): Diagnostic[] {
  return certainCalled(model).flatMap(({ addresses }) =>
    addresses
      .filter(({ hostPorts }) => hostPorts.length > 0)
      .flatMap((address) => checkAddress(address, model.tree)),
  );
}

function checkAddress(address: Address, tree: EnvironmentTree): Diagnostic[] {
  const { objects } = knownIn(address.namespace, tree);
  const others = objects.filter(
    (object) => isForMesh(object) && hostsOf(object).some((host) => isHostOf(host, address, tree)),
  );
  return others.map((other) =>
    error({
      code: 'other-routes',
      message: `The VirtualService "${nameOf(other)}" has routes for "${address.name}" as well, and Istio takes those of one alone`,
      location: locateInstance(address.describedBy),
      hint: offer(other, (host) => isHostOf(host, address, tree)),
    }),
  );
}

/** Without gateways it is for the mesh, as ours are. */
function isForMesh(object: JsonObject): boolean {
  const { gateways = ['mesh'] } = mapAt(object, 'spec');
  return object.kind === 'VirtualService' && (gateways as readonly string[]).includes('mesh');
}

function hostsOf(routes: JsonObject): readonly string[] {
  return (mapAt(routes, 'spec').hosts ?? []) as readonly string[];
}

function isHostOf(host: string, { name, namespace }: Address, { settings }: EnvironmentTree): boolean {
  return serviceHosts(name, namespace, settings.clusterDomain).includes(host);
}

/** What can be taken over of it, and what cannot. */
function offer(routes: JsonObject, isOwnHost: (host: string) => boolean): string {
  const { http = [], tcp, tls } = mapAt(routes, 'spec');
  const rules = http as readonly JsonObject[];
  const isSaid = rules.length > 0 && rules.every((rule) => canSay(rule, isOwnHost));
  if (!isSaid || tcp !== undefined || tls !== undefined) {
    return 'It leads elsewhere, or matches gateways, which "http" of a service cannot say: keep it for a Service of another name, or take it out.';
  }
  const said = withoutNeedless(rules);
  const [only, ...others] = said;
  const isNothing = only === undefined;
  const whole = others.length === 0 ? only : said;
  const offered = isNothing ? 'Take it out' : `Take it out, and say here: http: ${JSON.stringify(whole)}`;
  const subsets = new Set(rules.flatMap((rule) => onlyDestination(rule)?.subset ?? []));
  if (subsets.size > 0) return `${offered}. ${describeSubsets([...subsets].map(toText))}`;
  return isNothing ? `It says nothing that the routes of envtree do not. ${offered}.` : offered;
}

/** Whether a rule leads to the Service itself, or answers by itself what it matches. */
function canSay(rule: JsonObject, isOwnHost: (host: string) => boolean): boolean {
  const { match = [], delegate } = rule;
  const matches = match as readonly JsonObject[];
  if (delegate !== undefined || matches.some(({ gateways }) => gateways !== undefined)) return false;
  if (says(rule, 'redirect') || says(rule, 'directResponse')) return matches.length > 0;
  const destination = onlyDestination(rule);
  return destination !== undefined && isOwnHost(destination.host as string);
}

function onlyDestination({ route }: JsonObject): JsonObject | undefined {
  const [only, ...others] = (route ?? []) as readonly JsonObject[];
  return only && others.length === 0 ? mapAt(only, 'destination') : undefined;
}

/** Up to the rule for all requests, which need not be said where it says nothing: what no rule is for goes so anyway. */
function withoutNeedless(rules: readonly JsonObject[]): JsonObject[] {
  const last = requestRules({ http: rules }).findIndex(matchesAll);
  const kept = rules.map((rule, index) =>
    omit(rule, ['name', 'route', ...(index === last ? ['match'] : [])]),
  );
  if (last === -1) return kept;
  const isEmpty = Object.keys(present(kept[last])).length === 0;
  return kept.slice(0, isEmpty ? last : last + 1);
}

function describeSubsets(subsets: readonly string[]): string {
  const names = subsets.map((name) => `"${name}"`).join(', ');
  const which = subsets.length === 1 ? `Its subset ${names}` : `Its subsets ${names}`;
  return `${which} cannot be said: requests meet whatever the Service selects, so have that select these pods alone.`;
}
