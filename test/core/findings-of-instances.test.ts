/** What `envtree check` alone tells of instances, and how somebody says that it is meant. */
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import { planBeside, service, workload } from '../support/base';
import { findingsOf } from '../support/findings-of';
import { saidOf } from '../support/plan-of';

const dev = "services: { orders: { image: 'x:1', ports: [80] } }";
const branch = "services: { orders: { image: 'x:2' } }";

describe('an instance that is the same as the one above it', () => {
  const told = (root: string, child: string, rest = ''): string[] =>
    findingsOf({
      dev: `services: { orders: { image: 'x:1', ports: [80]${root} } }`,
      'dev.a': `${rest}services: { orders: ${child} }`,
    });

  test('says what is there already, in whatever order', () => {
    expect(told('', '{}')).toHaveLength(1);
    expect(told(', env: { A: a, B: b }', '{ env: { B: b } }')).toHaveLength(1);
    expect(told(', env: { A: a, B: b }', '{ env: { B: a } }')).toEqual([]);
    expect(told(', env: { A: a }', '{ env: { B: b } }')).toEqual([]);
    expect(told(', env: { A: a, B: b }', '{ env: { A: null } }')).toEqual([]);
    expect(told(', args: [a]', '{ args: [a] }')).toHaveLength(1);
    expect(told(', args: [a]', '{ args: [a, b] }')).toEqual([]);
    expect(told('', '{ replicas: 1 }')).toEqual([]);
  });

  test('is one of a service that is called', () => {
    const files = { dev: "services: { worker: { image: 'x:1' } }", 'dev.a': 'services: { worker: {} }' };
    expect(findingsOf(files)).toEqual([]);
    const both = {
      dev: "services: { orders: { image: 'x:1', ports: [80] }, worker: { image: 'x:1' } }",
      'dev.a': "services: { orders: { image: 'x:2' }, worker: {} }",
    };
    expect(findingsOf(both)).toEqual([]);
  });

  test('keeps no data of its own', () => {
    const claims =
      ', kind: StatefulSet, spec: { volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }] }';
    expect(told(', kind: StatefulSet', '{}')).toHaveLength(1);
    expect(told(', kind: StatefulSet, spec: { volumeClaimTemplates: [] }', '{}')).toHaveLength(1);
    expect(told(claims, '{}')).toEqual([]);
  });

  test('is as isolated as the one above it, which is not at all', () => {
    expect(told('', '{}', 'isolation: strict\n')).toEqual([]);
    expect(
      findingsOf({ dev, 'dev.a': `isolation: strict\n${branch}`, 'dev.a.b': 'services: { orders: {} }' }),
    ).toEqual([]);
  });

  test('meets nothing that its environment brings', () => {
    const objects = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
    const found = (files: Readonly<Record<string, string>>): string[] => {
      const texts = Object.entries(files).map(([name, text]) => ({
        path: `envs/${name}.yaml`,
        text: `${text}\n`,
      }));
      return saidOf(withFindings(planEnvironments([...texts, { path: 'o.yaml', text: objects }])));
    };
    const copy = 'services: { orders: {} }';
    expect(found({ dev, 'dev.a': `objects: [o.yaml]\n${copy}` })).toEqual([]);
    expect(found({ dev, 'dev.a': 'objects: [o.yaml]', 'dev.a.b': copy })).toEqual([]);
    expect(found({ dev: `objects: [o.yaml]\n${dev}`, 'dev.a': copy })).toEqual([
      'dev.a.yaml:1:13 same-as-parent',
    ]);
  });

  test('calls no database of its own', () => {
    const db = "db: { image: 'x:1', ports: [{ name: tcp, containerPort: 1 }], tcp: caller }";
    const root = `services: { orders: { image: 'x:1', ports: [80] }, ${db} }`;
    expect(findingsOf({ dev: root, 'dev.a': 'services: { orders: {}, db: {} }' })).toEqual([]);
    expect(
      findingsOf({
        dev: root,
        'dev.a': "services: { db: { image: 'x:2' } }",
        'dev.a.b': 'services: { orders: {} }',
      }),
    ).toEqual([]);
    expect(
      findingsOf({ dev: root, 'dev.b': 'services: { db: {} }', 'dev.a': 'services: { orders: {} }' }),
    ).toEqual(['dev.a.yaml:1:13 same-as-parent']);
    const elsewhere = {
      qa: `namespace: qa\nservices: { ${db.replace(', tcp: caller', '')} }`,
      'dev.a': "services: { orders: {}, db: { image: 'x:2' } }",
    };
    const settings = 'default: dev\nwarnings: { port-differs: off, port-not-http: off }';
    expect(findingsOf({ dev: root, ...elsewhere }, settings)).toEqual([]);
  });

  test('is not that of a root that extends another one', () => {
    expect(findingsOf({ dev, qa: 'extends: dev\nservices: { orders: {} }' }, 'default: dev')).toEqual([]);
  });

  test('may be a fork', () => {
    const base = [
      workload({
        name: 'orders',
        labels: { app: 'orders' },
        containers: [
          { name: 'main', image: 'x:1', ports: [{ containerPort: 80 }] },
          { name: 'log', image: 'log:1' },
        ],
      }),
      service('orders', { app: 'orders' }),
    ];
    const given = 'services: { orders: { manifest: base.yaml, external: true } }';
    const forks = (child: string, root = given): string[] =>
      saidOf(withFindings(planBeside(base, { dev: root, 'dev.a': `services: { orders: ${child} }` })));
    expect(forks('{}')).toEqual(['dev.a.yaml:1:13 same-as-parent']);
    expect(forks('{ workload: orders, name: main }')).toEqual(['dev.a.yaml:1:13 same-as-parent']);
    expect(forks('{ name: log }')).toEqual(['dev.a.yaml:1:13 same-as-parent']);
    expect(forks('{ name: log, image: log:2 }')).toEqual([]);
    expect(forks("{ image: 'x:2' }")).toEqual([]);
    expect(forks('{}', `instrumentation: java\n${given}`)).toEqual([]);
  });

  test('is no copy of one of the versions that answer together', () => {
    const versions = ['v1', 'v2'].map((version) =>
      workload({
        name: `orders-${version}`,
        labels: { app: 'orders', version },
        containers: [{ name: 'main', image: `x:${version}`, ports: [{ containerPort: 80 }] }],
      }),
    );
    const root = 'services: { orders: { manifest: base.yaml, external: true, workload: orders-v1 } }';
    const forks = (files: Readonly<Record<string, string>>): string[] =>
      saidOf(
        withFindings(
          planBeside([...versions, service('orders', { app: 'orders' })], { dev: root, ...files }),
        ),
      );
    const copy = 'services: { orders: {} }';
    expect(forks({ 'dev.a': copy })).toEqual([]);
    expect(forks({ 'dev.a': 'services: { orders: { workload: orders-v2 } }' })).toEqual([]);
    expect(forks({ 'dev.a': copy, 'dev.a.b': copy })).toEqual(['dev.a.b.yaml:1:13 same-as-parent']);
  });

  test('says so of itself, or of all below it', () => {
    expect(told('', '{ warnings: { same-as-parent: off } }')).toEqual([]);
    expect(told(', warnings: { same-as-parent: off }', '{}')).toEqual([]);
    expect(told('', '{ warnings: { shared-claim: off } }')).toHaveLength(1);
  });
});

describe('an image without a tag', () => {
  const told = (image: string): string[] => findingsOf({ dev: `services: { a: { image: '${image}' } }` });

  test.each(['x', 'acme/x', 'registry:5000/acme/x', 'localhost:5000/x'])('is told: %s', (image) => {
    expect(told(image)).toEqual(['dev.yaml:1:25 image-without-tag']);
  });

  test.each([
    'x:1',
    'x:latest',
    'registry:5000/acme/x:1',
    `x@sha256:${'0'.repeat(64)}`,
    `r:1/x:1@sha256:${'0'.repeat(64)}`,
  ])('has one, or a digest: %s', (image) => {
    expect(told(image)).toEqual([]);
  });

  test('is told in the file that says it', () => {
    const root = 'services: { orders: { image: x, ports: [80] } }';
    expect(findingsOf({ dev: root, 'dev.a': 'services: { orders: { args: [a] } }' })).toEqual([
      'dev.yaml:1:30 image-without-tag',
    ]);
    expect(findingsOf({ dev: root, qa: 'extends: dev' }, 'default: dev')).toEqual([
      'dev.yaml:1:30 image-without-tag',
    ]);
    expect(findingsOf({ dev, 'dev.a': 'services: { orders: { image: x } }' })).toEqual([
      'dev.a.yaml:1:30 image-without-tag',
    ]);
  });

  test('is not told of a manifest', () => {
    const base = [
      workload({
        name: 'orders',
        labels: { app: 'orders' },
        containers: [{ name: 'main', image: 'x', ports: [{ containerPort: 80 }] }],
      }),
      service('orders', { app: 'orders' }),
    ];
    const files = {
      dev: 'services: { orders: { manifest: base.yaml } }',
      'dev.a': 'services: { orders: { args: [a] } }',
    };
    expect(saidOf(withFindings(planBeside(base, files)))).toEqual([]);
  });
});
