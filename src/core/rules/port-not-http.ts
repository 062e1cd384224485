import { nameOf } from '../definition/given-instance';
import type { ServicePort } from '../definition/service-specification';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isToldElsewhere, servicePortsPath, type Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isTcp, type AddressPort } from '../services/ports';
import { nameOfTls } from './name-of-tls';
import { warnOf } from './warn-of';

/** A port that nobody routes, which is worth knowing only where routing was to be expected. */
export function portNotHttp({ called }: Model): Diagnostic[] {
  return called
    .filter(({ instances, isUncertain }) => instances.length > 1 && !isUncertain)
    .flatMap(({ addresses }) => addresses.flatMap((address) => checkProtocols(address, addresses)));
}

function checkProtocols(address: Address, all: readonly Address[]): Diagnostic[] {
  const { name: called, selected, describedBy, ports, hostPorts } = address;
  const met = selected
    ? `"${selected.environment.name}"`
    : 'nobody, since no environment is above all that have it';
  return ports.flatMap((addressPort, index) => {
    const place = [...servicePortsPath(address), index];
    if (hostPorts.includes(addressPort) || isToldElsewhere(address, place, all)) return [];
    const { name, port } = addressPort.servicePort;
    const what = name === undefined ? String(port) : `${String(port)} ("${name}")`;
    return warnOf(describedBy, {
      code: 'port-not-http',
      message: `The port ${what} of "${called}" is not HTTP to Istio, and not routed by environment: every request to it meets ${met}`,
      location: locateInInstance(describedBy, place),
      hint: hintOf(addressPort, address),
    });
  });
}

function hintOf(port: AddressPort, address: Address): string {
  const isByCaller = address.describedBy.specification.tcp === 'caller';
  if (isByCaller && port.protocol === 'TLS') return nameOfTls;
  const http = hintHttp(port.servicePort, address);
  return isTcp(port)
    ? `To route it by the environment of the pod that calls, say "tcp: caller". ${http}`
    : http;
}

/** Whose Service it is has to say so; until then, nothing of the port is routed. */
function hintHttp({ port }: ServicePort, { name, describedBy: { given } }: Address): string {
  const [main] = given?.services ?? [];
  if (!main) return 'If it is HTTP, name it "http", "http2" or "grpc", or begin its name so: "http-admin".';
  if (given?.deployedBy === 'envtree' && nameOf(main) === name)
    return `If it is HTTP, say so here: service: {ports: [{port: ${String(port)}, appProtocol: http}]}`;
  return `If it is HTTP, whoever deploys the Service "${name}" adds to its port ${String(port)}: appProtocol: http`;
}
