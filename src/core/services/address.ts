import { nameOf, portsOf } from '../definition/given-instance';
import type { Path } from '../definition/json';
import type { ServicePort } from '../definition/service-specification';
import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import { originOf, ownSpecification, type Instance, type ServiceInstances } from './instance';
import { isPlaceInherited } from './locate-in-instance';
import { addressPorts, isRoutedByHeader, isTcp, type AddressPort } from './ports';

/** A service's name in one namespace: its Service, and the instance whose pods that selects. */
export interface Address {
  readonly service: string;
  /** The name of the Service: the service's, unless another program renders it. */
  readonly name: string;
  readonly namespace: string;
  /**
   * The default root's instance; without one there, the one that is above all others. Undefined where there is none:
   * the Service then selects nobody, since any choice among siblings would change as soon as another one comes.
   */
  readonly selected: Instance | undefined;
  /** The instance with the settings of the Service and its routes: the selected one, else one of the topmost. */
  readonly describedBy: Instance;
  readonly ports: readonly AddressPort[];
  /** Those whose requests are routed by their header. */
  readonly routedPorts: readonly AddressPort[];
  /** Those whose connections are routed by the environment of the calling pod. */
  readonly callerPorts: readonly AddressPort[];
  /** Both: those that lead to an environment's own pods. */
  readonly hostPorts: readonly AddressPort[];
}

/** The settings of a service that hold for its address, and so for all environments. */
export const settingsOfAddress = ['service', 'http', 'tcp', 'gateways', 'hosts', 'trafficPolicy'] as const;

/** The addresses of a service: one in each namespace where it has an instance, by namespace. */
export function resolveAddresses({ service, instances }: ServiceInstances, tree: EnvironmentTree): Address[] {
  const namespaces = [...new Set(instances.map(({ environment }) => environment.namespace))].sort();
  return namespaces.map((namespace) => {
    const here = instances.filter(({ environment }) => environment.namespace === namespace);
    const topmost = here.filter(({ parent }) => parent === undefined).sort(byName);
    const selected = selectInstance(topmost, tree.defaultEnvironment);
    const describedBy = selected ?? present(topmost.find(hasSettings) ?? topmost[0]);
    const [main] = describedBy.given?.services ?? [];
    const name = main ? nameOf(main) : service;
    const address = { service, name, namespace, selected, describedBy };
    return withPorts(address, isCalled(describedBy) ? addressPorts(describedBy.specification) : []);
  });
}

/** Of manifests without a Service nobody is called, whatever the container's ports are. */
function isCalled({ given }: Instance): boolean {
  return (
    given === undefined ||
    given.deployedBy === 'app' ||
    given.workloads.length === 0 ||
    given.services.length > 0
  );
}

type WithoutPorts = Omit<Address, 'ports' | 'routedPorts' | 'callerPorts' | 'hostPorts'>;

function withPorts(address: WithoutPorts, ports: readonly AddressPort[]): Address {
  const routedPorts = ports.filter(isRoutedByHeader);
  const callerPorts = address.describedBy.specification.tcp === 'caller' ? ports.filter(isTcp) : [];
  const hostPorts = ports.filter((port) => routedPorts.includes(port) || callerPorts.includes(port));
  return { ...address, ports, routedPorts, callerPorts, hostPorts };
}

/** The addresses of the same pods by their further Services. */
export function furtherAddresses(address: Address): Address[] {
  const further = address.describedBy.given?.services.slice(1) ?? [];
  return further.map((service) => {
    const ports = portsOf(service) as unknown as readonly ServicePort[];
    return withPorts({ ...address, name: nameOf(service) }, addressPorts({ service: { ports } }));
  });
}

function byName(a: Instance, b: Instance): number {
  return a.environment.name < b.environment.name ? -1 : 1;
}

/** Whom the Service selects, of the instances that no other one is above. */
function selectInstance(
  topmost: readonly Instance[],
  defaultEnvironment: string | undefined,
): Instance | undefined {
  const ofDefault = topmost.find(({ environment }) => environment.name === defaultEnvironment);
  const alone = topmost.length === 1 ? topmost[0] : undefined;
  // A Service that another program renders selects what that says.
  return ofDefault ?? alone ?? topmost.find(({ given }) => given !== undefined);
}

function hasSettings(instance: Instance): boolean {
  const own = ownSpecification(instance);
  return settingsOfAddress.some((key) => (own[key] ?? null) !== null);
}

/** Whether a service says something of its address, and lacks the ports that make one: an error of its own. */
export function saysWithoutPorts({ describedBy, ports }: Address): boolean {
  return ports.length === 0 && settingsOfAddress.some((key) => key in describedBy.specification);
}

/** Where the ports of the Service stand in the service that describes it. */
export function servicePortsPath({ describedBy }: Address): Path {
  return describedBy.specification.service?.ports === undefined ? ['ports'] : ['service', 'ports'];
}

/** Whether what stands at `path` is that of another address, whose instance this one is merged into, and told there. */
export function isToldElsewhere({ describedBy }: Address, path: Path, all: readonly Address[]): boolean {
  const origin = all.find((other) => other.describedBy === originOf(describedBy))?.describedBy;
  return origin !== undefined && isPlaceInherited(describedBy, origin, path);
}
