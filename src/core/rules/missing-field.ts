import { capitalize, describeKey } from '../definition/describe-value-error';
import { says, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { typedMapsOf, type TypedMap } from '../services/typed-maps';
import { isUncertain } from '../services/uncertainty';

/** A map that lacks a field once it is merged: a `secretKeyRef` without `key`, a probe that asks nothing. */
export function missingField(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findLacks)
      // What was wrong in the map may have been meant for what it lacks.
      .filter(({ path }) => !isUncertain(instance, path, model.tree))
      .map((lack) => describe(instance, lack)),
  );
}

/** Of several fields, one is missing. */
interface Lack {
  readonly path: Path;
  readonly fields: readonly string[];
  /** What asks for it, where the map as such does not. */
  readonly askedBy?: string;
}

function findLacks(instance: Instance): Lack[] {
  return typedMapsOf(instance).flatMap(lacksOf);
}

function lacksOf({ path, value, schema }: TypedMap): Lack[] {
  const { 'x-required': required = [], 'x-needs': needs = [], 'x-unions': unions = [] } = schema;
  const choices = unions.filter(({ isRequired }) => isRequired).map(({ fields }) => ({ path, fields }));
  const asked = needs
    .filter((need) => value[need.field] === need.value)
    .map((need) => ({ path, fields: [need.needed], askedBy: `${need.field}: ${need.value}` }));
  const lacks: Lack[] = [...required.map((field) => ({ path, fields: [field] })), ...choices, ...asked];
  return lacks.filter(({ fields }) => !fields.some((field) => says(value, field)));
}

function describe(instance: Instance, { path, fields, askedBy }: Lack): Diagnostic {
  const names = fields.map((field) => `"${field}"`).join(', ');
  const missing = fields.length === 1 ? names : `one of ${names}`;
  const reason = askedBy === undefined ? '' : `, which "${askedBy}" needs`;
  return error({
    code: 'missing-field',
    message: `${capitalize(describeKey(path.map(String)))} lacks ${missing}${reason}`,
    location: locateInInstance(instance, path),
  });
}
