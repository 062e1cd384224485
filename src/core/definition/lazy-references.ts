import { _, Name, str, type Ajv, type ErrorObject, type KeywordCxt, type ValidateFunction } from 'ajv';
import { present } from '../diagnostics/present';

type LazyValidator = ((value: unknown, context: object) => boolean) & { errors: ErrorObject[] };

/** What ajv calls these in the functions that it makes. */
const [errors, count, instancePath] = ['vErrors', 'errors', 'instancePath'].map((name) => new Name(name));

/**
 * Has `ajv` compile what the references of the schema `key` lead to as it is first needed: most of a schema of all that
 * Kubernetes knows is never asked for, and to compile it takes longer than to read a hundred files.
 */
export function referLazily(ajv: Ajv, key: string): void {
  const made = new Map<string, LazyValidator>();
  ajv.removeKeyword('$ref');
  ajv.addKeyword({
    keyword: '$ref',
    schemaType: 'string',
    code: (context: KeywordCxt) => {
      const { gen, data, it } = context;
      const reference = context.schema as string;
      const ref = made.get(reference) ?? makeLazy(() => present(ajv.getSchema(key + reference)));
      made.set(reference, ref);
      const validate = gen.scopeValue('validate', { ref });
      const path = str`${present(instancePath)}${it.errorPath}`;
      const valid = gen.const('valid', _`${validate}(${data}, {instancePath: ${path}})`);
      gen.if(_`!${valid}`, () => {
        const found = _`${validate}.errors`;
        gen.code(_`${errors} = ${errors} === null ? ${found} : ${errors}.concat(${found})`);
        gen.code(_`${count} = ${errors}.length`);
      });
      context.ok(valid);
    },
  });
}

function makeLazy(compile: () => ValidateFunction): LazyValidator {
  let validator: ValidateFunction | undefined;
  const lazily = (value: unknown, context: object): boolean => {
    validator ??= compile();
    const isValid = (validator as unknown as (value: unknown, context: object) => boolean)(value, context);
    lazily.errors = validator.errors ?? [];
    return isValid;
  };
  lazily.errors = [] as ErrorObject[];
  return lazily;
}
