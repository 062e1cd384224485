import { scopeName } from '../names/istio-names';
import { labelKeys, manager } from '../names/object-names';
import { beforeRoutes } from '../plan/argocd-order';
import { environmentPodSelector, type Labels } from '../plan/labels';
import { objectBasics } from '../plan/object-basics';
import type { SidecarScope } from '../plan/planned-object';
import type { Address } from '../services/address';
import { callsOfAll, isForeignHost } from '../services/calls';
import type { Instance } from '../services/instance';
import type { Model } from '../services/model';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { addressHost } from './hosts';

/** Where the mesh itself is, by Istio's own advice; also what exports traces and metrics, in many a mesh. */
const ofMesh = ['istio-system/*'];

/** Nothing at all, in Istio's words. */
const nothing = '~/*';

/**
 * The Sidecars of the services of which it is known what they call: their sidecars are told of these services alone.
 * Istio adds by itself whatever the routes of these lead to (istio/pilot/pkg/model/sidecar.go, collectImportedServices),
 * so that an environment that comes or goes changes none of them.
 */
export function planScopes(model: Model): SidecarScope[] {
  if (model.tree.settings.scope === false) return [];
  return model.services.flatMap((service) =>
    service.addresses.flatMap((address) => planScope(service, address, model)),
  );
}

function planScope(service: ResolvedService, address: Address, model: Model): SidecarScope[] {
  const instances = service.instances.filter((instance) => addressOf(service, instance) === address);
  const calls = callsOfAll(instances);
  if (!calls) return [];
  const hosts = egressHosts(service.service, calls, model);
  const alike = instances.filter(isMadeByEnvtree);
  const others = instances.filter((instance) => !isMadeByEnvtree(instance));
  const { splitter } = model.tree.settings;
  return [
    ...(alike.length === 0
      ? []
      : [
          makeScope(address.describedBy, scopeName(service.service), { hosts, selector: selectAll(service) }),
        ]),
    ...others.map((instance) =>
      makeScope(instance, scopeName(service.service, { environment: instance.environment.name, splitter }), {
        hosts,
        selector: environmentPodSelector(instance, model.tree.settings),
      }),
    ),
  ];
}

function makeScope(
  owner: Instance,
  name: string,
  spec: Pick<SidecarScope, 'hosts' | 'selector'>,
): SidecarScope {
  return {
    ...objectBasics(owner, name),
    kind: 'Sidecar',
    layer: 'hosts',
    annotations: beforeRoutes,
    ...spec,
  };
}

function isMadeByEnvtree({ given, fork }: Instance): boolean {
  return given === undefined && fork === undefined;
}

/** The pods of all environments, but for those that somebody else has described. */
function selectAll({ service }: ResolvedService): Labels {
  return { [labelKeys.app]: service, [labelKeys.managedBy]: manager };
}

/** Every name of these services in each namespace of the tree; and the own one, whose pods may call each other. */
function egressHosts(own: string, calls: readonly string[], { called, tree }: Model): string[] {
  const { scope } = tree.settings;
  const services = new Set([own, ...calls]);
  const addresses = called.filter(({ service }) => services.has(service)).flatMap((it) => it.addresses);
  const hosts = [
    ...(typeof scope === 'object' ? (scope.hosts ?? ofMesh) : ofMesh),
    ...calls.filter(isForeignHost),
    ...addresses
      .filter(({ ports }) => ports.length > 0)
      .map((address) => `${address.namespace}/${addressHost(address, tree.settings)}`),
  ];
  return hosts.length === 0 ? [nothing] : [...new Set(hosts)].sort();
}
