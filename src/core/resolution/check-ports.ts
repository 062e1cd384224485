import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import type { Address } from './address';
import { checkAddresses } from './check-addresses';
import { checkContainerPorts, checkServicePorts } from './check-port-lists';
import { locateInInstance, type Instance } from './instance';
import { containerPorts, podPorts, resolveTarget } from './ports';
import { addressOf, type ResolvedService } from './resolved-service';

/** What is wrong with the ports of a service: in its containers, in its Service, and between the two. */
export function checkPorts(service: ResolvedService): Diagnostic[] {
  return [
    ...service.instances.flatMap(checkContainerPorts),
    ...service.addresses.flatMap(checkServicePorts),
    ...checkAddresses(service),
    ...service.addresses.flatMap(checkTargets),
    ...service.addresses.flatMap((address) => checkProtocols(address, service)),
    ...service.instances.flatMap((instance) => checkAgainstService(instance, addressOf(service, instance))),
  ];
}

/** A name that leads to no port of the pod leaves the Service without endpoints. */
function checkTargets({ service, selected, ports }: Address): Diagnostic[] {
  return ports.flatMap(({ target }, index) => {
    if (resolveTarget(target, selected.specification) !== undefined) return [];
    const names = podPorts(selected.specification).flatMap(({ name }) => name ?? []);
    return [
      warning({
        code: 'port-missing',
        message: `"${service}" in "${selected.environment.name}" has no port "${String(target)}", which its Service leads to: every request will be refused`,
        location: locateInInstance(selected, ['service', 'ports', index]),
        hint: didYouMean(String(target), names),
      }),
    ];
  });
}

/** A port that nobody routes is worth knowing only where routing was to be expected. */
function checkProtocols({ service, selected, ports }: Address, { instances }: ResolvedService): Diagnostic[] {
  if (instances.length === 1) return [];
  return ports
    .filter(({ protocol }) => protocol === 'other')
    .map(({ servicePort: { name, port } }) => {
      const what = name === undefined ? String(port) : `${String(port)} ("${name}")`;
      const { name: environment } = selected.environment;
      return warning({
        code: 'port-not-http',
        message: `The port ${what} of "${service}" is not HTTP to Istio, so that nobody can route it by environment: every request to it meets "${environment}"`,
        location: locateInInstance(selected, ['ports']),
        hint: 'If it is HTTP, name it "http", "http2" or "grpc", or begin its name so: "http-admin".',
      });
    });
}

/** The one Service has the ports of the instance that it selects; other instances may have others. */
function checkAgainstService(instance: Instance, { selected, ports, routedPorts }: Address): Diagnostic[] {
  const { service, specification, environment } = instance;
  if (instance === selected) return [];
  const location = locateInInstance(instance, ['ports']);
  const [own, of] = [`"${service}" in "${environment.name}"`, `"${selected.environment.name}"`];
  const missing = routedPorts.filter(({ target }) => resolveTarget(target, specification) === undefined);
  const known = new Set([
    ...ports.map(({ target }) => resolveTarget(target, specification)),
    ...podPorts(selected.specification).map(({ containerPort }) => containerPort),
  ]);
  const unknown = containerPorts(specification).filter(({ containerPort }) => !known.has(containerPort));
  return [
    ...missing.map(({ servicePort, target }) => {
      const message = `${own} has no port "${String(target)}", which the Service has from ${of}: requests to ${String(servicePort.port)} will be refused`;
      return warning({ code: 'port-missing', message, location });
    }),
    ...unknown.map(({ containerPort }) => {
      const message = `The port ${String(containerPort)} of ${own} is not one of the Service, which has the ports of ${of}: nobody can call it by the Service's name`;
      return warning({ code: 'port-without-service', message, location });
    }),
  ];
}
