/** The schemas as an editor uses them: yaml-language-server offers, explains and underlines what envtree takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import environmentSchema from '../schema/environment.schema.json';
import settingsSchema from '../schema/settings.schema.json';
import { parseEnvironment } from '../src/core/definition/environment-definition';
import { parseSettings } from '../src/core/definition/settings';
import { complete, hover, mark, type FileKind } from './support/editor';
import { repository } from './support/run-envtree';

interface Schema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schemas: Readonly<Record<FileKind, Schema>> = {
  environment: environmentSchema as unknown as Schema,
  settings: settingsSchema as unknown as Schema,
};

/** The keys of each map that we describe ourselves, by their places. */
function keysIn(
  { properties = {}, additionalProperties, items, definitions = {} }: Schema,
  place: string,
): [string, Schema][] {
  const inner = [additionalProperties, items].filter((it): it is Schema => typeof it === 'object');
  return [
    ...Object.entries(properties).flatMap(([name, schema]): [string, Schema][] => [
      [`${place}.${name}`, schema],
      ...keysIn(schema, `${place}.${name}`),
    ]),
    ...inner.flatMap((schema) => keysIn(schema, place)),
    ...Object.entries(definitions).flatMap(([name, schema]) => keysIn(schema, name)),
  ];
}

test('each key that is ours has a description, which is a sentence', () => {
  const ours = parse(readFileSync(join(repository, 'schema/environment.yaml'), 'utf8')) as Schema;
  const keys = [...keysIn(ours, 'environment'), ...keysIn(schemas.settings, 'settings')];
  expect(keys.length).toBeGreaterThan(70);
  const wrong = keys.filter(
    ([, schema]) => !('$ref' in schema) && !/^[A-Za-z{].*\.$/.test(schema.description ?? ''),
  );
  expect(wrong.map(([place]) => place)).toEqual([]);
});

describe.each(Object.entries(schemas) as [FileKind, Schema][])(
  'in an %s file',
  (kind, { properties = {} }) => {
    test('each key is offered with its description, which is shown over it as well', async () => {
      const offered = await complete(kind, '|\n');
      for (const [key, { description = '' }] of Object.entries(properties)) {
        expect(offered).toContainEqual({ label: key, documentation: description });
        expect(await hover(kind, `|${key}: x\n`)).toContain(description);
      }
      expect(offered).toHaveLength(Object.keys(properties).length);
    });

    test('each value of a choice is offered', async () => {
      for (const [key, { enum: choices = [] }] of Object.entries(properties)) {
        if (choices.length === 0) continue;
        const labels = (await complete(kind, `${key}: |\n`)).map(({ label }) => label.replace(/"/g, ''));
        expect(labels).toEqual(choices.map(String));
      }
    });
  },
);

test('in a service the fields of a container are explained by Kubernetes, and others by us', async () => {
  const offered = await complete('environment', 'services:\n  orders:\n    |\n');
  expect(offered).toContainEqual({ label: 'image', documentation: 'Container image name.' });
  const replicas = offered.find(({ label }) => label === 'replicas')?.documentation;
  expect(replicas).toContain('for an autoscaler to set');
  expect(await hover('environment', 'services:\n  orders:\n    |resources: {}\n')).toContain(
    'Compute Resources required by this container.',
  );
  const choices = await complete('environment', 'services:\n  orders:\n    imagePullPolicy: |\n');
  expect(choices.map(({ label }) => label)).toEqual(['Always', 'Never', 'IfNotPresent', 'null']);
});

const corpus = join(__dirname, 'corpus');
const files = (['environment', 'settings'] as const).flatMap((kind) =>
  (['good', 'bad'] as const).flatMap((judgement) =>
    readdirSync(join(corpus, kind, judgement)).map((name) => [kind, judgement, name] as const),
  ),
);

/** Of a text that says nothing an editor says nothing. */
const saysNothing = ['comment.yaml', 'empty.yaml'];

test.each(files)('the editor underlines what envtree refuses: %s/%s/%s', async (kind, judgement, name) => {
  const file = { path: name, text: readFileSync(join(corpus, kind, judgement, name), 'utf8') };
  const { diagnostics } = kind === 'environment' ? parseEnvironment('dev', file) : parseSettings(file);
  const lines = saysNothing.includes(name) ? [] : diagnostics.map(({ location }) => location.line);
  const marks = await mark(kind, file.text);
  expect(inOrder(marks.map(({ line }) => line))).toEqual(inOrder(lines));
  expect(judgement === 'good' ? marks : []).toEqual([]);
});

function inOrder(lines: readonly number[]): number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}
