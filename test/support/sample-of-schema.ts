/** The parts of a draft-07 schema that a sample is made of. */
export interface SampleSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
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
    return { key: sampleOf(schema.additionalProperties, definitions) };
  return sampleScalar([schema.type ?? 'object'].flat());
}

function sampleFields(properties: Definitions, definitions: Definitions): object {
  const taken = Object.entries(properties).filter(([, schema]) => !schema.not);
  return Object.fromEntries(taken.map(([name, schema]) => [name, sampleOf(schema, definitions)]));
}

function sampleScalar(types: readonly string[]): unknown {
  if (types.includes('string')) return 'text';
  if (types.includes('integer')) return 7;
  if (types.includes('number')) return 0.5;
  return types.includes('boolean') ? true : {};
}
