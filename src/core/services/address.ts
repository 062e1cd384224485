import { serviceNameOfGiven } from '../definition/given-instance';
import type { Path } from '../definition/json';
import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Instance, ServiceInstances } from './instance';
import { addressPorts, type AddressPort } from './ports';

/** A service's name in one namespace: its Service, and the instance whose pods that selects. */
export interface Address {
  readonly service: string;
  /** The name of the Service: the service's, unless another program renders it. */
  readonly name: string;
  readonly namespace: string;
  /** The default root's instance; without one there, the topmost. It has the settings of the Service and its routes. */
  readonly selected: Instance;
  readonly ports: readonly AddressPort[];
  /** Those that are routed by environment. */
  readonly routedPorts: readonly AddressPort[];
}

/** The addresses of a service: one in each namespace where it has an instance, by namespace. */
export function resolveAddresses({ service, instances }: ServiceInstances, tree: EnvironmentTree): Address[] {
  const namespaces = [...new Set(instances.map(({ environment }) => environment.namespace))].sort();
  return namespaces.map((namespace) => {
    const here = instances.filter(({ environment }) => environment.namespace === namespace);
    const selected = selectInstance(here, tree.defaultEnvironment);
    const ports = addressPorts(selected.specification);
    const routedPorts = ports.filter(({ protocol }) => protocol !== 'other');
    const name = (selected.given && serviceNameOfGiven(selected.given)) ?? service;
    return { service, name, namespace, selected, ports, routedPorts };
  });
}

/** `instances` come the deepest first, and by name. */
function selectInstance(instances: readonly Instance[], defaultEnvironment: string | undefined): Instance {
  const ofDefault = instances.find(({ environment }) => environment.name === defaultEnvironment);
  const depth = Math.min(...instances.map(({ environment }) => environment.ancestors.length));
  const topmost = instances.find(({ environment }) => environment.ancestors.length === depth);
  return present(ofDefault ?? topmost);
}

/** What a service says of its addresses, in the instance that they select. */
export const settingsOfAddress = ['service', 'http', 'trafficPolicy'] as const;

/** Whether a service says something of its address, and lacks the ports that make one: an error of its own. */
export function saysWithoutPorts({ selected, ports }: Address): boolean {
  return ports.length === 0 && settingsOfAddress.some((key) => key in selected.specification);
}

/** Where the ports of the Service stand in the service that it selects. */
export function servicePortsPath({ selected }: Address): Path {
  return selected.specification.service?.ports === undefined ? ['ports'] : ['service', 'ports'];
}
