import { error, warning, type Diagnostic, type RelatedLocation } from '../diagnostics/diagnostic';
import type { Address } from './address';
import { locateInInstance, locateInstance, locateOwnKey, ownSpecification, type Instance } from './instance';
import { containerPorts, podPorts, resolveTarget } from './ports';
import { addressOf, type ResolvedService } from './resolved-service';
import { present } from '../diagnostics/present';

/** What is wrong with the ports of a service, in its container and in its Service. */
export function checkPorts(service: ResolvedService): Diagnostic[] {
  return [
    ...service.instances.flatMap(checkDuplicatePorts),
    ...service.addresses.flatMap(checkAddress),
    ...service.addresses.flatMap((address) => checkProtocols(address, service)),
    ...service.instances.flatMap((instance) => checkAgainstService(instance, addressOf(service, instance))),
  ];
}

/** Kubernetes takes a number twice where the protocols differ; a name only once. */
function checkDuplicatePorts(instance: Instance): Diagnostic[] {
  const ports = containerPorts(instance.specification);
  const numbers = ports.map(({ containerPort, protocol = 'TCP' }) => `${String(containerPort)}/${protocol}`);
  const names = ports.map(({ name }) => name);
  return ports.flatMap((port, index) => {
    const sameNumber = numbers.indexOf(present(numbers[index]));
    const sameName = port.name === undefined ? index : names.indexOf(port.name);
    const first = Math.min(sameNumber, sameName);
    if (first === index) return [];
    const what =
      sameNumber < index ? `The port ${String(port.containerPort)}` : `The port name "${present(port.name)}"`;
    return [
      error({
        code: 'duplicate-port',
        message: `${what} of "${instance.service}" stands twice`,
        location: locateInInstance(instance, ['ports', index]),
        related: [{ message: 'First here', location: locateInInstance(instance, ['ports', first]) }],
      }),
    ];
  });
}

function checkAddress({ service, selected, ports }: Address): Diagnostic[] {
  if (ports.length === 0) return checkNoPort(selected);
  const place = selected.specification.service?.ports === undefined ? ['ports'] : ['service', 'ports'];
  const numbers = ports.map(({ servicePort: { port, protocol = 'TCP' } }) => `${String(port)}/${protocol}`);
  return ports.flatMap(({ servicePort: { name, port } }, index) => {
    const location = locateInInstance(selected, [...place, index]);
    const diagnostics: Diagnostic[] = [];
    if (ports.length > 1 && name === undefined) {
      const message = `The port ${String(port)} of "${service}" has no name; Kubernetes wants one for each of several ports of a Service`;
      diagnostics.push(error({ code: 'unnamed-port', message, location }));
    }
    if (place.length === 2 && numbers.indexOf(present(numbers[index])) < index) {
      diagnostics.push(
        error({
          code: 'duplicate-port',
          message: `The port ${String(port)} of "${service}" stands twice`,
          location,
        }),
      );
    }
    return diagnostics;
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
        related: othersOf(instances, selected),
        hint: 'If it is HTTP, name it "http", "http2" or "grpc", or begin its name so: "http-admin".',
      });
    });
}

function othersOf(instances: readonly Instance[], selected: Instance): RelatedLocation[] {
  const others = instances.filter((instance) => instance !== selected);
  return others.map((instance) => ({
    message: `"${instance.service}" in "${instance.environment.name}"`,
    location: locateInstance(instance),
  }));
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
