import { Validator } from '@cfworker/json-schema';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { present } from '../diagnostics/present';
import type { JsonValue } from './json';
import { referLazily } from './lazy-references';

/** One of the published schemas. */
export interface PreparedSchema {
  /** Whether nothing is wrong with a value, in which all numbers are JSON's; known without compiling the schema. */
  readonly takes: (value: JsonValue) => boolean;
  /** Everything that is wrong with a value; each error with the schema that it comes from. */
  readonly findErrors: (value: JsonValue) => readonly ErrorObject[];
}

/** Our own keywords in the schemas, of which messages are made. */
export const ownKeywords = [
  'x-expects',
  'x-refused-keys',
  'x-type',
  'x-fields',
  'x-required',
  'x-needs',
  'x-unions',
];

/** By what the one schema of a validator is referred to. */
const key = 'schema';

/** Prepares what it takes to check values against `schema` as it is first needed: compiling takes longer than reading a hundred files. */
export function prepareSchema(schema: object): PreparedSchema {
  let quick: Validator | undefined;
  let thorough: ValidateFunction | undefined;
  return {
    takes: (value) => {
      quick ??= new Validator(schema, '2020-12');
      return quick.validate(value).valid;
    },
    findErrors: (value) => {
      thorough ??= compile(schema);
      return thorough(value) ? [] : present(thorough.errors);
    },
  };
}

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    // Both are slow, and done in the tests instead.
    validateSchema: false,
    code: { optimize: false },
    strictTypes: false,
    strictRequired: false,
  });
  ajv.addVocabulary(ownKeywords);
  ajv.addSchema(schema, key);
  referLazily(ajv, key);
  return present(ajv.getSchema(key));
}
