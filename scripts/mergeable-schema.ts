import { kubernetesDescriptions } from './kubernetes-descriptions';
import {
  formatAt,
  keyFormatAt,
  needsOf,
  ownLimits,
  ownUnions,
  unionOf,
  type ValueRules,
} from './value-rules';

export type Schema = Record<string, any>;

/**
 * A Kubernetes or Istio type as it may stand in an environment file: unknown fields are refused, a field may be
 * null (which removes what a parent environment has there), and only what stands in a list, which is never merged,
 * has to be complete. What a map lacks otherwise is for the parser to tell, of the merged one: `x-required`.
 */
export function mergeable(name: string, types: Record<string, Schema>, values: ValueRules): Schema {
  return shape(types[name] as Schema, { types, values, whole: false, place: name });
}

const descriptions = kubernetesDescriptions();

interface Context {
  readonly types: Record<string, Schema>;
  readonly values: ValueRules;
  /** Whether the value stands in a list, so that it can neither be null nor be completed by a parent's. */
  readonly whole: boolean;
  /** Where the value is, by its type and the fields down to it: `Container.image`. */
  readonly place: string;
}

function shape(schema: Schema, context: Context): Schema {
  if (schema.$ref) return reference(schema.$ref as string, context);
  const { whole, place, values } = context;
  const type = typesOf(schema, context);
  if (schema.items) return { type, items: shape(schema.items as Schema, { ...context, whole: true }) };
  if (schema.properties) return object(schema, type, context);
  if (typeof schema.additionalProperties === 'object') {
    const value = shape(schema.additionalProperties as Schema, { ...context, whole: false });
    const required = values.required[place];
    return {
      type,
      ...(required && { 'x-required': required }),
      ...keyFormatAt(place, values),
      additionalProperties: value,
    };
  }
  const choices = schema.enum && { enum: whole ? schema.enum : [...schema.enum, null] };
  return { type, ...choices, ...ownLimits(schema, values), ...formatAt(place, values, whole) };
}

function reference(name: string, { types, values, whole }: Context): Schema {
  if (!whole) return { $ref: name };
  const type = name.replace('#/definitions/', '');
  const target = types[type] as Schema;
  const required = requiredOf(target, type, values);
  if (required.length === 0) return { type: 'object', allOf: [{ $ref: name }] };
  const there = required.map((field) => [field, typeThere(target.properties[field] as Schema)] as const);
  const properties = Object.fromEntries(there.filter(([, it]) => it !== undefined));
  return { type: 'object', required, properties, allOf: [{ $ref: name }] };
}

/** The type alone, without null: what an item has to have, it cannot take from a parent. */
function typeThere({ type }: Schema): Schema | undefined {
  return type === undefined ? undefined : { type: [type].flat().filter((it) => it !== 'null') };
}

function object(schema: Schema, type: string[], context: Context): Schema {
  const { whole, place, values } = context;
  const properties = Object.entries(schema.properties as Schema).map(([name, property]) => {
    const field = `${place}.${name}`;
    const description = descriptions.get(field);
    const shaped = shape(property as Schema, { ...context, whole: false, place: field });
    return [name, { ...(description !== undefined && { description }), ...shaped }];
  });
  const required = requiredOf(schema, place, values);
  const needs = needsOf(place, values);
  const unions = [...ownUnions(schema), ...unionOf(place, schema, values)];
  return {
    type,
    ...(required.length > 0 && { [whole ? 'required' : 'x-required']: required }),
    ...(needs.length > 0 && { 'x-needs': needs }),
    ...(unions.length > 0 && { 'x-unions': unions }),
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
  };
}

function requiredOf(schema: Schema, type: string, values: ValueRules): string[] {
  return [...((schema.required ?? []) as string[]), ...(values.required[type] ?? [])];
}

function typesOf(schema: Schema, { whole }: Context): string[] {
  const types = schema['x-kubernetes-int-or-string']
    ? ['integer', 'string']
    : [schema.type ?? 'object'].flat();
  return (whole ? types : [...types, 'null']) as string[];
}
