import { synthesize } from '../../src/constructs/synthesize';
import { planOf } from '../support/plan-of';

/** Where the two listeners are, and the one that answers what they send on. */
export const ports = { plain: 18_501, filtered: 18_502, answering: 18_503 };

const files = {
  dev: 'services: { web: { image: x, ports: [8080] } }',
  'dev.a': 'services: { web: { image: x } }',
};

/** The four aliases of docs/carriers.md. */
const settings = String.raw`
aliases:
  - header: x-lane
  - { header: referer, pattern: 'https?://(@)\.preview\.example\.com(/.*)?' }
  - cookie: virtual-env
  - baggage: virtual-env
`;

interface Patch {
  readonly applyTo: string;
  readonly patch: {
    readonly value: {
      readonly name: string;
      readonly typed_config: { readonly early_header_mutation_extensions?: readonly object[] };
    };
  };
}

interface FilterManifest {
  readonly kind: string;
  readonly spec: { readonly priority?: number; readonly configPatches: readonly Patch[] };
}

/** The patches of a sidecar in a namespace of the tree, in the order in which Istio applies them; a pod's tag among them. */
function renderedPatches(): Patch[] {
  const { plan, diagnostics } = planOf(files, settings);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join());
  return synthesize(plan)
    .flatMap(({ manifests }) => manifests as readonly unknown[] as readonly FilterManifest[])
    .filter(({ kind }) => kind === 'EnvoyFilter')
    .sort((a, b) => (a.spec.priority ?? 0) - (b.spec.priority ?? 0))
    .flatMap(({ spec }) => spec.configPatches);
}

/** Of one Envoy: a listener with the rendered filters, one without, and one that answers both. */
export function envoyConfiguration(): object {
  const patches = renderedPatches();
  const early = patches.flatMap(
    ({ patch }) => patch.value.typed_config.early_header_mutation_extensions ?? [],
  );
  const filters = patches.flatMap(({ applyTo, patch }) => (applyTo === 'HTTP_FILTER' ? [patch.value] : []));
  const upstream = [{ match: { prefix: '/' }, route: { cluster: 'upstream' } }];
  const answer = [
    { match: { prefix: '/' }, direct_response: { status: 200, body: { inline_string: 'web@dev' } } },
  ];
  return {
    static_resources: {
      listeners: [
        listener(ports.plain, upstream, { early: [], filters: [] }),
        listener(ports.filtered, upstream, { early, filters }),
        listener(ports.answering, answer, { early: [], filters: [] }),
      ],
      clusters: [{ name: 'upstream', type: 'STATIC', load_assignment: assignment() }],
    },
  };
}

interface Filters {
  readonly early: readonly object[];
  readonly filters: readonly object[];
}

function listener(port: number, routes: readonly object[], { early, filters }: Filters): object {
  const type = 'type.googleapis.com/envoy.extensions.filters';
  const router = { name: 'router', typed_config: { '@type': `${type}.http.router.v3.Router` } };
  const manager = {
    '@type': `${type}.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: String(port),
    early_header_mutation_extensions: early,
    http_filters: [...filters, router],
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes }] },
  };
  return {
    address: address(port),
    filter_chains: [{ filters: [{ name: 'http', typed_config: manager }] }],
  };
}

function assignment(): object {
  const endpoint = { address: address(ports.answering) };
  return { cluster_name: 'upstream', endpoints: [{ lb_endpoints: [{ endpoint }] }] };
}

function address(port: number): object {
  return { socket_address: { address: '127.0.0.1', port_value: port } };
}
