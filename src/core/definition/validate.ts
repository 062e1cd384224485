import type { ErrorObject } from 'ajv';
import { placeOf, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { suggest } from '../diagnostics/suggest';
import { describeSchemaError, legalName } from './describe-schema-error';
import { fromPointer, isObject, toPointer, type JsonValue } from './json';
import type { YamlDocument } from './yaml-document';
import type { PreparedSchema } from './prepare-schema';
import type { SchemaNode } from './schema-node';
import { everything, isWithin, type Pruned } from './was-pruned';

export interface Validated {
  /** The document's content without what is wrong in it, so that later stages can rely on every type. */
  readonly value: JsonValue;
  /** The JSON Pointers of what was taken out, and of what was probably meant by it. */
  readonly pruned: Pruned;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a document against a schema, and says everything that is wrong with it. */
export function validate(document: YamlDocument, schema: PreparedSchema): Validated {
  const { value, isCertain } = document;
  if (value === undefined) return { value: null, pruned: everything, diagnostics: [] };
  const foreign = new Set(document.foreign);
  const isRight = isCertain && schema.takes(value);
  const errors = (isRight ? [] : relevantErrors(schema.findErrors(value))).filter(
    // Nobody knows what is in a value that a tag makes something else of.
    ({ instancePath }) => !isWithin(foreign, instancePath),
  );
  const wrong = [...document.repeated, ...foreign, ...errors.flatMap(pointersAtFault)];
  const pruned = new Set(wrong.map((pointer) => listAround(pointer, value) ?? pointer));
  const places = new Set(document.diagnostics.map(({ location }) => placeOf(location)));
  return {
    value: pruned.size === 0 ? value : (prune(value, '', pruned) ?? null),
    pruned,
    diagnostics: errors
      .map((error) => describeSchemaError(error, document))
      // What YAML has said of a value already makes it needless to say that it is none of the right type.
      .filter(({ location }) => !places.has(placeOf(location))),
  };
}

/** One error for one fault: a reference repeats its place's, and what is of the wrong type is no choice either. */
function relevantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const placesOf = (sought: string): Set<string> =>
    new Set(errors.filter(({ keyword }) => keyword === sought).map(({ instancePath }) => instancePath));
  // What is unknown in a map may have been meant for what it lacks.
  const needless = new Map([
    ['enum', placesOf('type')],
    ['required', placesOf('additionalProperties')],
  ]);
  const own = errors.filter(({ keyword, instancePath }) => {
    return keyword !== 'propertyNames' && needless.get(keyword)?.has(instancePath) !== true;
  });
  const byFault = new Map(
    own.map((error) => [`${error.instancePath} ${error.keyword} ${keyOf(error) ?? ''}`, error]),
  );
  return [...byFault.values()];
}

/** The key, inside of the map that it points to, that an error is about. */
function keyOf({ params, propertyName }: ErrorObject): string | undefined {
  const { additionalProperty, missingProperty } = params as Partial<Record<string, string>>;
  return additionalProperty ?? missingProperty ?? propertyName;
}

/** The pointer of the value that `error` is about, and of the key that the author probably meant. */
function pointersAtFault(error: ErrorObject): string[] {
  const { instancePath, keyword } = error;
  const schema = error.parentSchema as SchemaNode;
  const key = keyOf(error);
  if (key === undefined || keyword === 'required') return [instancePath];
  const meant =
    error.propertyName === undefined ? suggest(key, Object.keys(present(schema.properties))) : legalName(key);
  return [key, ...(meant === undefined ? [] : [meant])].map((name) => instancePath + toPointer([name]));
}

/**
 * The outermost list that `pointer` leads into. A list is taken as a whole or not at all, since without one of its
 * items the others would stand for what nobody has written.
 */
function listAround(pointer: string, value: JsonValue): string | undefined {
  const keys = fromPointer(pointer);
  let inner: JsonValue | undefined = value;
  for (const [index, key] of keys.entries()) {
    if (Array.isArray(inner)) return toPointer(keys.slice(0, index));
    if (!isObject(inner) || !Object.hasOwn(inner, key)) return undefined;
    inner = inner[key];
  }
  return undefined;
}

function prune(value: JsonValue, pointer: string, pruned: Pruned): JsonValue | undefined {
  if (pruned.has(pointer)) return undefined;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    prune(item, pointer + toPointer([key]), pruned),
  ]);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as JsonValue;
}
