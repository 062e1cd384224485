/** Which file each value of an instance comes from. */
import type { JsonObject } from '../../../src/core/definition/json';
import { present } from '../../../src/core/diagnostics/present';
import { planEnvironments } from '../../../src/core/plan-environments';
import { valueOrigins } from '../../../src/core/reports/value-origins';
import { formatPlace } from '../../../src/core/reports/report-source';
import { formatValues } from '../../../src/core/reports/format-values';
import { plainly, printLines } from '../../../src/core/reports/styled-text';

type Files = Readonly<Record<string, string>>;

function originsOf(files: Files, environment: string, service = 'orders'): ReturnType<typeof valueOrigins> {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text: `${text}\n` }));
  const { plan, model, diagnostics } = planEnvironments(texts);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { instances } = present(model.services.find((it) => it.service === service));
  const instance = present(instances.find((it) => it.environment.name === environment));
  return valueOrigins(instance, { plan, model, pathOf: (file) => file.replace('envs/', '') });
}

/** `path = value place < value place` */
function linesOf(files: Files, environment: string): string[] {
  return originsOf(files, environment).map(({ path, value, place, overrides }) =>
    [
      `${path.join('.')} = ${JSON.stringify(value)} ${formatPlace(place)}`,
      ...overrides.map((it) => `${JSON.stringify(it.value)} ${formatPlace(it.place)}`),
    ].join(' < '),
  );
}

const root = [
  'services:',
  '  orders:',
  '    image: orders:1',
  '    ports: [8080]',
  '    env: [{ name: LOG, value: info }, { name: DB, valueFrom: { fieldRef: { fieldPath: metadata.name } } }, { name: QUIET }]',
  '    resources: { limits: { cpu: 1, memory: 1Gi } }',
].join('\n');

test('each value has the file that says it last, and what that says it in place of', () => {
  const files = {
    'envs/dev.yaml': root,
    'envs/dev.a.yaml': 'services:\n  orders: { image: orders:2, env: { LOG: warn, QUIET: null } }',
    'envs/dev.a.b.yaml':
      'services:\n  orders:\n    env: { LOG: debug }\n    resources: { limits: { cpu: null } }',
  };
  expect(linesOf(files, 'dev.a.b')).toEqual([
    'env.DB = {"fieldRef":{"fieldPath":"metadata.name"}} dev.yaml:5:39',
    'env.LOG = "debug" dev.a.b.yaml:3:17 < "warn" dev.a.yaml:2:42 < "info" dev.yaml:5:11',
    'env.QUIET = null dev.a.yaml:2:55 < "" dev.yaml:5:108',
    'image = "orders:2" dev.a.yaml:2:20 < "orders:1" dev.yaml:3:12',
    'ports = [8080] dev.yaml:4:12',
    'resources.limits.cpu = null dev.a.b.yaml:4:33 < 1 dev.yaml:6:33',
    'resources.limits.memory = "1Gi" dev.yaml:6:44',
  ]);
});

test('what was taken away may be said again below', () => {
  const files = {
    'envs/dev.yaml': root,
    'envs/dev.a.yaml': 'services:\n  orders: { env: { LOG: null } }',
    'envs/dev.a.b.yaml': 'services:\n  orders: { env: { LOG: debug } }',
  };
  expect(linesOf(files, 'dev.a.b')).toContain(
    'env.LOG = "debug" dev.a.b.yaml:2:25 < null dev.a.yaml:2:25 < "info" dev.yaml:5:11',
  );
});

test('a map that was taken away, and begins anew below, is not told as taken away', () => {
  const files = {
    'envs/dev.yaml': root,
    'envs/dev.a.yaml': 'services:\n  orders: { resources: null }',
    'envs/dev.a.b.yaml': 'services:\n  orders: { resources: { limits: { memory: 2Gi } } }',
  };
  expect(linesOf(files, 'dev.a')).toContain(
    'resources = null dev.a.yaml:2:24 < {"limits":{"cpu":1,"memory":"1Gi"}} dev.yaml:6:16',
  );
  expect(linesOf(files, 'dev.a.b').filter((line) => line.startsWith('resources'))).toEqual([
    'resources.limits.memory = "2Gi" dev.a.b.yaml:2:44 < null dev.a.yaml:2:13 < "1Gi" dev.yaml:6:44',
  ]);
});

test('a variable that has the name of a key does not stand for it', () => {
  const files = {
    'envs/dev.yaml': [
      'services:',
      '  orders:',
      '    { image: x, ports: [80], env: [{ name: limits, value: low }], resources: { limits: { cpu: 1 } } }',
    ].join('\n'),
  };
  expect(linesOf(files, 'dev')).toContain('env.limits = "low" dev.yaml:3:36');
  expect(linesOf(files, 'dev')).toContain('resources.limits.cpu = 1 dev.yaml:3:95');
});

test('an empty map is a value', () => {
  const files = { 'envs/dev.yaml': 'services:\n  orders: { image: x, ports: [80], annotations: {} }' };
  expect(linesOf(files, 'dev')).toContain('annotations = {} dev.yaml:2:49');
});

test('a value that follows from what is said beside it has the place of that', () => {
  const strategy = (text: string): string =>
    `services:\n  orders: { image: x, ports: [80], spec: { strategy: ${text} } }`;
  const files = {
    'envs/dev.yaml': strategy('{ type: Recreate }'),
    'envs/dev.a.yaml': strategy('{ rollingUpdate: { maxSurge: 1 } }'),
  };
  expect(linesOf(files, 'dev.a')).toContain(
    'spec.strategy.type = "RollingUpdate" dev.a.yaml:2:54 < "Recreate" dev.yaml:2:62',
  );
  const below = { ...files, 'envs/dev.a.b.yaml': 'services:\n  orders: { image: z }' };
  expect(linesOf(below, 'dev.a.b')).toContain(
    'spec.strategy.type = "RollingUpdate" dev.a.yaml:2:54 < "Recreate" dev.yaml:2:62',
  );
});

test("a root's values come from the roots that it extends, and its language from where that is said", () => {
  const files = {
    'envtree.yaml': 'default: dev',
    'envs/dev.yaml': `instrumentation: nodejs\n${root}`,
    'envs/qa.yaml': 'extends: dev\nservices:\n  orders: { image: orders:3 }',
    'envs/qa.a.yaml': 'services:\n  orders: {}',
  };
  const lines = linesOf(files, 'qa.a');
  expect(lines).toContain('image = "orders:3" qa.yaml:3:20 < "orders:1" dev.yaml:4:12');
  expect(lines).toContain('instrumentation = "nodejs" dev.yaml:1:18');
  expect(lines).toContain('ports = [8080] dev.yaml:5:12');
});

const manifest = (name: string, image: string, ...beside: readonly object[]): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: 'orders' } },
      template: {
        metadata: { labels: { app: 'orders' } },
        spec: {
          containers: [{ name: 'orders', image, ports: [{ name: 'http', containerPort: 80 }] }, ...beside],
        },
      },
    },
  });
const service =
  '{"apiVersion":"v1","kind":"Service","metadata":{"name":"orders"},"spec":{"selector":{"app":"orders"},"ports":[{"name":"http","port":80}]}}';

test('what a fork has of a manifest comes from there, each object from its own place', () => {
  const files = {
    'base/shop.yaml': `${manifest('orders', 'a:1')}\n---\n${service}`,
    'envs/dev.yaml': 'services:\n  orders: { manifest: base/shop.yaml }',
    'envs/dev.a.yaml': 'services:\n  orders: { image: a:2 }',
  };
  const lines = linesOf(files, 'dev.a');
  expect(lines).toContain('image = "a:2" dev.a.yaml:2:20 < "a:1" base/shop.yaml:1:1');
  expect(lines).toContain('labels.app = "orders" base/shop.yaml:1:1');
  expect(lines).toContain('service.ports = [{"name":"http","port":80}] base/shop.yaml:3:1');
  expect(linesOf(files, 'dev')).toContain('image = "a:1" base/shop.yaml:1:1');
});

test('a fork of one of several workloads has its values', () => {
  const files = {
    'base/shop.yaml': [manifest('orders-v1', 'a:1'), manifest('orders-v2', 'a:2'), service].join('\n---\n'),
    'envs/dev.yaml': 'services:\n  orders: { manifest: base/shop.yaml, external: true }',
    'envs/dev.a.yaml': 'services:\n  orders: { workload: orders-v2, env: { A: b } }',
    'envs/dev.a.b.yaml': 'services:\n  orders: { env: { A: c } }',
    'envs/dev.a.b.c.yaml': 'services:\n  orders: { workload: orders-v1 }',
  };
  expect(linesOf(files, 'dev.a.b')).toContain('image = "a:2" base/shop.yaml:3:1');
  expect(linesOf(files, 'dev.a.b')).toContain('env.A = "c" dev.a.b.yaml:2:23 < "b" dev.a.yaml:2:44');
  expect(linesOf(files, 'dev.a.b.c')).toContain('image = "a:1" base/shop.yaml:1:1');
});

test('a fork of another container has the values of that one', () => {
  const side = { name: 'side', image: 's:1', ports: [{ name: 'side', containerPort: 81 }] };
  const files = {
    'base/shop.yaml': `${manifest('orders', 'a:1', side)}\n---\n${service}`,
    'envs/dev.yaml': 'services:\n  orders: { manifest: base/shop.yaml }',
    'envs/dev.a.yaml': 'services:\n  orders: { name: side }',
  };
  expect(linesOf(files, 'dev.a')).toContain('image = "s:1" base/shop.yaml:1:1');
});

test("a root's fork names its workload itself, and a root that says nothing has all from the one that it extends", () => {
  const files = {
    'envtree.yaml': 'default: dev',
    'base/shop.yaml': [manifest('orders-v1', 'a:1'), manifest('orders-v2', 'a:2'), service].join('\n---\n'),
    'envs/dev.yaml': 'services:\n  orders: { manifest: base/shop.yaml, external: true }',
    'envs/qa.yaml': 'extends: dev\nnamespace: quality\nservices:\n  orders: { workload: orders-v2 }',
  };
  expect(linesOf(files, 'qa')).toContain('workload = "orders-v2" qa.yaml:4:23');
  const silent = { 'envtree.yaml': 'default: dev', 'envs/dev.yaml': root, 'envs/qa.yaml': 'extends: dev' };
  expect(linesOf(silent, 'qa')).toContain('image = "orders:1" dev.yaml:3:12');
});

test('what another program renders comes from what names it', () => {
  const workload = JSON.parse(manifest('orders', 'a:1')) as JsonObject;
  const given = { deployedBy: 'app', workloads: [workload], services: [], otherServices: [] } as const;
  const placesOf = (...roots: { path: string; text: string }[]): string[][] => {
    const files = [{ path: 'envs/dev.a.yaml', text: 'services:\n  orders: { image: x }\n' }, ...roots];
    const { plan, model } = planEnvironments(files, { roots: { dev: { orders: given } } });
    const { instances } = present(model.services[0]);
    return instances.map((instance) =>
      valueOrigins(instance, { plan, model, pathOf: (file) => file })
        .filter(({ path }) => path[0] === 'image')
        .map(({ place }) => formatPlace(place)),
    );
  };
  expect(placesOf()).toEqual([['envs/dev.a.yaml:2:20'], ['envs/dev.yaml:1:1']]);
  const dev = { path: 'envs/dev.yaml', text: 'owner: shop\nservices:\n  web: { image: x, ports: [80] }\n' };
  expect(placesOf(dev)).toEqual([['envs/dev.a.yaml:2:20'], ['envs/dev.yaml:2:1']]);
});

test('what is said of an external instance comes from its file, and from no other', () => {
  const external = '{ external: true, selector: { app: o }, ports: [80] }';
  const files = {
    'envs/dev.yaml': `services:\n  orders: ${external}`,
    'envs/dev.a.yaml': `services:\n  orders: { image: x }`,
  };
  expect(linesOf(files, 'dev')).toContain('ports = [80] dev.yaml:2:58');
  const extending = {
    'envtree.yaml': 'default: dev',
    'envs/dev.yaml': 'services:\n  orders: { image: x, ports: [80] }',
    'envs/qa.yaml': `extends: dev\nservices:\n  orders: ${external}`,
  };
  expect(linesOf(extending, 'qa')).toEqual(['ports = [80] qa.yaml:3:58']);
});

test('values are shown with their places, the long ones cut, and nothing that a terminal obeys', () => {
  const [full, long] = ['b'.repeat(200), 'a'.repeat(201)];
  const files = {
    'envs/dev.yaml': `services:\n  orders: { image: x, ports: [80], env: { A: ${long}, AB: ${full}, B: "\\u001b[31m", C: c } }`,
    'envs/dev.a.yaml': 'services:\n  orders: { env: { C: null } }',
    'envs/dev.a.b.yaml': 'services:\n  orders: { env: { C: d } }',
  };
  const text = printLines(formatValues(originsOf(files, 'dev.a.b')), plainly);
  expect(text).toContain('  env.B: \\x1b[31m\n      dev.yaml:2:');
  expect(text).toContain(
    '  env.C: d\n      dev.a.b.yaml:2:23\n      in place of nothing dev.a.yaml:2:23\n      in place of c dev.yaml:2:',
  );
  expect(text.replace(/\n */g, '')).toMatch(/env\.A: ?a{200}….*env\.AB: ?b{200}dev\.yaml/);
  const taken = printLines(formatValues(originsOf(files, 'dev.a')), plainly);
  expect(taken).toContain('  env.C: taken away\n      dev.a.yaml:2:23\n');
});
