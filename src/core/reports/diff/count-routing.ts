import { mapAt } from '../../definition/json';
import { fullKindOf } from '../../manifests/object-kinds';
import { countRoutes } from '../../plan/count-routes';
import type { Plan } from '../../plan/plan';
import type { PlannedObject, RouteTable, Service, Tier } from '../../plan/planned-object';
import { podsOf } from './object-content';

/** How many pods all rendered workloads have. */
export function countPods({ objects }: Plan): number {
  return sum(objects.map(podsOf));
}

/**
 * How many routes a sidecar that the routing reaches has of it: one for each condition of each rule of the mesh, and one
 * for each port of an instance's own host, which Istio makes without being asked.
 */
export function countRoutesOfMesh({ objects }: Plan): number {
  const tables = objects.filter((object): object is RouteTable => object.kind === 'VirtualService');
  const ofMesh = tables.filter(({ gateways }) => gateways === undefined);
  return sum(ofMesh.map(({ rules }) => countRoutes(rules))) + sum(portsOfHosts(objects));
}

/** How many clusters it has: one for each port of each Service that sidecars see, and of each instance's own host. */
export function countClusters({ objects }: Plan): number {
  return sum(objects.map(portsOfService)) + sum(portsOfHosts(objects));
}

/** Of each host of instances; its tiers are one. */
function portsOfHosts(objects: readonly PlannedObject[]): number[] {
  const tiers = objects.filter((object): object is Tier => object.kind === 'ServiceEntry');
  return [...new Map(tiers.map(({ host, ports }) => [host, ports.length])).values()];
}

function portsOfService(object: PlannedObject): number {
  if (object.kind === 'Service') return isSeen(object) ? object.ports.length : 0;
  if (object.kind !== 'Adopted' || fullKindOf(object.manifest) !== 'Service') return 0;
  const { ports } = mapAt(object.manifest, 'spec');
  return Array.isArray(ports) ? ports.length : 0;
}

function isSeen({ annotations }: Service): boolean {
  return annotations['networking.istio.io/exportTo'] !== '~';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
