import type { Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Address } from './address';
import {
  locateInInstance,
  locateKeyInInstance,
  locateOwnKey,
  ownSpecification,
  type Instance,
} from './instance';
import { containerPorts, type AddressPort } from './ports';

/** What is wrong with the ports of an instance's container, by themselves. */
export function checkContainerPorts(instance: Instance): Diagnostic[] {
  const ports = containerPorts(instance.specification);
  const listed = ports.map(({ containerPort, ...port }) => ({ ...port, number: containerPort }));
  return checkRepeated(instance, ['ports'], listed);
}

/** What is wrong with the ports of a Service, by themselves. */
export function checkServicePorts({ service, selected, ports }: Address): Diagnostic[] {
  if (ports.length === 0) return checkNoPort(selected);
  const isGiven = selected.specification.service?.ports !== undefined;
  const place = isGiven ? ['service', 'ports'] : ['ports'];
  const listed = ports.map(({ servicePort: { port, ...rest } }) => ({ ...rest, number: port }));
  const unnamed = ports.flatMap(({ servicePort: { name, port } }, index) => {
    if (ports.length === 1 || name !== undefined) return [];
    const message = `The port ${String(port)} of "${service}" has no name; Kubernetes wants one for each of several ports of a Service`;
    return [
      error({ code: 'unnamed-port', message, location: locateInInstance(selected, [...place, index]) }),
    ];
  });
  // Those that are made of the container's ports have been checked there.
  return [
    ...unnamed,
    ...checkRoutable(selected, ports),
    ...(isGiven ? checkRepeated(selected, place, listed) : []),
  ];
}

/** Routes of a service that has no port which could be routed would be lost. */
function checkRoutable(instance: Instance, ports: readonly AddressPort[]): Diagnostic[] {
  const isRoutable = ports.some(({ protocol }) => protocol !== 'other');
  if (isRoutable || instance.specification.http === undefined) return [];
  const message = `"${instance.service}" has "http", and no HTTP port`;
  return [error({ code: 'no-port', message, location: locateKeyInInstance(instance, ['http']) })];
}

interface ListedPort {
  readonly number: number;
  readonly name?: string;
  readonly protocol?: string;
}

/** Kubernetes takes a number twice where the protocols differ; a name only once. */
function checkRepeated(instance: Instance, place: Path, ports: readonly ListedPort[]): Diagnostic[] {
  const numbers = ports.map(({ number, protocol = 'TCP' }) => `${String(number)}/${protocol}`);
  const names = ports.map(({ name }) => name);
  return ports.flatMap(({ number, name }, index) => {
    const sameNumber = numbers.indexOf(present(numbers[index]));
    const first = Math.min(sameNumber, name === undefined ? index : names.indexOf(name));
    if (first === index) return [];
    const what = sameNumber < index ? `The port ${String(number)}` : `The port name "${present(name)}"`;
    return [
      error({
        code: 'duplicate-port',
        message: `${what} of "${instance.service}" stands twice`,
        location: locateInInstance(instance, [...place, index]),
        related: [{ message: 'First here', location: locateInInstance(instance, [...place, first]) }],
      }),
    ];
  });
}

function checkNoPort(instance: Instance): Diagnostic[] {
  const keys = ['service', 'http', 'trafficPolicy'].filter((key) => key in ownSpecification(instance));
  return keys.map((key) =>
    error({
      code: 'no-port',
      message: `"${instance.service}" has "${key}", and no ports`,
      location: locateOwnKey(instance, key),
      hint: 'Say on which ports it listens: ports: [8080]',
    }),
  );
}
