/** The example of docs/adopt.md does what the page says. */
import { planEnvironments } from '../../src/core/plan-environments';
import { synthesize } from '../../src/constructs/synthesize';
import { readerOf, readSourceFiles } from '../../src/files/read-source-files';
import { askAll } from '../support/ask-all';
import { readBefore } from '../support/cluster-before';
import { findIntrusions } from '../support/keep-base';
import { makeFolder } from '../support/make-folder';
import { findDifferences } from '../support/match-objects';
import { blocksOf, readPage } from '../support/pages';

const files = blocksOf(readPage('docs/adopt.md')).flatMap(({ text }) => {
  const path = /^# (\S+\.yaml)\n/.exec(text)?.[1];
  return path === undefined ? [] : [[path, text] as const];
});
const folder = makeFolder(Object.fromEntries(files));
const { plan, diagnostics } = planEnvironments(readSourceFiles(folder), {
  readFile: readerOf(folder),
});
const manifests = synthesize(plan).flatMap((layer) => layer.manifests);
const before = readBefore(folder, { 'base/shop.yaml': 'dev' });

test('the page shows all files of it, and nothing is to be said of them', () => {
  expect(files.map(([path]) => path)).toEqual(['envs/dev.yaml', 'envs/dev.proj1.yaml', 'base/shop.yaml']);
  expect(diagnostics).toEqual([]);
});

test('the branch answers, or what runs already, of which nothing is changed', () => {
  const answers = {
    'dev.proj1': { orders: 'dev.proj1', web: 'dev' },
    '': { orders: 'dev', web: 'dev' },
  };
  expect(askAll(manifests, { answers, before })).toEqual(answers);
  const unready = [{ service: 'orders', environment: 'dev.proj1' }];
  expect(askAll(manifests, { answers, before, unready })['dev.proj1']).toEqual({ orders: 'dev', web: 'dev' });
  expect(findIntrusions(manifests, before)).toEqual([]);
});

test('the copy has all of its original but what the page says', () => {
  const template = {
    metadata: { labels: { app: 'orders.dev-proj1', version: 'v7' } },
    spec: { containers: [{ name: 'server', image: 'ghcr.io/acme/orders:pr-481' }] },
  };
  const wanted = { 'Deployment orders-dev-proj1': { spec: { replicas: 1, template } } };
  expect(findDifferences(manifests, wanted)).toEqual([]);
});
