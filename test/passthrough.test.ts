/** Whatever field a user writes reaches the manifest: every field that the schema takes, however deep, at once. */
import { stringify } from 'yaml';
import environmentSchema from '../schema/environment.schema.json';
import { synthesize } from '../src/constructs/synthesize';
import { planEnvironments } from '../src/core/plan-environments';
import { sampleOf, type SampleSchema } from './support/sample-of-schema';

const definitions = environmentSchema.definitions as unknown as Readonly<Record<string, SampleSchema>>;
const fields = definitions.service?.properties ?? {};

/** Every field of the service's `keys`, or of all its keys that are not in `without`. */
function sampleService(keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, sampleOf(fields[key] ?? {}, definitions)]));
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: object };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** What is said of fields that are right each by itself. */
const onlyTogether = [
  'excluding-fields',
  'unknown-volume',
  'unknown-port',
  'duplicate-container',
  'service-type',
];

function render(service: object, settings = '{}'): Rendered[] {
  const files = [
    { path: 'envtree.yaml', text: `${settings}\n` },
    { path: 'envs/dev.yaml', text: stringify({ services: { orders: service } }) },
    { path: 'envs/dev.proj1.yaml', text: 'services: { orders: {} }\n' },
  ];
  const { plan, diagnostics } = planEnvironments(files);
  const wrong = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && !onlyTogether.includes(code),
  );
  expect(wrong).toEqual([]);
  return synthesize(plan).flatMap(({ manifests }) => manifests as unknown as Rendered[]);
}

function find(manifests: readonly Rendered[], kind: string, name: string): Rendered {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (!found) throw new Error(`No ${kind} ${name}`);
  return found;
}

function podOf(workload: Rendered): { readonly containers: readonly object[] } & Record<string, unknown> {
  return (workload.spec.template as { spec: ReturnType<typeof podOf> }).spec;
}

const specFields = environmentSchema.definitions.service.properties.spec['x-fields'];
const ours = [
  'manifest',
  'external',
  'workload',
  'selector',
  'distinguish',
  'new',
  'kind',
  'name',
  'env',
  'ports',
  'replicas',
  'labels',
  'annotations',
  'instrumentation',
  'pod',
  'spec',
  'service',
  'http',
  'calls',
  'tcp',
  'gateways',
  'hosts',
  'trafficPolicy',
  'warnings',
];
const containerFields = Object.keys(fields).filter((key) => !ours.includes(key) && !fields[key]?.not);
const base = { image: 'acme/orders:1', ports: [8080] };

test("all of a container's fields reach the container, in the root and below it", () => {
  expect(containerFields.length).toBeGreaterThan(20);
  const sample = sampleService(containerFields);
  const manifests = render({ ...base, ...sample });
  for (const name of ['orders-dev', 'orders-dev-proj1']) {
    const [container] = podOf(find(manifests, 'Deployment', name)).containers;
    expect(container).toEqual({ name: 'orders', ports: [{ name: 'http', containerPort: 8080 }], ...sample });
  }
});

test("all of a pod's fields reach the pod", () => {
  const { pod } = sampleService(['pod']) as {
    pod: Record<string, unknown> & { containers: readonly object[] };
  };
  expect(Object.keys(pod).length).toBeGreaterThan(30);
  const rendered = podOf(find(render({ ...base, pod }), 'Deployment', 'orders-dev-proj1'));
  expect(rendered).toEqual({
    ...pod,
    containers: [expect.objectContaining({ name: 'orders' }), ...pod.containers],
  });
});

test.each(['Deployment', 'StatefulSet'])("all of a %s's fields reach it", (kind) => {
  const known = specFields[`${kind}Spec` as keyof typeof specFields];
  const { spec } = sampleService(['spec']) as { spec: Record<string, unknown> };
  const own = Object.fromEntries(Object.entries(spec).filter(([field]) => known.includes(field)));
  expect(Object.keys(own).length).toBeGreaterThan(4);
  const sample = {
    ...base,
    kind,
    replicas: 3,
    labels: { team: 'shop' },
    annotations: { note: 'x' },
    spec: own,
  };
  const rendered = find(render(sample), kind, 'orders-dev-proj1');
  expect(rendered.spec).toMatchObject({ ...own, replicas: 3 });
  expect(rendered.spec.template).toMatchObject({
    metadata: { labels: { team: 'shop' }, annotations: { note: 'x' } },
  });
});

test("all of a Service's fields reach it", () => {
  const { service } = sampleService(['service']) as { service: Record<string, unknown> };
  const { annotations, headless, clusterIP, ...rest } = service;
  expect([annotations, headless, clusterIP]).toEqual([{ 'example.com/note': 'text' }, true, '192.0.2.1']);
  const rendered = find(render({ ...base, service }), 'Service', 'orders');
  expect(rendered.spec).toMatchObject({ ...rest, clusterIP });
  expect(rendered.metadata.annotations).toEqual(annotations);
  expect(find(render({ ...base, service: { headless: true } }), 'Service', 'orders').spec.clusterIP).toBe(
    'None',
  );
});

test('all of a route reaches every route, and all of a traffic policy every destination', () => {
  const { http, trafficPolicy } = sampleService(['http', 'trafficPolicy']) as Record<
    string,
    Record<string, unknown>
  >;
  const { match, redirect, directResponse, ...settings } = http ?? {};
  expect([match, redirect, directResponse]).not.toContain(undefined);
  expect(Object.keys({ ...settings, ...trafficPolicy }).length).toBeGreaterThan(12);
  const manifests = render({ ...base, http: settings, trafficPolicy }, 'fallback: static');
  const rules = routesIn(manifests);
  expect(rules).toHaveLength(2);
  for (const rule of rules) expect(rule).toMatchObject(settings);
  for (const name of ['envtree-orders', 'envtree-orders.dev-proj1']) {
    expect(find(manifests, 'DestinationRule', name).spec.trafficPolicy).toEqual(trafficPolicy);
  }
});

function routesIn(manifests: readonly Rendered[]): readonly object[] {
  return find(manifests, 'VirtualService', 'envtree-orders').spec.http as readonly object[];
}

test('all of a rule reaches the routes of each environment, said by itself or in a list', () => {
  const { http } = sampleService(['http']) as { http: Record<string, unknown> };
  const { match, redirect, directResponse, ...settings } = http;
  const [conditions] = match as [{ headers: object }];
  expect(Object.keys(conditions).length).toBeGreaterThan(12);
  const inBranch = ['exact', 'prefix'].map((kind) => ({
    ...conditions,
    headers: { ...conditions.headers, 'x-virtual-env': { [kind]: expect.any(String) as string } },
  }));
  for (const others of [settings, { redirect }, { directResponse }]) {
    const rule = { match, ...others };
    for (const said of [rule, [rule], [rule, {}]]) {
      const routes = routesIn(render({ ...base, http: said }));
      expect(routes).toHaveLength(4);
      expect(routes[0]).toMatchObject({ ...others, match: inBranch });
      expect(routes[2]).toMatchObject(rule);
    }
  }
});

test('a variable reaches the container as it was written, from a list as from a map', () => {
  const source = { secretKeyRef: { name: 'orders', key: 'token' } };
  const variables = [
    { name: 'LOG', value: 'on it' },
    { name: 'TOKEN', valueFrom: source },
  ];
  for (const env of [variables, { LOG: 'on it', TOKEN: source }]) {
    expect(
      podOf(find(render({ ...base, env }), 'Deployment', 'orders-dev-proj1')).containers[0],
    ).toMatchObject({ env: variables });
  }
});
