/** A team's own workloads as instances of roots. */
import { Chart, Testing } from 'cdk8s';
import { Deployment, Service, StatefulSet } from 'cdk8s-plus-27';
import { VirtualEnvironments } from '../../src/constructs/virtual-environments';
import { askAll } from '../support/ask-all';
import { isSelected, type Manifest, type WorkloadSpec } from '../support/manifests';

const container = { name: 'main', image: 'acme/orders:1', portNumber: 8080 };
const files = [
  {
    path: 'envs/dev.a.yaml',
    text: 'services: { orders: { image: acme/orders:pr-1, env: { LOG: debug } } }\n',
  },
  { path: 'envs/dev.a.b.yaml', text: 'services: { orders: {} }\n' },
];

function makeOrders(chart: Chart): Deployment {
  return new Deployment(chart, 'orders', {
    metadata: { name: 'orders' },
    podMetadata: { labels: { team: 'shop', app: 'orders', 'virtual-env-level-2': 'x' } },
    containers: [container],
  });
}

function find(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} "${name}"`);
  return found;
}

function templateOf(manifests: readonly Manifest[], name: string): WorkloadSpec['template'] {
  return (find(manifests, 'Deployment', name).spec as WorkloadSpec).template;
}

function withService(): { before: Manifest[]; after: Manifest[] } {
  const chart = Testing.chart();
  const orders = makeOrders(chart);
  orders.exposeViaService({ name: 'shop-orders', ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
  const before = Testing.synth(chart) as Manifest[];
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
  return { before, after: Testing.synth(chart) as Manifest[] };
}

test("a team's workload keeps all that it has, and gets the root's name at its pods", () => {
  const { before, after } = withService();
  const labels = { ...templateOf(before, 'orders').metadata.labels, 'virtual-env': 'dev' };
  const wanted = before.map((manifest) => {
    if (manifest.kind !== 'Deployment') return manifest;
    const spec = manifest.spec as WorkloadSpec;
    return { ...manifest, spec: { ...spec, template: { ...spec.template, metadata: { labels } } } };
  });
  expect(after).toEqual(expect.arrayContaining(wanted));
  expect(
    after.filter(({ kind, metadata: { name } }) => kind === 'Service' && !name.startsWith('envtree-')),
  ).toHaveLength(1);
});

test('environments below fork it, by the name of its Service', () => {
  const { after } = withService();
  const answers = {
    '': { 'shop-orders': 'dev' },
    'dev.x': { 'shop-orders': 'dev' },
    'dev.a': { 'shop-orders': 'dev.a' },
    'dev.a.b.c': { 'shop-orders': 'dev.a.b' },
  };
  expect(askAll(after, { answers })).toEqual(answers);
  const { metadata, spec } = templateOf(after, 'orders-dev-a');
  const original = templateOf(after, 'orders');
  expect(metadata.labels).toMatchObject({
    team: 'shop',
    'virtual-env': 'dev.a',
    'virtual-env-level-2': 'dev.a',
  });
  expect(spec).toEqual({
    ...original.spec,
    containers: [
      { ...original.spec.containers[0], image: 'acme/orders:pr-1', env: [{ name: 'LOG', value: 'debug' }] },
    ],
  });
});

test("an unready fork's requests meet the team's own pods", () => {
  const { after } = withService();
  const unready = [{ service: 'orders', environment: 'dev.a' }];
  const answers = { 'dev.a': { 'shop-orders': 'dev' } };
  expect(askAll(after, { answers, unready })).toEqual(answers);
});

test.each([
  ['what cdk8s-plus selects by', undefined],
  ["envtree's own labels", { app: 'orders', 'app.kubernetes.io/name': 'orders' }],
  ['one of these alone', { 'app.kubernetes.io/name': 'orders' }],
  ['the label of the environment as well', { app: 'orders', 'virtual-env': 'dev' }],
])('no Service and no workload of the team selects a fork, by %s', (_, labels) => {
  const chart = Testing.chart();
  const orders = makeOrders(chart);
  for (const [key, value] of Object.entries(labels ?? {})) orders.podMetadata.addLabel(key, value);
  const service = new Service(chart, 'service', {
    metadata: { name: 'orders' },
    ports: [{ name: 'http', port: 8080 }],
  });
  if (!labels) service.select(orders);
  for (const [key, value] of Object.entries(labels ?? {})) service.selectLabel(key, value);
  const selectors = (Testing.synth(chart) as Manifest[]).map(({ spec }) => {
    const { selector } = spec as { selector: Record<string, unknown> };
    return (selector.matchLabels ?? selector) as Record<string, string>;
  });
  expect(selectors).toHaveLength(2);
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders: [orders, service] } } });
  const after = Testing.synth(chart) as Manifest[];
  for (const name of ['orders-dev-a', 'orders-dev-a-b']) {
    const forked = templateOf(after, name).metadata.labels;
    expect(selectors.filter((selector) => isSelected(forked, selector))).toEqual([]);
  }
  const answers = { '': { orders: 'dev' }, 'dev.a': { orders: 'dev.a' } };
  expect(askAll(after, { answers })).toEqual(answers);
});

test('no other Service of the team selects a fork either', () => {
  const chart = Testing.chart();
  const orders = makeOrders(chart);
  const service = orders.exposeViaService({
    name: 'orders',
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  });
  const metrics = new Service(chart, 'metrics', { metadata: { name: 'metrics' }, ports: [{ port: 9090 }] });
  metrics.selectLabel('team', 'shop');
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders: [orders, service] } } });
  const after = Testing.synth(chart) as Manifest[];
  expect(templateOf(after, 'orders').metadata.labels).toMatchObject({ team: 'shop' });
  expect(templateOf(after, 'orders-dev-a').metadata.labels).toMatchObject({
    team: 'orders.dev-a',
    'envtree-original/team': 'shop',
  });
});

test('without a Service of the team, envtree gives one that selects its pods', () => {
  const chart = Testing.chart();
  const orders = makeOrders(chart);
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
  const after = Testing.synth(chart) as Manifest[];
  const { selector } = find(after, 'Service', 'orders').spec as { selector: Record<string, string> };
  expect(isSelected(templateOf(after, 'orders').metadata.labels, selector)).toBe(true);
  const answers = { '': { orders: 'dev' }, 'dev.a': { orders: 'dev.a' } };
  expect(askAll(after, { answers })).toEqual(answers);
});

test('a StatefulSet is forked as one', () => {
  const chart = Testing.chart();
  const service = new Service(chart, 'service', {
    metadata: { name: 'orders' },
    ports: [{ name: 'http', port: 8080 }],
  });
  const orders = new StatefulSet(chart, 'orders', { service, containers: [container] });
  new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
  const after = Testing.synth(chart) as Manifest[];
  expect(find(after, 'StatefulSet', 'orders-dev-a').spec).toMatchObject({ serviceName: 'orders' });
  const answers = { '': { orders: 'dev' }, 'dev.a': { orders: 'dev.a' } };
  expect(askAll(after, { answers })).toEqual(answers);
});

describe('roots that cannot be meant are refused', () => {
  const refuse = (describe: (chart: Chart) => void): string => {
    try {
      describe(Testing.chart());
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  test('what is no workload', () => {
    const said = refuse((chart) => {
      const orders = new Service(chart, 'orders', { ports: [{ port: 80 }] });
      new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
    });
    expect(said).toBe('"orders" of "dev" is neither a Deployment nor a StatefulSet');
  });

  test('one with several Services', () => {
    const said = refuse((chart) => {
      const orders = makeOrders(chart);
      orders.exposeViaService({ name: 'one' });
      orders.exposeViaService({ name: 'other' });
      new VirtualEnvironments(chart, 'envs', { files, roots: { dev: { orders } } });
    });
    expect(said).toBe(
      '"orders" of "dev" has several Services, "one", "other"; say which one it is called by: [workload, service]',
    );
  });

  test('one in another namespace than its root', () => {
    const said = refuse((chart) => {
      const shop = new Chart(chart, 'shop', { namespace: 'shop' });
      new VirtualEnvironments(shop, 'envs', { files, roots: { dev: { orders: makeOrders(shop) } } });
    });
    expect(said).toBe('"orders" of "dev" is in the namespace "shop", and its root in "default"');
  });

  test('one that a file describes as well', () => {
    const said = refuse((chart) => {
      const dev = { path: 'envs/dev.yaml', text: 'services: { orders: { image: x } }\n' };
      new VirtualEnvironments(chart, 'envs', {
        files: [...files, dev],
        roots: { dev: { orders: makeOrders(chart) } },
      });
    });
    expect(said).toBe('"orders" of "dev" is given, and envs/dev.yaml describes it as well');
  });

  test('one below a root', () => {
    const said = refuse((chart) => {
      const dev = { path: 'envs/dev.yaml', text: '{}\n' };
      new VirtualEnvironments(chart, 'envs', {
        files: [dev],
        roots: { 'dev.c': { orders: makeOrders(chart) } },
      });
    });
    expect(said).toBe('"dev.c" is no root');
  });
});
