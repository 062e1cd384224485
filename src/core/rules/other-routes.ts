import { nameOf } from '../definition/given-instance';
import { mapAt, omit, toText, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { knownIn, type EnvironmentTree } from '../environment/environment-tree';
import { serviceHosts } from '../names/object-names';
import type { Address } from '../services/address';
import { locateInstance } from '../services/locate-in-instance';
import { certainCalled, type Model } from '../services/model';

/**
 * A VirtualService of others for a host that is routed by environment: of two for one host, Istio takes one
 * (https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services).
 */
export function otherRoutes(model: Model): Diagnostic[] {
  return certainCalled(model).flatMap(({ addresses }) =>
    addresses
      .filter(({ routedPorts }) => routedPorts.length > 0)
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

/** What a route that leads somewhere has beside what `http` of a service can say. */
const placing = ['name', 'route'];

/** What can be taken over of it, and what cannot. */
function offer(routes: JsonObject, isOwnHost: (host: string) => boolean): string {
  const rules = (mapAt(routes, 'spec').http ?? []) as readonly JsonObject[];
  const [rule, ...others] = rules;
  const destination = rule && others.length === 0 && !('match' in rule) && onlyDestination(rule);
  if (!destination || !isOwnHost(destination.host as string)) {
    return 'Its rules match requests, or lead elsewhere, which "http" of a service cannot say: keep them for a Service of another name, or take them out.';
  }
  const kept = omit(rule, placing);
  const isEmpty = Object.keys(kept).length === 0;
  const offered = isEmpty ? 'Take it out' : `Take it out, and say here: http: ${JSON.stringify(kept)}`;
  const { subset } = destination;
  if (subset === undefined)
    return isEmpty ? `It says nothing that the routes of envtree do not. ${offered}.` : offered;
  return `${offered}. Its subset "${toText(subset)}" cannot be said: requests meet whatever the Service selects, so have that select these pods alone.`;
}

function onlyDestination({ route }: JsonObject): JsonObject | undefined {
  const [only, ...others] = (route ?? []) as readonly JsonObject[];
  return only && others.length === 0 ? mapAt(only, 'destination') : undefined;
}
