import type { Address } from './address';
import type { Instance } from './instance';
import type { Model } from './model';
import { resolveTarget, type AddressPort } from './ports';
import { addressOf } from './resolved-service';

/** Whether an instance's environment has its pods refuse requests of others, and envtree can see to it. */
export function isIsolated(instance: Instance): boolean {
  // What somebody else deploys takes whatever it takes.
  return isMeantIsolated(instance) && instance.given?.deployedBy !== 'others';
}

export function isMeantIsolated({ environment }: Instance): boolean {
  return environment.definition.isolation === 'strict';
}

/**
 * The ports of an instance's pods, by number, at which requests have headers for sure. A port whose protocol Istio has
 * to find out is none: where a connection turned out to be no HTTP, a condition on a header would refuse it
 * (https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule-To).
 */
export function isolatedPorts(instance: Instance, model: Model): number[] {
  const ports = addressesOfInstance(instance, model).flatMap(({ routedPorts }) => routedPorts);
  const numbers = ports
    .filter(isHttpForSure)
    .map(({ target }) => resolveTarget(target, instance.specification));
  return [...new Set(numbers.filter((number) => number !== undefined))].sort((a, b) => a - b);
}

/** The addresses that an instance is called by: of the service, and of further Services of the same pods. */
export function addressesOfInstance(instance: Instance, { called }: Model): Address[] {
  // By name first: to look for one of thousands of instances in all lists takes as long as there are services.
  const named = called.filter(({ service }) => service === instance.service);
  const services = named.filter(({ instances }) => instances.includes(instance));
  return services.map((service) => addressOf(service, instance));
}

function isHttpForSure({ protocol }: AddressPort): boolean {
  return protocol !== 'sniffed';
}
