import type { ErrorObject } from 'ajv';
import { error, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import { didYouMean, suggest } from '../diagnostics/suggest';
import { locateKey, locateValue, type DocumentLocations } from './document-locations';
import { hintPlaceOf } from './hint-place-of-field';
import { fromPointer, isObject, toText, type JsonValue } from './json';
import { present } from '../diagnostics/present';

/** The parts of a JSON Schema that messages are made of. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly enum?: readonly JsonValue[];
  readonly 'x-type'?: string;
  readonly 'x-expects'?: string;
  readonly 'x-refused'?: DiagnosticCode;
}

type Details = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** What one of the validator's errors means to the author of the file. */
export function describeSchemaError(fault: ErrorObject, locations: DocumentLocations): Diagnostic {
  const path = fromPointer(fault.instancePath);
  if (fault.keyword === 'additionalProperties') return describeUnknownKey(fault, path, locations);
  if (fault.propertyName !== undefined) {
    const details = describeName(fault.propertyName, fault);
    return error({ ...details, location: locateKey(locations, [...path, fault.propertyName]) });
  }
  const schema = fault.parentSchema as SchemaNode;
  if (schema['x-refused'] !== undefined) {
    return error({
      code: schema['x-refused'],
      message: `"${present(path.at(-1))}" cannot stand here`,
      hint: schema.description,
      location: locateKey(locations, path),
    });
  }
  const location = locateValue(locations, path);
  return error({ ...describeValue(fault, path, location), location });
}

function describeUnknownKey(
  fault: ErrorObject,
  path: readonly string[],
  locations: DocumentLocations,
): Diagnostic {
  const schema = fault.parentSchema as SchemaNode;
  const key = (fault.params as { additionalProperty: string }).additionalProperty;
  const place = path.length === 0 ? 'here' : `in ${describeKey(path)}`;
  const type = schema['x-type'] === undefined ? '' : `: ${schema['x-type']} has no such field`;
  // The keys of the file itself and of a service are ours, what is below them is Kubernetes' or Istio's.
  const isOurs = path.length === 0 || path.length === 2;
  return error({
    code: isOurs ? 'unknown-key' : 'unknown-field',
    message: isOurs ? `Unknown key "${key}" ${place}` : `Unknown field "${key}" ${place}${type}`,
    location: locateKey(locations, [...path, key]),
    hint: hintPlaceOf(key, path) ?? didYouMean(key, Object.keys(present(schema.properties))),
  });
}

function describeName(name: string, fault: ErrorObject): Details {
  const lowered = name.toLowerCase().replace(/_/g, '-');
  const hint = lowered === name ? undefined : `Did you mean "${lowered}"?`;
  const reason =
    fault.keyword === 'maxLength'
      ? 'it is longer than 63 characters'
      : `expected ${present((fault.parentSchema as SchemaNode)['x-expects'])}`;
  return { code: 'wrong-value', message: `"${name}" cannot be a name here: ${reason}`, hint };
}

function describeValue(fault: ErrorObject, path: readonly string[], location: Location): Details {
  const schema = fault.parentSchema as SchemaNode;
  const value = fault.data as JsonValue;
  const key = capitalize(describeKey(path));
  switch (fault.keyword) {
    case 'type':
      return { ...describeType(key, value, schema), hint: hintType(value, schema, location) };
    case 'required': {
      const field = (fault.params as { missingProperty: string }).missingProperty;
      return { code: 'missing-field', message: `${key} lacks "${field}"` };
    }
    case 'enum':
      return describeChoice(path, value, schema);
    case 'minimum':
    case 'maximum': {
      const { comparison, limit } = fault.params as { comparison: string; limit: number };
      return { code: 'wrong-value', message: `${key} has to be ${comparison} ${String(limit)}` };
    }
    default:
      return { code: 'wrong-value', message: `${key} has to be ${present(schema['x-expects'])}` };
  }
}

function describeChoice(path: readonly string[], value: JsonValue, schema: SchemaNode): Details {
  const choices = present(schema.enum).filter((choice) => typeof choice === 'string');
  const meant = suggest(toText(value), choices);
  return {
    code: path.length === 3 && path[2] === 'kind' ? 'unknown-kind' : 'wrong-value',
    message: `${capitalize(describeKey(path))} cannot be "${toText(value)}"; it is one of ${choices.map((it) => `"${it}"`).join(', ')}`,
    hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
  };
}

function describeType(key: string, value: JsonValue, schema: SchemaNode): Details {
  const types = typesOf(schema).map((type) => typeNames[type]);
  return {
    code: 'wrong-type',
    message: `${key} has to be ${types.join(' or ')}, not ${describeActual(value)}`,
  };
}

/** Text is quoted as it was written: the number 1.10 was meant to be the text "1.10". */
function hintType(
  value: JsonValue,
  schema: SchemaNode,
  { lineText, column, length }: Location,
): string | undefined {
  if (value === null && typesOf(schema).includes('object'))
    return 'Write {} for a copy that changes nothing.';
  const isQuotable =
    typesOf(schema).includes('string') && (typeof value === 'number' || typeof value === 'boolean');
  return isQuotable ? `Put it into quotes: "${lineText.slice(column - 1, column - 1 + length)}"` : undefined;
}

function typesOf({ type }: SchemaNode): string[] {
  return [present(type)].flat().filter((it) => it !== 'null');
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function describeActual(value: JsonValue): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'a map';
  return typeof value === 'string' ? `the text "${value}"` : `the ${typeof value} ${toText(value)}`;
}

function describeKey(path: readonly string[]): string {
  const names = path.filter((key) => !/^\d+$/.test(key));
  const isItem = names.at(-1) !== path.at(-1);
  if (names.length === 0) return 'the file';
  return `${isItem ? 'an item of ' : ''}"${present(names.at(-1))}"`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
