import { parseAllDocuments } from 'yaml';
import { synthesize } from '../../src/constructs/synthesize';
import { printManifests } from '../../src/output/print-manifests';
import { planOf } from '../support/plan-of';

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
