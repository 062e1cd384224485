import type { Schema } from './mergeable-schema';

/** What schema/values.yaml says of values, beyond the types that the schemas of Kubernetes and Istio state. */
export interface ValueRules {
  readonly formats: Readonly<Record<string, Schema>>;
  /** A format, or its name, by the field's place: `Container.image`. */
  readonly fields: Readonly<Record<string, string | Schema>>;
  /** Of a map's keys, the same. */
  readonly keys: Readonly<Record<string, string>>;
  /** By type, or by the place of a map of values. */
  readonly required: Readonly<Record<string, readonly string[]>>;
  /** By type, the field and its value: what has to be there. */
  readonly needs: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly unions: Readonly<Record<string, UnionRule>>;
}

interface UnionRule {
  /** Fields of which at most one may be there, or exactly one has to; `*` is all of the type. */
  readonly atMost?: readonly string[] | '*';
  readonly exactly?: readonly string[] | '*';
  /** Those that `*` leaves out. */
  readonly beside?: readonly string[];
}

/** A union as environment.schema.json has it, in `x-unions`. */
export interface SchemaUnion {
  readonly fields: readonly string[];
  readonly isRequired: boolean;
}

/** The keywords for a scalar at `place`; an enumeration takes null, too, where a parent's value can be removed. */
export function formatAt(place: string, { fields, formats }: ValueRules, whole: boolean): Schema {
  const rule = fields[place];
  const format = typeof rule === 'string' ? formats[rule] : rule;
  if (typeof rule === 'string' && !format)
    throw new Error(`There is no format "${rule}", which ${place} has`);
  if (!format) return {};
  return { ...format, ...(format.enum && { enum: whole ? format.enum : [...format.enum, null] }) };
}

/** The keywords for the keys of the map at `place`. */
export function keyFormatAt(place: string, { keys, formats }: ValueRules): Schema {
  const name = keys[place];
  return name === undefined ? {} : { propertyNames: formats[name] };
}

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
/** Of 64 bits, those that JSON gives to every reader alike. */
const int64 = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
const boundsOf: Readonly<Record<string, Schema>> = { int32, 'int-or-string': int32, int64 };

/** What a schema of Kubernetes', or a resource definition of Istio's, says of a scalar itself. */
export function ownLimits(schema: Schema, { formats }: ValueRules): Schema {
  const rules = (schema['x-kubernetes-validations'] ?? []) as readonly { readonly rule: string }[];
  return {
    ...boundsOf[schema.format as string],
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.maximum !== undefined && { maximum: schema.maximum }),
    ...(rules.some(({ rule }) => rule.includes('duration(self)')) && formats.duration),
  };
}

/** What a field has to have beside it, as environment.schema.json has it, in `x-needs`. */
export interface SchemaNeed {
  readonly field: string;
  readonly value: string;
  readonly needed: string;
}

/** The needs of a type. */
export function needsOf(type: string, { needs }: ValueRules): SchemaNeed[] {
  return Object.entries(needs[type] ?? {}).flatMap(([field, byValue]) =>
    Object.entries(byValue).map(([value, needed]) => ({ field, value, needed })),
  );
}

/** The unions of a type of Kubernetes'. */
export function unionOf(type: string, schema: Schema, { unions }: ValueRules): SchemaUnion[] {
  const union = unions[type];
  if (!union) return [];
  const { atMost, exactly, beside = [] } = union;
  const said = exactly ?? atMost;
  const all = Object.keys(schema.properties as Schema).filter((field) => !beside.includes(field));
  return [{ fields: said === '*' || said === undefined ? all : said, isRequired: exactly !== undefined }];
}

/** The unions that a resource definition of Istio's states: `oneOf`, the first alternative being none of the fields. */
export function ownUnions({ oneOf, allOf }: Schema): SchemaUnion[] {
  const alternatives = [{ oneOf }, ...((allOf ?? []) as readonly Schema[])];
  return alternatives
    .map((it) => (it.oneOf ?? []) as readonly { readonly required?: readonly string[] }[])
    .map((members) => members.flatMap(({ required = [] }) => required))
    .filter((fields) => fields.length > 0)
    .map((fields) => ({ fields, isRequired: false }));
}
