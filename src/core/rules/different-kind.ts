import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateInInstance, locateOwnKey } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/** A selector and a StatefulSet's volumes depend on the kind, so that a copy of another kind would be another service. */
export function differentKind(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) => {
    const { service, kind, parent } = instance;
    if (!parent || parent.kind === kind || isUncertain(instance, ['kind'], model.tree)) return [];
    const above = `"${service}" is a ${parent.kind} in "${parent.environment.name}"`;
    return [
      error({
        code: 'different-kind',
        message: `${above}, and cannot be a ${kind} here`,
        location: locateOwnKey(instance, 'kind'),
        related: [{ message: above, location: locateInInstance(parent, ['kind']) }],
      }),
    ];
  });
}
