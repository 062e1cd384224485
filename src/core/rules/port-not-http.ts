import type { Diagnostic } from '../diagnostics/diagnostic';
import { isToldElsewhere, servicePortsPath, type Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { warnOf } from './warn-of';

/** A port that nobody routes, which is worth knowing only where routing was to be expected. */
export function portNotHttp(model: Model): Diagnostic[] {
  return certainServices(model)
    .filter(({ instances }) => instances.length > 1)
    .flatMap(({ addresses }) => addresses.flatMap((address) => checkProtocols(address, addresses)));
}

/** Whose Service it is has to say so; until then, nothing of the port is routed. */
function hintOf({ name, describedBy: { given } }: Address, port: number): string {
  if (given?.deployedBy === 'others')
    return `If it is HTTP, whoever deploys the Service "${name}" adds to its port ${String(port)}: appProtocol: http`;
  if (given?.deployedBy === 'envtree')
    return `If it is HTTP, say so here: service: {ports: [{port: ${String(port)}, appProtocol: http}]}`;
  return 'If it is HTTP, name it "http", "http2" or "grpc", or begin its name so: "http-admin".';
}

function checkProtocols(address: Address, all: readonly Address[]): Diagnostic[] {
  const { service, selected, describedBy, ports } = address;
  const met = selected
    ? `"${selected.environment.name}"`
    : 'nobody, since no environment is above all that have it';
  return ports.flatMap(({ servicePort: { name, port }, protocol }, index) => {
    const place = [...servicePortsPath(address), index];
    if (protocol !== 'other' || isToldElsewhere(address, place, all)) return [];
    const what = name === undefined ? String(port) : `${String(port)} ("${name}")`;
    return warnOf(describedBy, {
      code: 'port-not-http',
      message: `The port ${what} of "${service}" is not HTTP to Istio, so that nobody can route it by environment: every request to it meets ${met}`,
      location: locateInInstance(describedBy, place),
      hint: hintOf(address, port),
    });
  });
}
