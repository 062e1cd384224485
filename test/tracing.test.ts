/** With tracing, the sidecars' log has what the application itself has sent, and no request is another one. */
import fc from 'fast-check';
import { synthesize } from '../src/constructs/synthesize';
import { arbitraryTree } from './properties/arbitrary-tree';
import { ask, askingsOf, questionsOf, renderCluster } from './properties/ask-tree';
import { readCluster, type Cluster } from './support/cluster';
import { planOf } from './support/plan-of';
import { sendRequest, tagRequest } from './support/tag-request';

const environments = {
  dev: 'services: { orders: { image: acme/orders:1, ports: [8080] } }',
  'dev.a': 'services: { orders: { image: acme/orders:2 } }',
};

function clusterOf(settings: string): Cluster {
  const { plan, diagnostics } = planOf(environments, settings);
  expect(diagnostics).toEqual([]);
  return readCluster(synthesize(plan).flatMap((layer) => layer.manifests));
}

function filtersOf(settings: string, files: Readonly<Record<string, string>> = environments): string[] {
  return planOf(files, settings).plan.objects.flatMap(({ kind, name, namespace = '' }) =>
    kind === 'EnvoyFilter' ? [`${namespace}/${name}`] : [],
  );
}

const caller = { namespace: 'default', labels: { 'virtual-env': 'dev.a' } };

test('without the setting, nothing is logged', () => {
  expect(filtersOf('{}')).toEqual(['default/envtree-tag.dev-a']);
  expect(filtersOf('tracing: {}')).toEqual(['default/envtree-tag.dev-a']);
  expect(filtersOf('tracing: { log: false }')).toEqual(['default/envtree-tag.dev-a']);
});

test('the sidecars of the roots and of clients log, where there is a service', () => {
  const settings = '{ clients: [web], tracing: { log: true } }';
  const all = ['default/envtree-log', 'web/envtree-log', 'default/envtree-tag.dev-a'];
  expect(filtersOf(settings)).toEqual(all);
  expect(filtersOf(settings, { dev: '{}' })).toEqual([]);
});

test('the filter comes from where the settings ask for it', () => {
  const { plan } = planOf(environments, 'fallback: live\ntracing: { log: true }');
  const [filter] = plan.objects.filter(({ name }) => name === 'envtree-log');
  expect(filter?.locate()).toMatchObject({ file: 'envtree.yaml', line: 2, column: 1 });
});

describe.each(['tracing: { log: true }', '{ aliases: [{ baggage: env }], tracing: { log: true } }'])(
  'with %s',
  (settings) => {
    const cluster = clusterOf(settings);
    const sent = (headers: Record<string, string>): string | undefined =>
      tagRequest(new Map(Object.entries(headers)), caller, cluster).get('x-envtree-sent');

    test('what the application has sent is kept before the tag', () => {
      expect(sent({ 'x-virtual-env': 'dev.b' })).toBe('dev.b');
      expect(sent({})).toBeUndefined();
      expect(sent({ 'x-envtree-sent': 'dev.b' })).toBeUndefined();
      expect(sent({ 'x-envtree-sent': 'dev.a', 'x-virtual-env': 'dev.b' })).toBe('dev.b');
    });

    test('no request leaves with it', () => {
      const name = 'outbound|8080||orders.default.svc.cluster.local';
      const headers = sendRequest(new Map([['x-virtual-env', 'dev.b']]), caller, { cluster, name });
      expect(Object.fromEntries(headers)).toEqual({
        'x-virtual-env': 'dev.b',
        ...(settings.includes('aliases') && { baggage: 'env=dev.b' }),
      });
    });
  },
);

test('a carrier counts as sent, since the application has passed it on', () => {
  const cluster = clusterOf('{ aliases: [{ baggage: env }], tracing: { log: true } }');
  const headers = tagRequest(new Map([['baggage', 'env=dev.b']]), caller, cluster);
  expect(headers.get('x-envtree-sent')).toBe('dev.b');
});

test('whatever the tree, it changes no answer', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const logged = { ...tree, settings: { ...tree.settings, tracing: { log: true } } };
    const [before, after] = [renderCluster(tree), renderCluster(logged)];
    for (const question of questionsOf(tree, askingsOf(tree))) {
      expect(ask(after, question, logged)).toEqual(ask(before, question, tree));
    }
  });
  fc.assert(property, { numRuns: 20 });
});
