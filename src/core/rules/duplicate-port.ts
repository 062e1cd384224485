import type { Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { addressesOf, instancesOf, type Model } from '../services/model';
import { containerPorts } from '../services/ports';

/** A port of a container, or of a Service, that is there already. */
export function duplicatePort(model: Model): Diagnostic[] {
  return [...instancesOf(model).flatMap(checkContainer), ...addressesOf(model).flatMap(checkService)];
}

function checkContainer(instance: Instance): Diagnostic[] {
  const ports = containerPorts(instance.specification);
  const listed = ports.map(({ containerPort, ...port }) => ({ ...port, number: containerPort }));
  return checkList(instance, ['ports'], listed);
}

/** Those that are made of the container's ports are checked there. */
function checkService({ describedBy }: Address): Diagnostic[] {
  const ports = describedBy.specification.service?.ports ?? [];
  const listed = ports.map(({ port, ...rest }) => ({ ...rest, number: port }));
  return checkList(describedBy, ['service', 'ports'], listed);
}

interface ListedPort {
  readonly number: number;
  readonly name?: string;
  readonly protocol?: string;
}

/** Kubernetes takes a number twice where the protocols differ; a name only once. */
function checkList(instance: Instance, place: Path, ports: readonly ListedPort[]): Diagnostic[] {
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
