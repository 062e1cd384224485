/** Because of which key of which file a workload changes. */
import { manifestText } from '../../../support/manifest-text';
import { manifests, planWith } from '../../../support/plan-with-files';
import { causesOf, comparePlanned, compareTrees } from '../../../support/compare-trees';

const dev = 'services: { orders: { image: a, ports: [80], env: { LOG: info, X: "1" } } }';
const container = 'spec.template.spec.containers[orders]';

function causes(from: Record<string, string>, to: Record<string, string>, ...settings: string[]): string[] {
  const [before = '{}', after = before] = settings;
  return causesOf(compareTrees(from, to, [before, after]));
}

test('a key of the root is told once, for all environments below that do not say otherwise', () => {
  const branches = {
    'dev.a': 'services: { orders: { env: { X: "2" } } }',
    'dev.b': 'services: { orders: { env: { LOG: warn } } }',
  };
  expect(causes({ dev, ...branches }, { dev: dev.replace('info', 'debug'), ...branches })).toEqual([
    `dev dev.a: ${container}.env[LOG].value <- services.orders.env.LOG to:dev.yaml:1:53`,
  ]);
});

test('a key that goes from a branch is told where it was', () => {
  const from = { dev, 'dev.a': 'services:\n  orders:\n    env: { LOG: warn }\n    image: b' };
  const to = { dev, 'dev.a': 'services:\n  orders:\n    image: b' };
  expect(causes(from, to)).toEqual([
    `dev.a: ${container}.env[LOG].value <- services.orders.env.LOG from:dev.a.yaml:3:12`,
  ]);
});

test('null in a branch is what takes a value away', () => {
  const from = { dev, 'dev.a': 'services: { orders: {} }' };
  const to = { dev, 'dev.a': 'services: { orders: { env: { X: null } } }' };
  expect(causes(from, to)).toEqual([
    `dev.a: ${container}.env[X] <- services.orders.env.X to:dev.a.yaml:1:30`,
  ]);
});

test('an instance that comes in between is where what it says comes from', () => {
  const below = { dev, 'dev.a.b': 'services: { orders: { replicas: 2 } }' };
  expect(causes(below, { ...below, 'dev.a': 'services: { orders: { image: c } }' })).toEqual([
    `dev.a.b: ${container}.image <- services.orders.image to:dev.a.yaml:1:23`,
  ]);
});

test('lists are pointed at, by the item where that has a name', () => {
  const text = (image: string, arg: string): string =>
    `services: { orders: { image: a, args: [x, ${arg}], pod: { containers: [{ name: side, image: ${image} }] } } }`;
  expect(causes({ dev: text('s1', 'y') }, { dev: text('s2', 'z') })).toEqual([
    `dev: ${container}.args[1] <- services.orders.args[1] to:dev.yaml:1:43`,
    `dev: spec.template.spec.containers[side].image <- services.orders.pod.containers[0].image to:dev.yaml:1:81`,
  ]);
});

test('a list of variables as well', () => {
  const text = (value: string): string =>
    `services: { orders: { image: a, env: [{ name: A, value: x }, { name: B, value: ${value} }] } }`;
  const [cause] = causes({ dev: text('1s') }, { dev: text('2s') });
  expect(cause).toBe(`dev: ${container}.env[B].value <- services.orders.env[1].value to:dev.yaml:1:73`);
});

test('a port whose name is made is told by the list of ports', () => {
  expect(causes({ dev }, { dev: dev.replace('[80]', '[81]') })[0]).toBe(
    `dev: ${container}.ports[http].containerPort <- services.orders.ports to:dev.yaml:1:33`,
  );
});

test('fields that exclude each other are told by what takes the place', () => {
  const from = {
    dev: 'services: { orders: { image: a, readinessProbe: { httpGet: { port: 80 } } } }',
    'dev.a': 'services: { orders: { replicas: 1 } }',
  };
  const to = {
    ...from,
    'dev.a': 'services: { orders: { replicas: 1, readinessProbe: { tcpSocket: { port: 80 } } } }',
  };
  expect(causes(from, to)).toEqual([
    `dev.a: ${container}.readinessProbe.httpGet <- services.orders.readinessProbe to:dev.a.yaml:1:36`,
    `dev.a: ${container}.readinessProbe.tcpSocket <- services.orders.readinessProbe.tcpSocket to:dev.a.yaml:1:54`,
  ]);
});

test('what stands around the container, and around the pods', () => {
  const text = (more: string): string => `services: { orders: { image: a, kind: StatefulSet, ${more} } }`;
  const from = text('replicas: 1, labels: { team: a }, annotations: { x/y: a }, pod: { hostname: a }');
  const to = text(
    'replicas: 2, labels: { team: b }, annotations: { x/y: b }, pod: { hostname: b }, spec: { minReadySeconds: 1, volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }] }',
  );
  expect(causes({ dev: from }, { dev: to }).map((line) => line.replace(/^dev: | to:.*/g, ''))).toEqual([
    'metadata.annotations[argocd.argoproj.io/sync-options] <- services.orders.spec.volumeClaimTemplates',
    'spec.minReadySeconds <- services.orders.spec.minReadySeconds',
    'spec.replicas <- services.orders.replicas',
    'spec.template.metadata.annotations[x/y] <- services.orders.annotations[x/y]',
    'spec.template.metadata.labels.team <- services.orders.labels.team',
    'spec.template.spec.hostname <- services.orders.pod.hostname',
    'spec.volumeClaimTemplates <- services.orders.spec.volumeClaimTemplates',
  ]);
});

test('further containers in another order', () => {
  const text = (more: string): string => `services: { orders: { image: a, pod: { containers: [${more}] } } }`;
  const [a, b] = ['{ name: a, image: a }', '{ name: b, image: b }'];
  expect(causes({ dev: text(`${a}, ${b}`) }, { dev: text(`${b}, ${a}`) })).toEqual([
    'dev: spec.template.spec.containers <- services.orders.pod.containers to:dev.yaml:1:40',
  ]);
});

test('further containers that come and go', () => {
  const text = (more: string): string => `services: { orders: { image: a, pod: { containers: [${more}] } } }`;
  const said = causes({ dev: text('{ name: a, image: a }') }, { dev: text('{ name: b, image: a }') });
  expect(said).toEqual([
    'dev: spec.template.spec.containers[a] <- services.orders.pod.containers[0] from:dev.yaml:1:53',
    'dev: spec.template.spec.containers[b] <- services.orders.pod.containers[0] to:dev.yaml:1:53',
  ]);
});

test('what an environment says for all of its services', () => {
  const from = { dev };
  expect(causes(from, { dev: `instrumentation: nodejs\n${dev}` })).toEqual([
    'dev: spec.template.metadata.annotations[instrumentation.opentelemetry.io/container-names] <- instrumentation to:dev.yaml:1:1',
    'dev: spec.template.metadata.annotations[instrumentation.opentelemetry.io/inject-nodejs] <- instrumentation to:dev.yaml:1:1',
  ]);
  expect(
    causes({ dev: `owner: a\nexpires: 2030-01-01\n${dev}` }, { dev: `expires: 2030-01-02\n${dev}` }),
  ).toEqual([
    'dev: metadata.annotations[envtree/expires] <- expires to:dev.yaml:1:1',
    'dev: metadata.annotations[envtree/owner] <- owner from:dev.yaml:1:1',
  ]);
});

test('a service that says its instrumentation itself', () => {
  const said = dev.replace('image', 'instrumentation: java, image');
  expect(causes({ dev }, { dev: said })[1]).toMatch(/inject-java\] <- services.orders.instrumentation to:/);
});

test('a root that extends another one', () => {
  const roots = { dev, qa: dev.replace('image: a', 'image: q') };
  const settings = '{ default: dev }';
  expect(causes({ ...roots, st: 'extends: dev' }, { ...roots, st: 'extends: qa' }, settings)).toEqual([
    `st: ${container}.image <- services.orders.image to:qa.yaml:1:23`,
  ]);
});

test('a label of the settings', () => {
  const said = causes({ dev }, { dev }, '{}', 'label: env');
  expect(said).toContain('dev: spec.template.metadata.labels.env <- label to:envtree.yaml:1:1');
  expect(said.every((line) => line.endsWith('<- label to:envtree.yaml:1:1'))).toBe(true);
  expect(causes({ dev }, { dev }, 'label: env', '{}')[0]).toMatch(/<- label from:envtree.yaml:1:1$/);
});

test('a list that is only in another order is one change', () => {
  const text = (env: string): string => `services: { orders: { image: a, env: [${env}] } }`;
  const [a, b] = ['{ name: A, value: x }', '{ name: B, value: y }'];
  expect(causes({ dev: text(`${a}, ${b}`) }, { dev: text(`${b}, ${a}`) })).toEqual([
    `dev: ${container}.env <- services.orders.env to:dev.yaml:1:33`,
  ]);
});

const manifest = (image: string): string =>
  manifestText({ name: 'orders', image, port: 80, container: 'server' });

test('a manifest is told by the key that names it, of what is rendered as it is and of forks', () => {
  const files = {
    dev: 'services:\n  orders: { manifest: base.yaml }',
    'dev.a': 'services: { orders: { replicas: 1 } }',
  };
  const report = comparePlanned(
    planWith(files, { 'base.yaml': manifest('a') }),
    planWith(files, { 'base.yaml': manifest('b') }),
  );
  expect(causesOf(report)).toEqual([
    'dev dev.a: spec.template.spec.containers[server].image <- services.orders.manifest to:dev.yaml:2:13',
  ]);
});

test('what is external without a manifest is told by its service', () => {
  const files = (app: string): Record<string, string> => ({
    dev: `services:\n  orders: { external: true, selector: { app: ${app} }, ports: [80] }`,
    'dev.a': 'services: { orders: { image: b } }',
  });
  expect(causes(files('o'), files('p'))).toEqual([
    'dev.a: spec.template.metadata.labels[envtree-original/app] <- services.orders to:dev.yaml:2:3',
  ]);
});

test('what comes with an environment has another name', () => {
  const root = dev.replace('image', 'envFrom: [{ configMapRef: { name: settings } }], image');
  const files = { dev: `objects: [d.yaml]\n${root}`, 'dev.a': 'objects: [e.yaml]\nservices: { orders: {} }' };
  const d = manifests('v1 ConfigMap settings');
  const report = comparePlanned(
    planWith(files, { 'd.yaml': d, 'e.yaml': manifests('v1 ConfigMap other') }),
    planWith(files, { 'd.yaml': d, 'e.yaml': manifests('v1 ConfigMap settings') }),
  );
  expect(causesOf(report)).toEqual([
    `dev.a: ${container}.envFrom[0].configMapRef.name <- objects to:dev.a.yaml:1:1`,
  ]);
});

test('what no key says any more is told where the file names the service', () => {
  const branch = { 'dev.a': 'services: { orders: { image: b } }' };
  const report = comparePlanned(
    planWith(
      { dev: 'services: { orders: { manifest: base.yaml } }', ...branch },
      { 'base.yaml': manifest('a') },
    ),
    planWith({ dev, ...branch }, {}),
  );
  expect(causesOf(report)).toContain(
    'dev.a: spec.template.metadata.labels[envtree-original/app] <- services.orders to:dev.a.yaml:1:13',
  );
});
