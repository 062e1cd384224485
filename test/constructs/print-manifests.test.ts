import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { synthesizeApp } from '../../src/constructs/build-app';
import { synthesize } from '../../src/constructs/synthesize';
import { printManifests } from '../../src/output/print-manifests';
import { makeFolder } from '../support/make-folder';
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

test("a key that every object has as a property is printed as the user's own", () => {
  const attributes = '{ __proto__: a, constructor: b, c: d }';
  const pod = `{ volumes: [{ name: a, csi: { driver: b, volumeAttributes: ${attributes} } }] }`;
  const { plan } = planOf({ dev: `services: { a: { image: x, pod: ${pod} } }` });
  expect(printManifests(plan, {}, 'json')).toContain('{"__proto__":"a","c":"d","constructor":"b"}');
});

test("in cdk8s' output folder, all layers are one file", () => {
  const { plan } = planOf({
    dev: 'services: { a: { image: x, ports: [1] } }',
    'dev.b': 'services: { a: {} }',
  });
  const before = process.env.CDK8S_OUTDIR;
  const folder = makeFolder({});
  process.env.CDK8S_OUTDIR = folder;
  try {
    const path = synthesizeApp(plan);
    expect(path).toBe(`${folder}/app.k8s.yaml`);
    const read = parseAllDocuments(readFileSync(path, 'utf8')).map((it) => it.toJS() as unknown);
    expect(read).toEqual(synthesize(plan).flatMap(({ manifests }) => manifests));
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
});
