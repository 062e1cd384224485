import environmentSchema from '../../../schema/environment.schema.json';
import type { WorkloadKind } from '../definition/service-specification';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Instance } from '../services/instance';
import { isPlaceInherited, locateKeyInInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

const specFields: Readonly<Record<`${WorkloadKind}Spec`, readonly string[]>> =
  environmentSchema.definitions.service.properties.spec['x-fields'];

/**
 * The schema takes the fields of both kinds in `spec`, since a file alone does not tell the kind. What runs already may
 * be of any kind.
 */
export function specFieldOfOtherKind(model: Model): Diagnostic[] {
  return instancesOf(model)
    .filter((instance) => !instance.given && !isUncertain(instance, ['kind'], model.tree))
    .flatMap(checkSpec);
}

function checkSpec(instance: Instance): Diagnostic[] {
  const { kind, specification } = instance;
  const unknown = Object.keys(specification.spec ?? {})
    .filter((field) => !specFields[`${kind}Spec`].includes(field))
    .filter((field) => !isPlaceInherited(instance, ['spec', field]));
  const other = kind === 'Deployment' ? 'StatefulSet' : 'Deployment';
  return unknown.map((field) =>
    error({
      code: 'unknown-field',
      message: `Unknown field "${field}" in "spec": a ${kind} has no such field`,
      location: locateKeyInInstance(instance, ['spec', field]),
      hint: `A ${other} has it; is a "kind: ${other}" missing, or one too many?`,
    }),
  );
}
