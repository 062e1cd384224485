import type { ErrorObject } from 'ajv';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { diagnosticCodes, warningCodes } from '../diagnostics/diagnostic-codes';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import { locateKey, locateValue, type DocumentLocations } from './document-locations';
import { describeKey, describeValue } from './describe-value-error';
import { hintGuessed } from './guessed-keys';
import { hintPlaceOf } from './hint-place-of-field';
import { fromPointer } from './json';
import type { YamlDocument } from './yaml-document';
import { refusedKey, type SchemaNode } from './schema-node';

type Details = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** What one of the validator's errors means to the author of the file. */
export function describeSchemaError(fault: ErrorObject, { locations, sourceOf }: YamlDocument): Diagnostic {
  const path = fromPointer(fault.instancePath);
  if (fault.keyword === 'additionalProperties') return describeUnknownKey(fault, path, locations);
  if (fault.propertyName !== undefined) {
    const details = describeName(fault.propertyName, fault);
    return error({ ...details, location: locateKey(locations, [...path, fault.propertyName]) });
  }
  const location = locateValue(locations, path);
  return error({ ...describeValue(fault, path, sourceOf(path)), location });
}

function describeUnknownKey(
  fault: ErrorObject,
  path: readonly string[],
  locations: DocumentLocations,
): Diagnostic {
  const schema = fault.parentSchema as SchemaNode;
  const key = (fault.params as { additionalProperty: string }).additionalProperty;
  const refused = refusedKey(schema, key);
  if (refused) {
    const message = `"${key}" cannot stand here`;
    return error({ ...refused, message, location: locateKey(locations, [...path, key]) });
  }
  if (path.at(-1) === 'warnings') return describeNoWarning(key, [...path, key], { schema, locations });
  const place = path.length === 0 ? 'here' : `in ${describeKey(path)}`;
  const type = schema['x-type'] === undefined ? '' : `: ${schema['x-type']} has no such field`;
  // The keys of the file itself and of a service are ours, what is below them is Kubernetes' or Istio's.
  const isOurs = path[0] !== 'services' || path.length === 2;
  return error({
    code: isOurs ? 'unknown-key' : 'unknown-field',
    message: isOurs ? `Unknown key "${key}" ${place}` : `Unknown field "${key}" ${place}${type}`,
    location: locateKey(locations, [...path, key]),
    hint:
      (isOurs ? hintGuessed(key) : undefined) ??
      hintPlaceOf(key, path) ??
      didYouMean(key, Object.keys(present(schema.properties))) ??
      hintService(key, schema),
  });
}

/** Beside the keys of an environment, what else there could be is a service. */
function hintService(key: string, { properties }: SchemaNode): string | undefined {
  if (!present(properties).services || !/^[a-z][-a-z0-9]*$/.test(key)) return undefined;
  return `If it is a service, it belongs under "services": services: {${key}: {...}}`;
}

interface Surroundings {
  readonly schema: SchemaNode;
  readonly locations: DocumentLocations;
}

/** What stands where only the code of a warning can. */
function describeNoWarning(
  key: string,
  path: readonly string[],
  { schema, locations }: Surroundings,
): Diagnostic {
  const known = Object.hasOwn(diagnosticCodes, key);
  const isWarning = (warningCodes as readonly string[]).includes(key);
  const reason = isWarning ? 'is no warning of a service' : 'is an error; only warnings can be switched off';
  return error({
    code: 'unknown-key',
    message: known ? `"${key}" ${reason}` : `There is no warning "${key}"`,
    location: locateKey(locations, path),
    hint: isWarning
      ? 'Switch it off for all of them, in envtree.yaml.'
      : didYouMean(key, Object.keys(present(schema.properties))),
  });
}

/** What somebody may have meant who gives a service a name that it cannot have. */
export function legalName(name: string): string {
  return name.toLowerCase().replace(/_/g, '-');
}

function describeName(name: string, fault: ErrorObject): Details {
  const { pattern, 'x-expects': expects } = fault.parentSchema as SchemaNode;
  const lowered = legalName(name);
  const isMeant = lowered !== name && new RegExp(present(pattern)).test(lowered);
  const hint = isMeant ? `Did you mean "${lowered}"?` : undefined;
  const reason =
    fault.keyword === 'maxLength' ? 'it is longer than 63 characters' : `expected ${present(expects)}`;
  return { code: 'wrong-value', message: `"${name}" cannot be a name here: ${reason}`, hint };
}
