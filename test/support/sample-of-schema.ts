/** The parts of a draft-07 schema that a sample is made of. */
export interface SampleSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly propertyNames?: SampleSchema;
  readonly not?: object;
  readonly properties?: Readonly<Record<string, SampleSchema>>;
  readonly items?: SampleSchema;
  readonly additionalProperties?: SampleSchema | boolean;
  readonly allOf?: readonly SampleSchema[];
}

type Definitions = Readonly<Record<string, SampleSchema>>;

/** A value that `schema` takes, with every field that it knows, however deep; refused keys are left out. */
export function sampleOf(schema: SampleSchema, definitions: Definitions): unknown {
  if (schema.$ref !== undefined) {
    return sampleOf(definitions[schema.$ref.replace('#/definitions/', '')] ?? {}, definitions);
  }
  if (schema.allOf?.[0]) return sampleOf(schema.allOf[0], definitions);
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return sampleFields(schema.properties, definitions);
  if (schema.items) return [sampleOf(schema.items, definitions)];
  if (typeof schema.additionalProperties === 'object')
    return { [keyOf(schema)]: sampleOf(schema.additionalProperties, definitions) };
  // An example of a map or list shows some of its fields, and all are meant.
  if (schema.examples) return schema.examples[0];
  return sampleScalar([schema.type ?? 'object'].flat(), schema.minimum);
}

function sampleFields(properties: Definitions, definitions: Definitions): object {
  const taken = Object.entries(properties).filter(([, schema]) => !schema.not);
  return Object.fromEntries(taken.map(([name, schema]) => [name, sampleOf(schema, definitions)]));
}

function keyOf({ propertyNames }: SampleSchema): string {
  return (propertyNames?.examples?.[0] as string | undefined) ?? 'key';
}

function sampleScalar(types: readonly string[], minimum = 0): unknown {
  if (types.includes('string')) return 'text';
  if (types.includes('integer')) return Math.max(7, minimum);
  if (types.includes('number')) return 0.5;
  return types.includes('boolean') ? true : {};
}
