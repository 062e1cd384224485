import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import type { Address } from '../services/address';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/** A port that nobody routes, which is worth knowing only where routing was to be expected. */
export function portNotHttp({ services }: Model): Diagnostic[] {
  return services
    .filter(({ instances }) => instances.length > 1)
    .flatMap(({ addresses }) => addresses.flatMap(checkProtocols));
}

function checkProtocols({ service, selected, describedBy, ports }: Address): Diagnostic[] {
  const met = selected
    ? `"${selected.environment.name}"`
    : 'nobody, since no environment is above all that have it';
  return ports
    .filter(({ protocol }) => protocol === 'other')
    .map(({ servicePort: { name, port } }) => {
      const what = name === undefined ? String(port) : `${String(port)} ("${name}")`;
      return warning({
        code: 'port-not-http',
        message: `The port ${what} of "${service}" is not HTTP to Istio, so that nobody can route it by environment: every request to it meets ${met}`,
        location: locateInInstance(describedBy, ['ports']),
        hint: 'If it is HTTP, name it "http", "http2" or "grpc", or begin its name so: "http-admin".',
      });
    });
}
