import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Instance } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/**
 * An instance without an image. It is not at fault where what it is merged into lacks one already, nor where something
 * above may have it that no file tells of (see `newService`).
 */
export function missingImage(model: Model): Diagnostic[] {
  return model.instances
    .filter(({ given }) => !given)
    .filter(({ parent }) => !parent || parent.specification.image !== undefined)
    .filter((instance) => !isToldOfBase(instance))
    .filter(({ specification }) => specification.image === undefined)
    .filter((instance) => !isUncertain(instance, ['image'], model.tree))
    .map((instance) => describe(instance));
}

/** What a root has from another one alone, or lacks because that lacks it, is told there. */
function isToldOfBase({ service, environment: { definition, bases } }: Instance): boolean {
  const said = bases.flatMap(({ services }) =>
    Object.hasOwn(services, service) ? present(services[service]) : [],
  );
  const isInherited = !Object.hasOwn(definition.services, service);
  return isInherited || (said.length > 0 && said.every(({ image }) => !image));
}

function describe(instance: Instance): Diagnostic {
  const { service, environment } = instance;
  return error({
    code: 'missing-image',
    message: `"${service}" has no image, neither in "${environment.name}" nor in an environment above it`,
    location: locateInstance(instance),
    hint: 'Add one: image: registry/name:tag',
  });
}
