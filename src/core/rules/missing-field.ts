import { capitalize, describeKey } from '../definition/describe-value-error';
import { says, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';
import { typedMapsOf, type TypedMap } from '../services/typed-maps';
import { isUncertain } from '../services/uncertainty';

/** A map that lacks a field once it is merged: a `secretKeyRef` without `key`, a probe that asks nothing. */
export function missingField(model: Model): Diagnostic[] {
  return instancesOf(model).flatMap((instance) =>
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
}

function findLacks(instance: Instance): Lack[] {
  return typedMapsOf(instance).flatMap(lacksOf);
}

function lacksOf({ path, value, schema }: TypedMap): Lack[] {
  const { 'x-required': required = [], 'x-unions': unions = [] } = schema;
  const choices = unions.filter(({ isRequired }) => isRequired).map(({ fields }) => fields);
  const needed = [...required.map((field) => [field]), ...choices];
  return needed
    .filter((fields) => !fields.some((field) => says(value, field)))
    .map((fields) => ({ path, fields }));
}

function describe(instance: Instance, { path, fields }: Lack): Diagnostic {
  const names = fields.map((field) => `"${field}"`).join(', ');
  return error({
    code: 'missing-field',
    message: `${capitalize(describeKey(path.map(String)))} lacks ${fields.length === 1 ? names : `one of ${names}`}`,
    location: locateInInstance(instance, path),
  });
}
