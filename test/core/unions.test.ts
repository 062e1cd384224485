/** The table of unions by which instances are merged says the same as the schema, which is made of Istio's own. */
import environmentSchema from '../../schema/environment.schema.json';
import type { SchemaNode } from '../../src/core/definition/schema-node';
import { unions } from '../../src/core/services/unions';

const definitions = environmentSchema.definitions as unknown as Readonly<Record<string, SchemaNode>>;

function schemaAt(path: string): SchemaNode {
  return path.split('/').reduce((schema, field) => {
    const { $ref, ...inner } = schema.properties?.[field] ?? {};
    return $ref === undefined ? inner : (definitions[$ref.replace('#/definitions/', '')] ?? {});
  }, definitions.service ?? {});
}

test.each(unions.map((union) => [union.path, union] as const))(
  'at %s',
  (path, { members, discriminator }) => {
    const schema = schemaAt(path);
    if (discriminator) {
      const { enum: values = [] } = schema.properties?.[discriminator.field] ?? {};
      expect(Object.keys(discriminator.valueOf)).toEqual(members);
      expect(values).toEqual(expect.arrayContaining(Object.values(discriminator.valueOf)));
    } else {
      const stated = (schema['x-unions'] ?? []).map(({ fields }) => [...fields].sort());
      expect(stated).toContainEqual(members);
    }
  },
);
