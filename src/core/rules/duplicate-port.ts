import { hasManifest } from '../definition/given-instance';
import type { Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Address } from '../services/address';
import { ownSpecification, type Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';
import { containerPorts } from '../services/ports';

/** A port of a container, or of a Service, that is there already. */
export function duplicatePort(model: Model): Diagnostic[] {
  return [...model.instances.flatMap(checkContainer), ...certainAddresses(model).flatMap(checkService)];
}

function checkContainer(instance: Instance): Diagnostic[] {
  // Server-side apply takes a number once only, and what others have applied otherwise is no business of ours.
  if (instance.given?.deployedBy === 'others' && hasManifest(instance.given)) return [];
  // The fork above is told of it.
  if (instance.parent?.fork && !ownSpecification(instance).ports) return [];
  const ports = containerPorts(instance.specification);
  const listed = ports.map(({ containerPort, ...port }) => ({ ...port, number: containerPort }));
  return checkList(instance, ['ports'], listed);
}

/** Those that are made of the container's ports are checked there. */
function checkService({ describedBy }: Address): Diagnostic[] {
  if (describedBy.given && hasManifest(describedBy.given)) return [];
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
  const firsts = new Map<string, number>();
  return ports.flatMap(({ number, name, protocol = 'TCP' }, index) => {
    const sameNumber = firstWith(firsts, `${String(number)}/${protocol}`, index);
    const sameName = name === undefined ? index : firstWith(firsts, name, index);
    const first = Math.min(sameNumber, sameName);
    if (first === index) return [];
    const what = sameNumber < index ? `The port ${String(number)}` : `The port name "${present(name)}"`;
    return [
      error({
        code: 'duplicate-port',
        message: `${what} of "${instance.service}" stands twice`,
        ...locatePair(instance, place, [index, first]),
      }),
    ];
  });
}

/** Where both stand; or where a fork begins, of which a manifest says the ports. */
function locatePair(
  instance: Instance,
  place: Path,
  [second, first]: readonly [number, number],
): Pick<Diagnostic, 'location' | 'related' | 'hint'> {
  const location = locateInInstance(instance, [...place, second]);
  const other = locateInInstance(instance, [...place, first]);
  if (other === location) return { location, hint: 'Say here which ports it has: ports: [8080]' };
  return { location, related: [{ message: 'First here', location: other }] };
}

/** The index of the first port that `key` tells of, which may be this one; no name of a port has a slash. */
function firstWith(firsts: Map<string, number>, key: string, index: number): number {
  const first = firsts.get(key) ?? index;
  firsts.set(key, first);
  return first;
}
