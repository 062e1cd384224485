/** What an editor offers for completion is what the parser takes. */
import environmentSchema from '../schema/environment.schema.json';
import settingsSchema from '../schema/settings.schema.json';
import { planOf } from './support/plan-of';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly not?: object;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly 'x-refused-keys'?: Readonly<Record<string, unknown>>;
}

const schemas = [environmentSchema, settingsSchema] as unknown as readonly Schema[];

/** A schema and all schemas inside of it. */
function schemasIn(schema: Schema): Schema[] {
  const maps = [schema.properties, schema.definitions].flatMap((map) => Object.values(map ?? {}));
  const others = [schema.additionalProperties, schema.items, ...(schema.allOf ?? [])];
  const inner = [...maps, ...others].filter((it): it is Schema => typeof it === 'object');
  return [schema, ...inner.flatMap(schemasIn)];
}

/** As vscode-json-languageservice does: every property there is, unless it is false or asks not to be suggested. */
function offeredIn(schema: Schema): string[] {
  return Object.keys(schema.properties ?? {});
}

test('no key is offered that is refused, wherever', () => {
  const all = schemas.flatMap(schemasIn);
  const refusing = all.filter((schema) => schema['x-refused-keys']);
  expect(refusing.length).toBeGreaterThan(7);
  for (const schema of refusing) {
    const refused = Object.keys(schema['x-refused-keys'] ?? {});
    expect(offeredIn(schema).filter((key) => refused.includes(key))).toEqual([]);
    expect(schema).toMatchObject({ additionalProperties: false });
  }
  for (const { properties = {} } of all) {
    const never = Object.values(properties).filter(
      (it) => it === false || JSON.stringify(it).includes('"not":{}'),
    );
    expect(never).toEqual([]);
  }
});

test('what is offered in a file, in a service and in the settings', () => {
  const service = environmentSchema.definitions.service as unknown as Schema;
  const own = offeredIn(service);
  expect(offeredIn(environmentSchema as unknown as Schema)).toMatchSnapshot();
  expect(own).toMatchSnapshot();
  expect(offeredIn(settingsSchema as unknown as Schema)).toMatchSnapshot();
  expect(own).toEqual(expect.arrayContaining(['image', 'env', 'warnings']));
  expect(own).toContain('gateways');
});

test.each([
  [
    'services: { orders: { image: x, ports: [80], http: { route: [] } } }',
    'misplaced-key',
    "Where a route leads is envtree's, by the request's environment.",
  ],
  ['values: {}', 'reserved-key', "An ApplicationSet's git generator overwrites this key."],
])('%s still says why it is refused', (dev, code, hint) => {
  expect(planOf({ dev }).diagnostics).toMatchObject([{ code, hint }]);
});
