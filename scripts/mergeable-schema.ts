export type Schema = Record<string, any>;

/**
 * A Kubernetes or Istio type as it may stand in an environment file: unknown fields are refused, a field may be
 * null (which removes what a parent environment has there), and only what stands in a list, which is never merged,
 * has to be complete.
 */
export function mergeable(schema: Schema, types: Record<string, Schema>): Schema {
  return shape(schema, { types, whole: false });
}

interface Context {
  readonly types: Record<string, Schema>;
  /** Whether the value stands in a list, so that it can neither be null nor be completed by a parent's. */
  readonly whole: boolean;
}

function shape(schema: Schema, context: Context): Schema {
  if (schema.$ref) return reference(schema.$ref as string, context);
  const type = typesOf(schema, context);
  if (schema.items) return { type, items: shape(schema.items as Schema, { ...context, whole: true }) };
  if (schema.properties) return object(schema, type, context);
  if (typeof schema.additionalProperties === 'object') {
    const value = shape(schema.additionalProperties as Schema, { ...context, whole: false });
    return { type, additionalProperties: value };
  }
  return { type, ...(schema.enum && { enum: context.whole ? schema.enum : [...schema.enum, null] }) };
}

function reference(name: string, { types, whole }: Context): Schema {
  if (!whole) return { $ref: name };
  const target = types[name.replace('#/definitions/', '')];
  const required = target?.required as string[] | undefined;
  if (!required) return { type: 'object', allOf: [{ $ref: name }] };
  const there = required.map((field) => [field, typeThere(target?.properties[field] as Schema)] as const);
  const properties = Object.fromEntries(there.filter(([, type]) => type !== undefined));
  return { type: 'object', required, properties, allOf: [{ $ref: name }] };
}

/** The type alone, without null: what an item has to have, it cannot take from a parent. */
function typeThere({ type }: Schema): Schema | undefined {
  return type === undefined ? undefined : { type: [type].flat().filter((it) => it !== 'null') };
}

function object(schema: Schema, type: string[], context: Context): Schema {
  const properties = Object.entries(schema.properties as Schema).map(([name, property]) => [
    name,
    shape(property as Schema, { ...context, whole: false }),
  ]);
  const required = context.whole && schema.required ? { required: schema.required as string[] } : {};
  return {
    type,
    ...required,
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
  };
}

function typesOf(schema: Schema, { whole }: Context): string[] {
  const types = schema['x-kubernetes-int-or-string']
    ? ['integer', 'string']
    : [schema.type ?? 'object'].flat();
  return (whole ? types : [...types, 'null']) as string[];
}
