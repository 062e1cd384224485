import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { addressSettings, type Address } from '../services/address';
import { ownSpecification, type Instance } from '../services/instance';
import { locateKeyInInstance, locateOwnKey } from '../services/locate-in-instance';
import { addressesOf, type Model } from '../services/model';

/** Settings of a Service, or of routing, that would be lost, since there is no port for them. */
export function noPort(model: Model): Diagnostic[] {
  return addressesOf(model).flatMap((address) =>
    address.ports.length === 0 ? describeNoPort(address.describedBy) : describeUnrouted(address),
  );
}

function describeNoPort(instance: Instance): Diagnostic[] {
  const keys = addressSettings.filter((key) => key in ownSpecification(instance));
  return keys.map((key) =>
    error({
      code: 'no-port',
      message: `"${instance.service}" has "${key}", and no ports`,
      location: locateOwnKey(instance, key),
      hint: 'Say on which ports it listens: ports: [8080]',
    }),
  );
}

function describeUnrouted({ describedBy, routedPorts }: Address): Diagnostic[] {
  if (routedPorts.length > 0 || describedBy.specification.http === undefined) return [];
  const message = `"${describedBy.service}" has "http", and no HTTP port`;
  return [error({ code: 'no-port', message, location: locateKeyInInstance(describedBy, ['http']) })];
}
