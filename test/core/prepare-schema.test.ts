import Ajv from 'ajv';
import fc from 'fast-check';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import environmentSchema from '../../schema/environment.schema.json';
import settingsSchema from '../../schema/settings.schema.json';
import type { JsonValue } from '../../src/core/definition/json';
import { prepareSchema } from '../../src/core/definition/prepare-schema';
import { readWithPlaces } from '../../src/core/definition/read-with-places';

/** Whether the published schema takes a value, as every other reader of it would say. */
function reference(schema: object): (value: JsonValue) => boolean {
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false });
  return ajv.compile(schema);
}

const root = join(__dirname, '../scenarios');

function valuesOf(pattern: RegExp): JsonValue[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(root, path));
  return paths
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .flatMap((path) => readWithPlaces({ path, text: readFileSync(path, 'utf8') }).value ?? []);
}

const odd: JsonValue[] = [null, '', 'x', 'a b', 0, -1, 1.5, 70_000, true, [], {}, [null], { name: 'x' }];

/** `value` with something else at one place in it. */
function changed(value: JsonValue, at: number, by: JsonValue): JsonValue {
  let left = at;
  const change = (inner: JsonValue): JsonValue => {
    if (left-- === 0) return by;
    if (Array.isArray(inner)) return inner.map(change);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, change(item)]));
  };
  return change(value);
}

test.each([
  ['environments', environmentSchema, /envs\/[^/]*\.yaml$/],
  ['settings', settingsSchema, /envtree\.yaml$/],
])('what the schema of %s takes is known without compiling it, and what not', (_, schema, pattern) => {
  const { takes, findErrors } = prepareSchema(schema);
  const isTakenBy = reference(schema);
  const values = valuesOf(pattern);
  const counts = { taken: 0, refused: 0 };
  const expectAlike = (value: JsonValue): void => {
    const isTaken = isTakenBy(value);
    const same = { value, isTaken, hasErrors: !isTaken };
    expect({ value, isTaken: takes(value), hasErrors: findErrors(value).length > 0 }).toEqual(same);
    counts[isTaken ? 'taken' : 'refused']++;
  };
  values.forEach(expectAlike);
  const property = fc.property(
    fc.constantFrom(...values),
    fc.nat(30),
    fc.constantFrom(...odd),
    (value, at, by) => {
      expectAlike(changed(value, at, by));
    },
  );
  fc.assert(property, { numRuns: 1000 });
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(100);
});

test('all that is wrong is found at once, each with its value and schema, behind references too', () => {
  const inner = { type: 'object', additionalProperties: false, properties: {}, 'x-type': 'Inner' };
  const a = { type: ['string', 'integer'] };
  const { findErrors } = prepareSchema({
    type: 'object',
    properties: { a, b: { $ref: '#/definitions/outer' } },
    definitions: {
      outer: { type: 'object', properties: { inner: { $ref: '#/definitions/inner' } } },
      inner,
    },
  });
  const errors = findErrors({ a: [], b: { inner: { c: 1, d: 2 } } });
  expect(
    errors.map(({ instancePath, data, parentSchema }) => ({ instancePath, data, parentSchema })),
  ).toEqual([
    { instancePath: '/a', data: [], parentSchema: a },
    { instancePath: '/b/inner', data: { c: 1, d: 2 }, parentSchema: inner },
    { instancePath: '/b/inner', data: { c: 1, d: 2 }, parentSchema: inner },
  ]);
});
