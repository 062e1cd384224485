import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { readAlike } from '../../src/constructs/read-alike';
import { printYaml, synthesize } from '../../src/constructs/synthesize';
import { printManifests } from '../../src/output/print-manifests';
import { planOf } from '../support/plan-of';

const awkward = [
  'yes',
  'no',
  'on',
  'y',
  '0755',
  '0o17',
  '0O17',
  '0X1f',
  '0b1',
  '1_000',
  '1e3',
  '12:30',
  '.inf',
  '~',
  'null',
  '',
  ' a ',
  '- a',
  'a: b',
  '#a',
  '"',
  "'",
  '2026-12-31',
  '=',
  '<<',
  '\u0000',
  'a\nb\n',
  '\u2028',
  '🙂',
];

test('text survives printing, whichever version of YAML reads it', () => {
  const texts = fc.oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary-ascii' }),
  );
  fc.assert(
    fc.property(
      fc.dictionary(texts, fc.oneof(texts, fc.array(texts, { maxLength: 3 })), { maxKeys: 4 }),
      (data) => {
        const safe = Object.fromEntries(
          Object.entries(data).filter(([key]) => !['__proto__', '<<'].includes(key)),
        );
        const manifest = {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'a', namespace: 'b' },
          data: safe,
        };
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(printYaml([readAlike(manifest) as object]), { version, uniqueKeys: false })).toEqual(
            manifest,
          );
        }
      },
    ),
  );
});

test('text that Go alone takes for a number is quoted', () => {
  const print = (text: string): string => printYaml([readAlike({ kind: text }) as object]);
  expect(['0o17', '0O17', '-0X1f', '0B1'].map(print)).toEqual([
    'kind: "0o17"\n',
    'kind: "0O17"\n',
    'kind: "-0X1f"\n',
    'kind: "0B1"\n',
  ]);
  expect(['5s', '0out', 'x0x1', '1.2.3'].map(print)).toEqual([
    'kind: 5s\n',
    'kind: 0out\n',
    'kind: x0x1\n',
    'kind: 1.2.3\n',
  ]);
});

test('objects whose names and namespaces would run together stay apart', () => {
  const service = (name: string): string => `services: { ${name}: { image: x, ports: [80] } }`;
  const files = { dev: `namespace: shop\n${service('a-x')}`, qa: `namespace: shop-a\n${service('x')}` };
  const { plan } = planOf(files, 'default: dev');
  const kinds = synthesize(plan).flatMap(({ manifests }) => manifests.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === 'Deployment')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'Service')).toHaveLength(2);
});

test('a stream of several is read as several, in either format', () => {
  const { plan } = planOf({
    dev: 'services: { a: { image: x, ports: [1] } }',
    'dev.b': 'services: { a: {} }',
  });
  const objects = synthesize(plan).flatMap(({ manifests }) => manifests);
  expect(objects).toHaveLength(9);
  const yaml = printManifests(plan, {}, 'yaml');
  expect(parseAllDocuments(yaml).map((document) => document.toJS() as unknown)).toEqual(objects);
  const json = printManifests(plan, {}, 'json');
  const lines = json.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(objects);
});
