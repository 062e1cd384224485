import { synthesize } from '../../src/constructs/synthesize';
import { planEnvironments } from '../../src/core/plan-environments';
import { chartValues } from './chart-values';
import { generateTree } from './generated-tree';

const tree = generateTree(12);

test('generateTree() gives each environment three services, with names on three levels', () => {
  const changed = tree.environments.slice(1).map((environment) => ({
    environment,
    services: tree.services.filter(({ branches }) => branches.some((it) => it.environment === environment))
      .length,
  }));
  expect(changed.map(({ services }) => services)).toEqual(Array(12).fill(3));
  expect(changed.slice(3, 7).map(({ environment }) => environment)).toEqual([
    'dev.p0001.user3',
    'dev.p0001.user4',
    'dev.p0002',
    'dev.p0002.user1',
  ]);
});

test('generateTree() has nothing wrong, and is the same each time', () => {
  const files = Object.entries(tree.files).map(([path, text]) => ({ path, text }));
  const { plan, diagnostics } = planEnvironments(files);
  expect(diagnostics).toEqual([]);
  expect(synthesize(plan).flatMap(({ manifests }) => manifests).length).toBeGreaterThan(750);
  expect(generateTree(12)).toEqual(tree);
});

test('generateTree() is as large as the number of environments asks for', () => {
  const large = generateTree(3000);
  expect(Object.keys(large.files)).toHaveLength(3001);
  const most = large.services.map(({ branches }) => branches.length);
  // Routes are two for each branch, and one; from 257 on they are a finding.
  expect(Math.max(...most)).toBeLessThan(128);
});

test('chartValues() says the order of routes and who stands in for whom', () => {
  const [, of = ''] = /name: service-032\n([\s\S]*?) {2}- name/.exec(chartValues(tree)) ?? [];
  const environments = [...of.matchAll(/environment: ([\w.]+),.*tiers: \[(.*)\]/g)];
  expect(environments.map(([, name, tiers]) => [name, tiers])).toEqual([
    ['dev.p0001.user1', 'dev, dev.p0001, dev.p0001.user1'],
    ['dev.p0001', 'dev, dev.p0001'],
  ]);
});
