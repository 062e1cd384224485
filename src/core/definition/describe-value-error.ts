import type { ErrorObject } from 'ajv';
import type { Diagnostic, Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { suggest } from '../diagnostics/suggest';
import type { SchemaNode } from './schema-node';
import { isObject, toText, type JsonValue } from './json';

type Details = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** A file that was cut off must not look like one that was emptied on purpose. */
const emptyFile: Details = {
  code: 'empty-file',
  message: 'This file says nothing',
  hint: 'Remove it, or write {} if it is meant to be empty.',
};

/** What is wrong with a value, whose key is one that the schema takes. `location` is the value's. */
export function describeValue(fault: ErrorObject, path: readonly string[], location: Location): Details {
  const schema = fault.parentSchema as SchemaNode;
  const value = fault.data as JsonValue;
  const key = capitalize(describeKey(path));
  switch (fault.keyword) {
    case 'type':
      if (path.length === 0 && value === null) return emptyFile;
      return { ...describeType(key, value, schema), hint: hintType(value, schema, { path, location }) };
    case 'required': {
      const field = (fault.params as { missingProperty: string }).missingProperty;
      return { code: 'missing-field', message: `${key} lacks "${field}"` };
    }
    case 'enum':
      if (schema['x-expects'] === undefined) return describeChoice(path, value, schema);
      break;
    case 'minimum':
    case 'maximum': {
      const { comparison, limit } = fault.params as { comparison: string; limit: number };
      return { code: 'wrong-value', message: `${key} has to be ${comparison} ${String(limit)}` };
    }
  }
  return { code: 'wrong-value', message: `${key} has to be ${present(schema['x-expects'])}` };
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
  const types = typesMeant(schema).map((type) => typeNames[type]);
  return {
    code: 'wrong-type',
    message: `${key} has to be ${types.join(' or ')}, not ${describeActual(value)}`,
  };
}

/** Text is quoted as it was written: the number 1.10 was meant to be the text "1.10". */
function hintType(
  value: JsonValue,
  schema: SchemaNode,
  { path, location }: { path: readonly string[]; location: Location },
): string | undefined {
  const { lineText, column, length } = location;
  if (value === null && typesOf(schema).includes('object'))
    return path.length === 2 ? 'Write {} for a copy that changes nothing.' : 'Write {} if there are none.';
  const [field] = schema.required ?? [];
  if (field !== undefined && isScalar(value)) return `Write { ${field}: ${toText(value)} }`;
  const isQuotable =
    typesOf(schema).includes('string') && (typeof value === 'number' || typeof value === 'boolean');
  return isQuotable ? `Put it into quotes: "${lineText.slice(column - 1, column - 1 + length)}"` : undefined;
}

/** Where text may be written as a boolean or a number, it is text that is meant. */
function typesMeant(schema: SchemaNode): string[] {
  const types = typesOf(schema);
  const isText = types.includes('string') && types.includes('boolean');
  return isText ? types.filter((type) => type !== 'boolean' && type !== 'integer') : types;
}

function isScalar(value: JsonValue): boolean {
  return typeof value === 'number' || typeof value === 'string';
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

/** The key at the end of `path` in words; of a list's item, the list's. */
export function describeKey(path: readonly string[]): string {
  const names = path.filter((key) => !/^\d+$/.test(key));
  const isItem = names.at(-1) !== path.at(-1);
  if (names.length === 0) return 'the file';
  return `${isItem ? 'an item of ' : ''}"${present(names.at(-1))}"`;
}

/** `text` as a sentence begins. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
