/** What runs already, as the root's instances, and what environments below make of it. */
import type { PlannedEnvironments } from '../../../src/core/plan-environments';
import { planEnvironments } from '../../../src/core/plan-environments';
import type { PlannedObject } from '../../../src/core/plan/planned-object';
import { base, dev, orders, planBeside, service, workload } from '../../support/base';
import { saidOf } from '../../support/plan-of';

function namesOf({ plan }: PlannedEnvironments): string[] {
  return plan.objects.map(({ kind, name }) => `${kind} ${name}`);
}

function find({ plan }: PlannedEnvironments, name: string, kind = 'Deployment'): PlannedObject {
  const found = plan.objects.find((object) => object.kind === kind && object.name === name);
  if (!found) throw new Error(`There is no ${kind} "${name}"`);
  return found;
}

describe('a root that is external', () => {
  test('is routed to, and nothing of it is rendered', () => {
    const planned = planBeside(base, { dev, 'dev.a': 'services: { orders: {} }' });
    expect(saidOf(planned)).toEqual([]);
    expect(namesOf(planned).sort()).toEqual([
      'Deployment orders-dev-a',
      'DestinationRule envtree-orders.dev-a',
      'EnvoyFilter envtree-tag.dev-a',
      'Service envtree-orders-dev-a',
      'ServiceEntry envtree-orders.dev-a.dev',
      'ServiceEntry envtree-orders.dev-a.dev-a',
      'VirtualService envtree-orders',
    ]);
  });

  test('is met by the selector of its Service, and a fork by labels of its own', () => {
    const planned = planBeside(base, { dev, 'dev.a': 'services: { orders: { labels: { team: web } } }' });
    expect(find(planned, 'envtree-orders.dev-a.dev', 'ServiceEntry')).toMatchObject({
      selector: { app: 'orders' },
    });
    expect(find(planned, 'orders-dev-a')).toMatchObject({
      selector: { app: 'orders.dev-a', 'virtual-env': 'dev.a' },
      podLabels: {
        app: 'orders.dev-a',
        'envtree-original/app': 'orders',
        team: 'web',
        'virtual-env': 'dev.a',
        'virtual-env-level-2': 'dev.a',
        'app.kubernetes.io/managed-by': 'envtree',
        version: 'dev-a',
      },
    });
  });

  test('without a manifest is met by what its file says, and called by the name of the service', () => {
    const text = 'services: { orders: { external: true, selector: { run: orders }, ports: [8080] } }';
    const planned = planBeside([], { dev: text, 'dev.a': 'services: { orders: { image: x } }' });
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'envtree-orders.dev-a.dev', 'ServiceEntry')).toMatchObject({
      selector: { run: 'orders' },
      ports: [{ number: 8080, name: 'http', protocol: 'HTTP', targetPort: 8080 }],
    });
    expect(find(planned, 'orders-dev-a')).toMatchObject({
      selector: { run: 'orders.dev-a', 'virtual-env': 'dev.a' },
    });
    expect(namesOf(planned)).not.toContain('Service orders');
  });

  test('says what is missing without a manifest, and what it cannot say', () => {
    const said = (text: string): string[] =>
      saidOf(planBeside(base, { dev: `services: { orders: ${text} }` }));
    expect(said('{ external: true }')).toEqual(['dev.yaml:1:23 missing-field']);
    expect(said('{ external: true, selector: { app: x } }')).toEqual(['dev.yaml:1:23 missing-field']);
    expect(said('{ external: true, ports: [80] }')).toEqual(['dev.yaml:1:23 missing-field']);
    expect(said('{ external: true, selector: { a: b }, service: { ports: [{ port: 80 }] } }')).toEqual([]);
    expect(said('{ external: true, image: x, workload: w }')).toEqual([
      'dev.yaml:1:39 misplaced-key',
      'dev.yaml:1:49 misplaced-key',
    ]);
    expect(said('{ external: true, manifest: base.yaml, image: x, selector: { a: b } }')).toEqual([
      'dev.yaml:1:60 misplaced-key',
      'dev.yaml:1:70 misplaced-key',
    ]);
    expect(said('{ image: x, selector: { a: b }, distinguish: app }')).toEqual([
      'dev.yaml:1:33 misplaced-key',
      'dev.yaml:1:53 misplaced-key',
    ]);
    expect(said('{ external: false, image: x }')).toEqual([]);
    expect(
      said('{ external: true, manifest: base.yaml, service: { ports: [{ port: 80 }], headless: true } }'),
    ).toEqual(['dev.yaml:1:78 misplaced-key', 'dev.yaml:1:104 misplaced-key']);
    expect(said('{ manifest: base.yaml, service: { headless: true } }')).toEqual([
      'dev.yaml:1:65 misplaced-key',
    ]);
    expect(said('{ manifest: 5, external: true }')).toEqual(['dev.yaml:1:33 wrong-type']);
  });
});

describe('a root that envtree deploys', () => {
  test('is rendered as its manifests have it, with the name of the environment at its pods', () => {
    const text =
      'services: { orders: { manifest: base.yaml, service: { ports: [{ port: 80, appProtocol: grpc }] } } }';
    const planned = planBeside(base, { dev: text });
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'orders', 'Adopted')).toMatchObject({
      layer: 'workloads',
      labels: {},
      manifest: { kind: 'Deployment' },
    });
    const [deployment, ofPods] = planned.plan.objects;
    expect(deployment).toMatchObject({
      manifest: {
        metadata: { name: 'orders' },
        spec: {
          selector: { matchLabels: { app: 'orders' } },
          template: { metadata: { labels: { app: 'orders', team: 'shop', 'virtual-env': 'dev' } } },
        },
      },
    });
    expect(ofPods).toMatchObject({
      layer: 'hosts',
      manifest: {
        kind: 'Service',
        spec: { ports: [{ name: 'http', port: 80, targetPort: 8080, appProtocol: 'grpc' }] },
      },
    });
  });

  test('has the labels of its levels below a root, for a fallback to go by', () => {
    const planned = planBeside(base, { dev: '{}', 'dev.a': 'services: { orders: { manifest: base.yaml } }' });
    expect(find(planned, 'orders', 'Adopted')).toMatchObject({
      manifest: {
        spec: {
          template: { metadata: { labels: { 'virtual-env': 'dev.a', 'virtual-env-level-2': 'dev.a' } } },
        },
      },
    });
  });

  test('renders once what two of its services share', () => {
    const stock = workload({
      name: 'stock',
      labels: { app: 'stock', team: 'shop' },
      selector: { app: 'stock' },
    });
    const metrics = service('metrics', { team: 'shop' });
    const objects = [...base, stock, service('stock', { app: 'stock' }), metrics];
    const text = 'services: { orders: { manifest: base.yaml }, stock: { manifest: base.yaml } }';
    const planned = planBeside(objects, { dev: text, 'dev.a': 'services: { orders: {}, stock: {} }' });
    expect(saidOf(planned)).toEqual([]);
    const names = namesOf(planned);
    expect(names.filter((name) => name.startsWith('Adopted'))).toEqual([
      'Adopted orders',
      'Adopted stock',
      'Adopted orders',
      'Adopted metrics',
      'Adopted stock',
    ]);
    expect(names).not.toContain('VirtualService envtree-metrics');
    expect(find(planned, 'orders-dev-a')).toMatchObject({
      podLabels: { team: 'orders.dev-a', app: 'orders.dev-a' },
    });
  });
});

test('every Service of a workload is an address, and all answer alike', () => {
  const objects = [
    ...base,
    service(
      'orders-outside',
      { team: 'shop' },
      { ports: [{ name: 'http-web', port: 8000, targetPort: 8080 }] },
    ),
  ];
  const planned = planBeside(objects, { dev, 'dev.a': 'services: { orders: {} }' });
  expect(find(planned, 'envtree-orders-outside', 'VirtualService')).toMatchObject({
    hosts: ['orders-outside.default.svc.cluster.local'],
    rules: [
      { name: 'dev.a', target: { host: 'orders-outside.dev-a.default.envtree.internal' } },
      { name: 'dev', target: { host: 'orders-outside.default.svc.cluster.local' } },
    ],
  });
  expect(find(planned, 'envtree-orders-outside.dev-a.dev-a', 'ServiceEntry')).toMatchObject({
    ports: [{ number: 8000, targetPort: 8080 }],
  });
  expect(planned.plan.answers.map((answers) => answers.service)).toEqual(['orders']);
});

test('a workload without a Service is forked, and called by nobody', () => {
  const planned = planBeside([orders], { dev, 'dev.a': 'services: { orders: {} }' });
  expect(saidOf(planned)).toEqual([]);
  expect(namesOf(planned)).toEqual(['Deployment orders-dev-a', 'EnvoyFilter envtree-tag.dev-a']);
});

test('a manifest is read once, however many name it', () => {
  const paths: string[] = [];
  const environments = {
    dev,
    'dev.a': 'services: { orders: {}, stock: { manifest: base.yaml, workload: orders } }',
  };
  const files = Object.entries(environments).map(([name, text]) => ({
    path: `envs/${name}.yaml`,
    text: `${text}\n`,
  }));
  const text = base.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
  planEnvironments(files, {
    readFile: (path) => {
      paths.push(path);
      return { path, text };
    },
  });
  expect(paths).toEqual(['base.yaml']);
});

test('a port that is no HTTP to Istio says who can change that', () => {
  const tcp = (name: string): object =>
    service(name, { app: 'orders' }, { ports: [{ name: 'tcp-web', port: 80 }] });
  const hints = (text: string): (string | undefined)[] =>
    planBeside([orders, tcp('orders')], { dev: text, 'dev.a': 'services: { orders: {} }' }).diagnostics.map(
      ({ hint }) => hint,
    );
  expect(hints(dev)).toEqual([
    'To route it by the environment of the pod that calls, say "tcp: caller". If it is HTTP, whoever deploys the Service "orders" adds to its port 80: appProtocol: http',
  ]);
  expect(hints(dev.replace(', external: true', ''))).toEqual([
    'To route it by the environment of the pod that calls, say "tcp: caller". If it is HTTP, say so here: service: {ports: [{port: 80, appProtocol: http}]}',
  ]);
  const further = planBeside([...base, tcp('more')], {
    dev: 'services: { orders: { manifest: base.yaml } }',
    'dev.a': 'services: { orders: {} }',
  });
  expect(further.diagnostics.map(({ hint }) => hint)).toEqual([
    'To route it by the environment of the pod that calls, say "tcp: caller". If it is HTTP, whoever deploys the Service "more" adds to its port 80: appProtocol: http',
  ]);
});
