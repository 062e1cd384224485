import environmentSchema from '../../../schema/environment.schema.json';
import type { WorkloadKind } from '../definition/service-specification';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance, locateKeyInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

const specFields: Readonly<Record<`${WorkloadKind}Spec`, readonly string[]>> =
  environmentSchema.definitions.service.properties.spec['x-fields'];

/**
 * The schema takes the fields of both kinds in `spec`, since a file alone does not tell the kind. What runs already may
 * be of any kind.
 */
export function specFieldOfOtherKind(model: Model): Diagnostic[] {
  return (
    model.instances
      .filter((instance) => !isUncertain(instance, ['kind'], model.tree))
      // That a branch is of another kind is told itself (see `differentKind`).
      .filter(({ kind, parent }) => !parent || parent.kind === kind)
      .flatMap((instance) => findNew(instance, findUnknown).map((field) => describe(instance, field)))
  );
}

function findUnknown({ kind, specification }: Instance): string[] {
  return Object.keys(specification.spec ?? {}).filter((field) => !specFields[`${kind}Spec`].includes(field));
}

function describe(instance: Instance, field: string): Diagnostic {
  const { kind, service, environment } = instance;
  const other = kind === 'Deployment' ? 'StatefulSet' : 'Deployment';
  const message = `"${service}" in "${environment.name}" is a ${kind}`;
  const location = locateKeyInInstance(instance, ['spec', field]);
  // A root may be of another kind than the one that it extends, and so than the file with the field says.
  const isElsewhere = location.file !== environment.definition.locations.file;
  return error({
    code: 'unknown-field',
    message: `Unknown field "${field}" in "spec": a ${kind} has no such field`,
    location,
    related: isElsewhere ? [{ message, location: locateInInstance(instance, ['kind']) }] : undefined,
    hint: `A ${other} has it; is a "kind: ${other}" missing, or one too many?`,
  });
}
