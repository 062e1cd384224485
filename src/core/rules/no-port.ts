import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { locateKeyInInstance } from '../services/locate-in-instance';
import { addressesOf, type Model } from '../services/model';

/** Settings of a Service, or of routing, that would be lost, since there is no port for them. */
export function noPort(model: Model): Diagnostic[] {
  return addressesOf(model).flatMap((address) =>
    address.ports.length === 0 ? describeNoPort(address.selected) : describeUnrouted(address),
  );
}

function describeNoPort(instance: Instance): Diagnostic[] {
  const keys = ['service', 'http', 'trafficPolicy'].filter((key) => key in instance.specification);
  return keys.map((key) =>
    error({
      code: 'no-port',
      message: `"${instance.service}" has "${key}", and no ports`,
      location: locateKeyInInstance(instance, [key]),
      hint: 'Say on which ports it listens: ports: [8080]',
    }),
  );
}

function describeUnrouted({ selected, routedPorts }: Address): Diagnostic[] {
  if (routedPorts.length > 0 || selected.specification.http === undefined) return [];
  const message = `"${selected.service}" has "http", and no HTTP port`;
  return [error({ code: 'no-port', message, location: locateKeyInInstance(selected, ['http']) })];
}
