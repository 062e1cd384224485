import type { Diagnostic } from '../diagnostics/diagnostic';
import { locateInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { selectedAbove } from '../services/selected-above';
import { orderTiers } from '../services/tier-order';
import { warnOf } from './warn-of';

/** Pods that somebody else deploys, without the label by which a fallback could tell them from those above. */
export function unorderedTiers(model: Model): Diagnostic[] {
  return certainServices(model).flatMap(({ service, instances, isRouted }) => {
    const missing = isRouted ? instances.flatMap((instance) => orderTiers(instance, model.tree).missing) : [];
    // Pods that are met by the Service above have to be told from those first.
    const apart = missing.filter(({ instance }) => !selectedAbove(instance));
    return apart.flatMap(({ instance, label, value }) =>
      warnOf(instance, {
        code: 'unordered-tiers',
        message: `The pods of "${service}" in "${instance.environment.name}" are not known to have the label ${label}: ${value}, so that a fallback cannot tell them from those above: its requests meet either`,
        location: locateInstance(instance),
        hint: `Whoever deploys it adds to its pods: ${label}: ${value}`,
      }),
    );
  });
}
