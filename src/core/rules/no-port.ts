import { compareLocations, error, type Diagnostic } from '../diagnostics/diagnostic';
import { settingsOfAddress, type Address } from '../services/address';
import type { Instance } from '../services/instance';
import { locateKeyInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';
import { nameOfTls } from './name-of-tls';

/** Settings of a Service, or of routing, that would be lost, since there is no port for them. */
export function noPort(model: Model): Diagnostic[] {
  return certainAddresses(model).flatMap((address) =>
    address.ports.length === 0 ? describeNoPort(address.describedBy) : describeUnrouted(address),
  );
}

function describeNoPort(instance: Instance): Diagnostic[] {
  const keys = settingsOfAddress.filter((key) => key in instance.specification);
  const places = keys.map((key) => ({ key, location: locateKeyInInstance(instance, [key]) }));
  const [first, ...others] = places.sort((a, b) => compareLocations(a.location, b.location));
  if (!first) return [];
  return [
    error({
      code: 'no-port',
      message: `"${instance.service}" has ${places.map(({ key }) => `"${key}"`).join(' and ')}, and no ports`,
      location: first.location,
      related: others.map(({ key, location }) => ({ message: `"${key}" stands here`, location })),
      hint: 'Say on which ports it listens: ports: [8080]',
    }),
  ];
}

/** A setting of routing for ports of a kind that there is none of. */
function describeUnrouted({ describedBy, ports, routedPorts, callerPorts }: Address): Diagnostic[] {
  const isTls = ports.some(({ protocol }) => protocol === 'TLS');
  const kinds = [
    { key: 'http', kind: 'HTTP', found: routedPorts, hint: undefined },
    { key: 'gateways', kind: 'HTTP', found: routedPorts, hint: undefined },
    { key: 'tcp', kind: 'TCP', found: callerPorts, hint: isTls ? nameOfTls : undefined },
  ] as const;
  return kinds
    .filter(({ key, found }) => found.length === 0 && describedBy.specification[key] !== undefined)
    .map(({ key, kind, hint }) => {
      const message = `"${describedBy.service}" has "${key}", and no ${kind} port`;
      return error({ code: 'no-port', message, location: locateKeyInInstance(describedBy, [key]), hint });
    });
}
