import environmentSchema from '../../../schema/environment.schema.json';
import { isObject, type JsonObject, type JsonValue, type Path } from '../definition/json';
import { kept } from '../definition/kept';
import type { SchemaNode } from '../definition/schema-node';
import type { Instance } from './instance';

/** A map somewhere in a service, and what its schema says of it. */
export interface TypedMap {
  readonly path: Path;
  readonly value: JsonObject;
  readonly schema: SchemaNode;
}

const definitions = environmentSchema.definitions as unknown as Readonly<Record<string, SchemaNode>>;

/** Every map of an instance's merged specification that has a schema, from the outside in. */
export const typedMapsOf = kept(({ specification }: Instance): readonly TypedMap[] =>
  mapsIn(specification as JsonObject, definitions.service, []),
);

function mapsIn(value: JsonValue | undefined, schema: SchemaNode | undefined, path: Path): TypedMap[] {
  const type = resolve(schema);
  if (type === undefined) return [];
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.flatMap((item, index) => mapsIn(item, type.items, [...path, index]));
  }
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    mapsIn(item, schemaOf(key, type), [...path, key]),
  );
  return [{ path, value, schema: type }, ...inner];
}

function schemaOf(
  key: string,
  { properties = {}, additionalProperties }: SchemaNode,
): SchemaNode | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A list's item refers to its type in an `allOf`, beside what else it has to be. */
function resolve(schema: SchemaNode | undefined): SchemaNode | undefined {
  const reference = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  return reference === undefined ? schema : definitions[reference.replace('#/definitions/', '')];
}
