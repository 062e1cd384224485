import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { inheritedServices } from '../services/inherited-services';
import { locateInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';
import { warnOf } from './warn-of';

/** A service without ports of its own, nearly named as an inherited one, is more often a slip than a new service. */
export function serviceNearMiss(model: Model): Diagnostic[] {
  return instancesOf(model).flatMap((instance) => {
    const { service, environment, parent, specification } = instance;
    if (parent || specification.image === undefined || specification.ports) return [];
    const hint = didYouMean(service, inheritedServices(environment, model.tree));
    if (hint === undefined) return [];
    const message = `"${service}" is a new service, without ports, in "${environment.name}"`;
    return warnOf(instance, { code: 'service-near-miss', message, location: locateInstance(instance), hint });
  });
}
