import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { settingsOfAddress } from '../services/address';
import { ownSpecification, type Instance } from '../services/instance';
import { locateInstance, locateOwnKey } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { addressOf } from '../services/resolved-service';

/** The settings of the one Service and its routes, which one instance alone can have: the topmost. */
export function notTopmost(model: Model): Diagnostic[] {
  return certainServices(model).flatMap((service) =>
    service.instances.flatMap((instance) =>
      checkSettings(instance, addressOf(service, instance).describedBy),
    ),
  );
}

function checkSettings(instance: Instance, describedBy: Instance): Diagnostic[] {
  if (instance === describedBy) return [];
  const said = ownSpecification(instance);
  // The Service of a manifest is none that a file asks for.
  const keys = settingsOfAddress.filter((key) => key in said && !(instance.given && key === 'service'));
  return keys.map((key) =>
    error({
      code: 'not-topmost',
      message: `"${key}" holds for "${instance.service}" in all environments, and belongs to its topmost one, "${describedBy.environment.name}"`,
      location: locateOwnKey(instance, key),
      related: [
        {
          message: `"${instance.service}" in "${describedBy.environment.name}"`,
          location: locateInstance(describedBy),
        },
      ],
    }),
  );
}
