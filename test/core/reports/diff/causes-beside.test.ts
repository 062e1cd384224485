/** Because of which key a workload changes, where another one changes beside it, or an object becomes another one. */
import { causesOf, comparePlanned, compareTrees } from '../../../support/compare-trees';
import type { PlannedEnvironments } from '../../../../src/core/plan-environments';
import { manifests, planWith } from '../../../support/plan-with-files';

const dev = 'services: { orders: { image: a, ports: [80] }, web: { image: w, ports: [80] } }';
const orders = 'services: { orders: { image: a, ports: [80] } }';

function causes(from: Record<string, string>, to: Record<string, string>, ...settings: string[]): string[] {
  const [before = '{}', after = before] = settings;
  return causesOf(compareTrees(from, to, [before, after]));
}

/** A Deployment of one container, as others write it. */
const deployment = (name: string, metadata: string): string =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name}, ${metadata} }, spec: { selector: { matchLabels: { app: o } }, template: { metadata: { labels: { app: o } }, spec: { containers: [{ name: o, image: i, ports: [{ containerPort: 80 }] }] } } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { selector: { app: o }, ports: [{ name: http, port: 80 }] } }
`;

test('a label of the settings is the cause of labels alone', () => {
  const after = {
    dev: `instrumentation: java\n${orders.replace('80]', '80], spec: { minReadySeconds: 1 }')}`,
  };
  const annotation = 'spec.template.metadata.annotations[instrumentation.opentelemetry.io';
  expect(causes({ dev: orders }, after, '{}', 'label: env')).toEqual([
    'dev: metadata.labels.env <- label to:envtree.yaml:1:1',
    'dev: metadata.labels.virtual-env <- label to:envtree.yaml:1:1',
    'dev: spec.minReadySeconds <- services.orders.spec.minReadySeconds to:dev.yaml:2:54',
    'dev: spec.selector.matchLabels.env <- label to:envtree.yaml:1:1',
    'dev: spec.selector.matchLabels.virtual-env <- label to:envtree.yaml:1:1',
    `dev: ${annotation}/container-names] <- instrumentation to:dev.yaml:1:1`,
    `dev: ${annotation}/inject-java] <- instrumentation to:dev.yaml:1:1`,
    'dev: spec.template.metadata.labels.env <- label to:envtree.yaml:1:1',
    'dev: spec.template.metadata.labels.virtual-env <- label to:envtree.yaml:1:1',
  ]);
});

test('what is called like the label of the settings is none', () => {
  const files = { dev: 'services: { orders: { manifest: base.yaml } }' };
  const planned = (team: string): PlannedEnvironments =>
    planWith(
      files,
      { 'base.yaml': deployment('orders', `labels: { env: ${team} }`) },
      { settings: 'label: env' },
    );
  expect(causesOf(comparePlanned(planned('a'), planned('b')))).toEqual([
    'dev: metadata.labels.env <- services.orders.manifest to:dev.yaml:1:23',
  ]);
});

test('what an environment says is told where it says it, at whatever depth', () => {
  const files = (text: string): Record<string, string> => ({
    dev: text,
    'dev.a': 'services: { orders: {} }',
  });
  const said = (more: string): string => `description: x\n${more}${orders}`;
  const [without, java] = [files(said('')), files(said('instrumentation: java\n'))];
  const keys = ['container-names', 'inject-java'];
  const lines = (place: string): string[] =>
    keys.map(
      (key) =>
        `dev dev.a: spec.template.metadata.annotations[instrumentation.opentelemetry.io/${key}] <- instrumentation ${place}`,
    );
  expect(causes(without, java)).toEqual(lines('to:dev.yaml:2:1'));
  expect(causes(java, without)).toEqual(lines('from:dev.yaml:2:1'));
});

test('what a root says for all services is the cause of one that begins below it', () => {
  const branch = { 'dev.a': 'services: { refunds: { new: true, image: r } }' };
  const said = causes({ dev: orders, ...branch }, { dev: `instrumentation: java\n${orders}`, ...branch });
  expect(said.map((line) => line.replace(/spec.*</, '<'))).toEqual([
    'dev dev.a: <- instrumentation to:dev.yaml:1:1',
    'dev dev.a: <- instrumentation to:dev.yaml:1:1',
  ]);
});

test('a volume of its own is no cause of what the environment says', () => {
  const claims =
    'volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const text = `services: { db: { kind: StatefulSet, image: p, spec: { ${claims} } } }`;
  expect(causes({ dev: text }, { dev: `owner: me\n${text.replace('1Gi', '2Gi')}` })).toEqual([
    'dev: metadata.annotations[envtree/owner] <- owner to:dev.yaml:1:1',
    'dev: spec.volumeClaimTemplates[d].spec.resources.requests.storage <- services.db.spec.volumeClaimTemplates[0].spec.resources.requests.storage to:dev.yaml:2:167',
  ]);
});

test('an alias says what it stands for', () => {
  const text = (level: string): string =>
    `services:\n  orders: { image: a, env: &env { LOG: ${level} } }\n  web: { image: w, env: *env }`;
  expect(causes({ dev: text('a') }, { dev: text('b') })).toEqual([
    'dev: spec.template.spec.containers[orders].env[LOG].value <- services.orders.env.LOG to:dev.yaml:2:35',
    'dev: spec.template.spec.containers[web].env[LOG].value <- services.web.env.LOG to:dev.yaml:3:20',
  ]);
});

test('what is said beside what others deploy', () => {
  const external = (port: string): string =>
    `services:\n  orders:\n    external: true\n    selector: { app: o }\n    ports: [${port}]`;
  const branch = { 'dev.a': 'services: { orders: { image: b } }' };
  expect(causes({ dev: external('80'), ...branch }, { dev: external('81'), ...branch })).toEqual([
    'dev.a: spec.template.spec.containers[orders].ports[http].containerPort <- services.orders.ports to:dev.yaml:5:5',
  ]);
  const further = external('{ name: http, containerPort: 80 }, { name: http-b, containerPort: 81 }');
  const one = external('{ name: http, containerPort: 80 }');
  expect(causes({ dev: one, ...branch }, { dev: further, ...branch })).toEqual([
    'dev.a: spec.template.spec.containers[orders].ports[http-b] <- services.orders.ports[1] to:dev.yaml:5:48',
  ]);
});

describe('what comes with an environment', () => {
  const root = dev.replace(/image/g, 'envFrom: [{ configMapRef: { name: settings } }], image');
  const d = manifests('v1 ConfigMap settings');
  const files = (branch: string): Record<string, string> => ({
    dev: `objects: [d.yaml]\n${root}`,
    'dev.a': branch,
  });
  const services = 'services: { orders: {}, web: {} }';

  test('and goes is told where it was, of all services at once', () => {
    const report = comparePlanned(
      planWith(files(`description: x\nobjects: [d.yaml]\n${services}`), { 'd.yaml': d }),
      planWith(files(`description: x\n${services}`), { 'd.yaml': d }),
    );
    expect(causesOf(report)).toEqual([
      'dev.a dev.a: spec.template.spec.containers[orders].envFrom[0].configMapRef.name <- objects from:dev.a.yaml:2:1',
    ]);
    expect(report.workloads[0]?.workloads.map(({ service }) => service)).toEqual(['orders', 'web']);
  });

  test('above goes with the file of that', () => {
    const below = { dev: root, 'dev.a.b': 'services: { orders: {} }' };
    const report = comparePlanned(
      planWith({ ...below, 'dev.a': 'description: x\nobjects: [d.yaml]' }, { 'd.yaml': d }),
      planWith(below, {}),
    );
    expect(causesOf(report)).toEqual([
      'dev.a.b: spec.template.spec.containers[orders].envFrom[0].configMapRef.name <- objects from:dev.a.yaml:2:1',
    ]);
  });
});

test('services and environments whose names are the same letters are told apart', () => {
  const files = (image: string): Record<string, string> => ({
    dev: `services: { ordersx: { image: ${image} } }`,
    xdev: `services:\n  orders: { image: ${image} }`,
  });
  expect(causes(files('a'), files('b'), 'default: dev')).toEqual([
    'xdev: spec.template.spec.containers[orders].image <- services.orders.image to:xdev.yaml:2:13',
    'dev: spec.template.spec.containers[ordersx].image <- services.ordersx.image to:dev.yaml:1:24',
  ]);
});

describe('an object of the same name that is of something else', () => {
  const files = { 'base.yaml': deployment('orders', 'labels: { a: b }') };
  const others = `objects: [base.yaml]\nservices: { web: { image: w } }`;
  const service = `services:\n  web: { image: w }\n  orders:\n    manifest: base.yaml`;

  test('is told by the service that it is of from then on', () => {
    const report = comparePlanned(planWith({ dev: others }, files), planWith({ dev: service }, files));
    expect(causesOf(report)).toEqual([
      'dev: metadata.labels[app.kubernetes.io/managed-by] <- services.orders.manifest to:dev.yaml:4:5',
      'dev: spec.template.metadata.labels.virtual-env <- services.orders.manifest to:dev.yaml:4:5',
    ]);
    const [cause] = causes(
      { dev: '{}', a: 'services: { orders-dev: { image: a } }' },
      { a: '{}', dev: orders, 'dev.a': 'services: { orders: { image: b } }' },
      'default: dev',
    );
    expect(cause).toBe('dev.a: metadata.labels.app <- services.orders to:dev.a.yaml:1:13');
  });

  test('is told by objects, where it only comes with the environment from then on', () => {
    const report = comparePlanned(planWith({ dev: service }, files), planWith({ dev: others }, files));
    expect(causesOf(report)).toEqual([
      'dev: metadata.labels[app.kubernetes.io/managed-by] <- objects to:dev.yaml:1:11',
      'dev: spec.template.metadata.labels.virtual-env <- objects to:dev.yaml:1:11',
    ]);
  });
});
