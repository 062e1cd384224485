import type { Path } from '../definition/json';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { servicePortsPath, type Address } from '../services/address';
import { findUnlessInherited } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { podPorts, resolveTarget, type AddressPort } from '../services/ports';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { warnOf } from './warn-of';

/** A port of a Service that leads to no port of an instance's pods. */
export function portMissing(model: Model): Diagnostic[] {
  return certainServices(model).flatMap((service) =>
    service.instances.flatMap((instance) => checkInstance(instance, service)),
  );
}

function checkInstance(instance: Instance, resolved: ResolvedService): Diagnostic[] {
  const address = addressOf(resolved, instance);
  const isSelected = instance === address.describedBy;
  const placeOf = ({ index }: MissingPort): Path => (isSelected ? ['service', 'ports', index] : ['ports']);
  const found = findUnlessInherited(instance, (it) => findMissing(it, resolved), {
    keyOf: ({ index }) => index,
    placeOf,
  });
  return found.flatMap((port) => {
    const location = locateInInstance(instance, placeOf(port));
    const details = isSelected ? describeSelected(instance, port) : describeOther(instance, port, address);
    return warnOf(instance, { code: 'port-missing', location, ...details });
  });
}

interface MissingPort extends AddressPort {
  readonly index: number;
}

function findMissing(instance: Instance, resolved: ResolvedService): MissingPort[] {
  const { describedBy, ports, hostPorts } = addressOf(resolved, instance);
  const leadsIn = ({ specification }: Instance, { target }: AddressPort): boolean =>
    resolveTarget(target, specification) !== undefined;
  return (
    ports
      .map((port, index) => ({ ...port, index, isRouted: hostPorts.includes(port) }))
      .filter((port) => !leadsIn(instance, port))
      // One that leads nowhere in the instance that the Service is described by either is told of that.
      .filter((port) => instance === describedBy || (port.isRouted && leadsIn(describedBy, port)))
  );
}

type Details = Pick<Diagnostic, 'message' | 'hint' | 'related'>;

/** A name that leads to no port of the pod leaves the Service without endpoints. */
function describeSelected({ service, environment, specification }: Instance, port: MissingPort): Details {
  const target = String(port.target);
  const names = podPorts(specification).map(({ name }) => name);
  return {
    message: `"${service}" in "${environment.name}" has no port "${target}", which its Service leads to: every request will be refused`,
    hint: didYouMean(
      target,
      names.filter((name) => name !== undefined),
    ),
  };
}

/** The one Service has the ports of the instance that describes it; another instance may have others. */
function describeOther(
  { service, environment }: Instance,
  { index, target, servicePort }: MissingPort,
  address: Address,
): Details {
  const { describedBy } = address;
  const [own, of] = [`"${service}" in "${environment.name}"`, `"${describedBy.environment.name}"`];
  const location = locateInInstance(describedBy, [...servicePortsPath(address), index]);
  return {
    message: `${own} has no port "${String(target)}", which the Service has from ${of}: requests to ${String(servicePort.port)} will be refused`,
    related: [{ message: 'The port of the Service', location }],
  };
}
