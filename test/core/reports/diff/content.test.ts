/** What is compared of an object: all that the API has of it, whoever has written it. */
import { comparePlanned, compareTrees, dev } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';
import type { DifferenceReport } from '../../../../src/core/reports/diff/difference-report';

const changedPaths = ({ objects }: DifferenceReport): string[][] =>
  objects.changed.map(({ kind, name, paths }) => [`${kind} ${name}`, ...paths]);

/** What a root's objects differ in. */
function changedIn(from: string, to: string): string[][] {
  const files = { dev: `objects: [d.yaml]\n${dev}` };
  return changedPaths(comparePlanned(planWith(files, { 'd.yaml': from }), planWith(files, { 'd.yaml': to })));
}

const settings = (metadata: string): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings${metadata} } }\n`;

test('all of the metadata that others have written', () => {
  const from = settings(', labels: { team: a }, annotations: { a/b: c }, finalizers: [x/a]');
  const to = settings(', labels: { team: b }, annotations: { a/b: d }, finalizers: [x/b]');
  expect(changedIn(from, to)).toEqual([
    ['ConfigMap settings', 'metadata.annotations[a/b]', 'metadata.finalizers[0]', 'metadata.labels.team'],
  ]);
});

test('the namespace and the name that it gets, written or not', () => {
  expect(changedIn(settings(''), settings(', namespace: default'))).toEqual([]);
  const own = (name: string): string => manifests(`v1 ConfigMap ${name}`);
  const report = comparePlanned(
    planWith({ dev: `objects: [d.yaml]\n${dev}`, 'dev.a': '{}' }, { 'd.yaml': own('settings-dev-a') }),
    planWith({ dev, 'dev.a': 'objects: [d.yaml]' }, { 'd.yaml': own('settings') }),
  );
  expect(changedPaths(report)).toEqual([]);
  expect(report.objects.removed).toEqual([]);
});

test('a Service of envtree', () => {
  const ports = dev.replace('ports: [80] }', 'ports: [81], service: { annotations: { a/b: c } } }');
  expect(changedPaths(compareTrees({ dev }, { dev: ports }))).toEqual([
    ['Service web', 'metadata.annotations[a/b]', 'spec.ports[http].port'],
  ]);
});

const base = `
{ apiVersion: apps/v1, kind: Deployment, metadata: { name: orders-dev }, spec: { selector: { matchLabels: { app: orders } }, template: { metadata: { labels: { app: orders } }, spec: { containers: [{ name: orders, image: acme/orders:1 }] } } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: orders }, spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] } }
`;

test('what others had written, and envtree makes from then on', () => {
  const given = dev.replace(
    '{ image: acme/orders:1, ports: [80], env: { LOG: info } }',
    '{ manifest: base.yaml }',
  );
  const report = comparePlanned(planWith({ dev: given }, { 'base.yaml': base }), planWith({ dev }, {}));
  expect(changedPaths(report)).toEqual([
    [
      'Service orders',
      'metadata.labels[app.kubernetes.io/managed-by]',
      'metadata.labels[app.kubernetes.io/name]',
      'spec.selector.virtual-env',
    ],
  ]);
  const [workload] = report.workloads;
  const parts = (workload?.fields ?? []).map(({ path }) => path.split('.')[0]);
  expect([...new Set(parts)]).toEqual(['metadata', 'spec']);
});
