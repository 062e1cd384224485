import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { suggest } from '../diagnostics/suggest';
import { hintType } from './hint-type';
import { typesOf, type SchemaNode } from './schema-node';
import { isObject, toText, type JsonValue } from './json';

type Details = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** A file that was cut off must not look like one that was emptied on purpose. */
const emptyFile: Details = {
  code: 'empty-file',
  message: 'This file says nothing',
  hint: 'Remove it, or write {} if it is meant to be empty.',
};

/**
 * What is wrong with a value, whose key is one that the schema takes. `source` is what stands in the file for a number or
 * a boolean.
 */
export function describeValue(fault: ErrorObject, path: readonly string[], source?: string): Details {
  const schema = fault.parentSchema as SchemaNode;
  const value = fault.data as JsonValue;
  const written = source ?? toText(value);
  const key = capitalize(describeKey(path));
  switch (fault.keyword) {
    case 'type':
      if (path.length === 0 && value === null) return emptyFile;
      return {
        code: 'wrong-type',
        message: `${key} has to be ${describeTypes(schema)}, not ${describeActual(value, written)}`,
        hint: hintType(value, schema, { path, written }),
      };
    case 'required': {
      const field = (fault.params as { missingProperty: string }).missingProperty;
      return { code: 'missing-field', message: `${key} lacks "${field}"` };
    }
    case 'enum':
      if (schema['x-expects'] === undefined) return describeChoice(path, written, schema);
      break;
    case 'minimum':
    case 'maximum': {
      const { comparison, limit } = fault.params as { comparison: string; limit: number };
      return { code: 'wrong-value', message: `${key} has to be ${comparison} ${String(limit)}` };
    }
  }
  return { code: 'wrong-value', message: `${key} has to be ${present(schema['x-expects'])}` };
}

function describeChoice(path: readonly string[], written: string, schema: SchemaNode): Details {
  const choices = present(schema.enum).filter((choice) => typeof choice === 'string');
  const meant = suggest(written, choices);
  return {
    code: path[2] === 'kind' ? 'unknown-kind' : 'wrong-value',
    message: `${capitalize(describeKey(path))} cannot be "${written}"; it is one of ${choices.map((it) => `"${it}"`).join(', ')}`,
    hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
  };
}

/** Where text may be written as a boolean or a number, it is text that is meant. */
function describeTypes(schema: SchemaNode): string {
  const types = typesOf(schema);
  const isText = types.includes('string') && types.includes('boolean');
  const meant = isText ? types.filter((type) => type !== 'boolean' && type !== 'integer') : types;
  return meant.map((type) => typeNames[type]).join(' or ');
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function describeActual(value: JsonValue, written: string): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'a map';
  return typeof value === 'string' ? `the text "${value}"` : `the ${typeof value} ${written}`;
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
