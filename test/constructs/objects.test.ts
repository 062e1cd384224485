/** What every rendered object has, whatever it is for. */
import type { Layer } from '../../src';
import { synthesize } from '../../src/constructs/synthesize';
import { layers } from '../../src/core/plan/layers';
import { planOf } from '../support/plan-of';

interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: object;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

const orders =
  'services: { orders: { image: x, ports: [8080], service: { annotations: { note: a, argocd.argoproj.io/sync-wave: "5" } } } }';

function render(layer: Layer): Rendered[] {
  const { plan } = planOf({ dev: orders, 'dev.a': 'services: { orders: {} }' }, 'namespace: shop');
  const found = synthesize(plan).find((it) => it.layer === layer);
  return found?.manifests as unknown as Rendered[];
}

test('every object is in the namespace, and says that it is made by envtree', () => {
  const objects = layers.flatMap(render);
  expect(objects).toHaveLength(9);
  for (const { metadata } of objects) {
    expect(metadata).toMatchObject({
      namespace: 'shop',
      labels: { 'app.kubernetes.io/managed-by': 'envtree' },
    });
  }
});

test('each kind has its version, and its layer', () => {
  const types = layers.map((layer) => render(layer).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
  expect(types).toEqual([
    ['apps/v1 Deployment', 'apps/v1 Deployment'],
    [
      'v1 Service',
      'v1 Service',
      'networking.istio.io/v1 ServiceEntry',
      'networking.istio.io/v1 ServiceEntry',
      'networking.istio.io/v1 DestinationRule',
      'networking.istio.io/v1alpha3 EnvoyFilter',
    ],
    ['networking.istio.io/v1 VirtualService'],
    [],
  ]);
});

test("hosts are applied before routes by Argo CD, but for the Service, whose annotations are the user's", () => {
  const [service, ...others] = render('hosts');
  expect(service?.metadata.annotations).toEqual({ note: 'a', 'argocd.argoproj.io/sync-wave': '5' });
  for (const { metadata } of others) {
    expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-wave': '-1' });
  }
  for (const { metadata } of [...render('routes'), ...render('workloads')]) {
    expect(metadata).not.toHaveProperty('annotations');
  }
});

test('a tag adds the header before a route is chosen, outbound, where it is not there yet', () => {
  const filter = render('hosts').find(({ kind }) => kind === 'EnvoyFilter');
  const manager = 'envoy.filters.network.http_connection_manager';
  const type = 'type.googleapis.com/envoy.extensions';
  expect(filter?.spec).toEqual({
    workloadSelector: { labels: { 'virtual-env': 'dev.a' } },
    configPatches: [
      {
        applyTo: 'NETWORK_FILTER',
        match: { context: 'SIDECAR_OUTBOUND', listener: { filterChain: { filter: { name: manager } } } },
        patch: {
          operation: 'MERGE',
          value: {
            name: manager,
            typed_config: {
              '@type': `${type}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
              early_header_mutation_extensions: [
                {
                  name: 'envoy.http.early_header_mutation.header_mutation',
                  typed_config: {
                    '@type': `${type}.http.early_header_mutation.header_mutation.v3.HeaderMutation`,
                    mutations: [
                      {
                        append: {
                          header: { key: 'x-virtual-env', value: 'dev.a' },
                          append_action: 'ADD_IF_ABSENT',
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
    ],
  });
});
