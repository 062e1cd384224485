import type { ErrorObject } from 'ajv';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import { didYouMean, suggest } from '../diagnostics/suggest';
import { locateKey, locateValue, type DocumentLocations } from './document-locations';
import { hintPlaceOf } from './hint-place-of-field';
import { fromPointer, isObject, toText, type JsonValue } from './json';

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

interface Context {
  readonly document: JsonValue;
  readonly locations: DocumentLocations;
}

type Details = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** What one of the validator's errors means to the author of the file. */
export function describeSchemaError(fault: ErrorObject, context: Context): Diagnostic {
  const path = fromPointer(fault.instancePath);
  if (fault.keyword === 'additionalProperties') return describeUnknownKey(fault, path, context);
  if (fault.propertyName !== undefined) {
    const details = describeName(fault.propertyName, fault);
    return error({ ...details, location: locateKey(context.locations, [...path, fault.propertyName]) });
  }
  const schema = fault.parentSchema as SchemaNode;
  if (schema['x-refused'] !== undefined) {
    return error({
      code: schema['x-refused'],
      message: `"${path.at(-1) ?? ''}" cannot stand here`,
      hint: schema.description,
      location: locateKey(context.locations, path),
    });
  }
  return error({ ...describeValue(fault, schema, path), location: locateValue(context.locations, path) });
}

function describeUnknownKey(fault: ErrorObject, path: readonly string[], { locations }: Context): Diagnostic {
  const schema = fault.parentSchema as SchemaNode;
  const key = (fault.params as { additionalProperty: string }).additionalProperty;
  const type = schema['x-type'];
  // A service has a container's fields, but keys of our own as well.
  const isOurs = type === undefined || (path.length === 2 && path[0] === 'services');
  const place = path.length === 0 ? 'here' : `in "${path.at(-1) ?? ''}"`;
  const known = Object.keys(schema.properties ?? {});
  return error({
    code: isOurs ? 'unknown-key' : 'unknown-field',
    message: isOurs
      ? `Unknown key "${key}" ${place}`
      : `Unknown field "${key}" ${place}: ${type} has no such field`,
    location: locateKey(locations, [...path, key]),
    hint: hintPlaceOf(key, path) ?? didYouMean(key, known),
  });
}

function describeName(name: string, fault: ErrorObject): Details {
  const expects = (fault.parentSchema as SchemaNode)['x-expects'] ?? 'another name';
  const lowered = name.toLowerCase().replace(/_/g, '-');
  const hint = lowered === name ? undefined : `Did you mean "${lowered}"?`;
  const reason = fault.keyword === 'maxLength' ? 'it is longer than 63 characters' : `expected ${expects}`;
  return { code: 'wrong-value', message: `"${name}" cannot be a name here: ${reason}`, hint };
}

function describeValue(fault: ErrorObject, schema: SchemaNode, path: readonly string[]): Details {
  const value = fault.data as JsonValue;
  const key = describeKey(path);
  switch (fault.keyword) {
    case 'type':
      return describeType(key, value, schema);
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
      return { code: 'wrong-value', message: `${key} has to be ${schema['x-expects'] ?? 'another value'}` };
  }
}

function describeChoice(path: readonly string[], value: JsonValue, schema: SchemaNode): Details {
  const choices = (schema.enum ?? []).filter((choice) => typeof choice === 'string');
  const meant = suggest(toText(value), choices);
  return {
    code: path.length === 3 && path[2] === 'kind' ? 'unknown-kind' : 'wrong-value',
    message: `${describeKey(path)} cannot be "${toText(value)}"; it is one of ${choices.map((it) => `"${it}"`).join(', ')}`,
    hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
  };
}

function describeType(key: string, value: JsonValue, schema: SchemaNode): Details {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  const message = `${key} has to be ${types.map((type) => typeNames[type] ?? type).join(' or ')}, not ${describeActual(value)}`;
  const isQuotable = types.includes('string') && (typeof value === 'number' || typeof value === 'boolean');
  return {
    code: 'wrong-type',
    message,
    hint: isQuotable ? `Put it into quotes: "${toText(value)}"` : undefined,
  };
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
  if (names.length === 0) return 'The file';
  return isItem ? `Each item of "${names.at(-1) ?? ''}"` : `"${names.at(-1) ?? ''}"`;
}
