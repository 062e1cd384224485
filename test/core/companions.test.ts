/** What else comes with environments: where it is, in which order, and what is said of it. */
import { objectsOfKind } from '../support/objects-of-kind';
import { saidOf } from '../support/plan-of';
import { manifests, namesOf, planWith } from '../support/plan-with-files';

const a = 'objects: [a.yaml]';

test('in a root, all is as it is, with labels and annotations that are not there', () => {
  const planned = planWith(
    { dev: `description: ours\nowner: us\nexpires: 2026-12-31\n${a}` },
    {
      'a.yaml':
        '{ apiVersion: v1, kind: ConfigMap, metadata: { name: b, labels: { app.kubernetes.io/managed-by: Helm, x: z }, annotations: { envtree/owner: them, argocd.argoproj.io/sync-wave: "3" } }, data: { a: b } }\n' +
        '---\n{ apiVersion: v1, kind: Secret, metadata: { name: a } }\n',
    },
  );
  expect(saidOf(planned)).toEqual([]);
  expect(planned.plan.objects).toMatchObject([
    {
      kind: 'Adopted',
      layer: 'workloads',
      name: 'b',
      namespace: 'default',
      environment: 'dev',
      labels: { 'app.kubernetes.io/managed-by': 'Helm', x: 'z' },
      annotations: {
        'envtree/description': 'ours',
        'envtree/owner': 'them',
        'envtree/expires': '2026-12-31',
        'argocd.argoproj.io/sync-wave': '3',
      },
      manifest: { data: { a: 'b' } },
    },
    { name: 'a', labels: { 'app.kubernetes.io/managed-by': 'envtree' } },
  ]);
  expect(planned.plan.objects[0]?.locate()).toMatchObject({ file: 'envs/dev.yaml', line: 4, column: 11 });
});

test('what is of the whole cluster is in no namespace, and the rest in that of the root', () => {
  const kinds = [
    'rbac.authorization.k8s.io/v1 ClusterRole a',
    'v1 PersistentVolume a',
    'cert-manager.io/v1 ClusterIssuer a',
    'rbac.authorization.k8s.io/v1 Role a',
    'acme.example/v1 ClusterRole a',
    'acme.example/v1 Shop a',
  ];
  const planned = planWith({ dev: 'namespace: shop', 'dev.a': a }, { 'a.yaml': manifests(...kinds) });
  const objects = objectsOfKind(planned.plan, 'Adopted');
  expect(objects.map(({ namespace }) => namespace)).toEqual([
    undefined,
    undefined,
    undefined,
    'shop',
    'shop',
    'shop',
  ]);
});

test('objects come before the workloads, in the order of their environments, files and documents', () => {
  const planned = planWith(
    {
      dev: 'objects: [b.yaml, a.yaml]\nservices: { orders: { image: orders } }',
      'dev.a': 'objects: [a.yaml]',
    },
    { 'a.yaml': manifests('v1 Secret z', 'v1 Secret w'), 'b.yaml': manifests('v1 ConfigMap x') },
  );
  expect(planned.plan.objects.slice(0, 6).map(({ name }) => name)).toEqual([
    'x',
    'z',
    'w',
    'z-dev-a',
    'w-dev-a',
    'orders-dev',
  ]);
});

test('a file is read once, however many environments name it, as a manifest or beside it', () => {
  const read: string[] = [];
  const shop = manifests(
    'apps/v1 Deployment orders spec: { template: { spec: { containers: [{ name: orders, image: a }] } } }',
    'v1 Secret a',
  );
  const planned = planWith(
    { dev: `${a}\nservices: { orders: { manifest: a.yaml } }`, 'dev.a': a, 'dev.b': a },
    { 'a.yaml': shop },
    { read: (path) => read.push(path) },
  );
  expect(read).toEqual(['a.yaml']);
  expect(namesOf(planned)).toEqual(['Secret a', 'Secret a-dev-a', 'Secret a-dev-b', 'Deployment orders']);
});

test('a splitter of its own tells what is below a root', () => {
  const planned = planWith(
    { dev_a: `${a}\nservices: { orders: { image: orders } }` },
    { 'a.yaml': manifests('v1 ServiceAccount robot') },
    { settings: 'splitter: _' },
  );
  expect(namesOf(planned)).toEqual(['ServiceAccount robot-dev-a']);
});

test('of a file with a mistake in it, one thing is said', () => {
  const planned = planWith(
    { dev: `${a}\nservices: { orders: { manifest: a.yaml } }`, 'dev.a': `${a}\nservices: { orders: {} }` },
    { 'a.yaml': 'kind: {{ .Values.kind }}\n' },
  );
  expect(saidOf(planned)).toEqual(['a.yaml:1:7 manifest-syntax']);
});

test('a path that is none is told, and no file is read', () => {
  const read: string[] = [];
  const planned = planWith({ dev: 'objects: [a.yaml, ../b.yaml]' }, {}, { read: (path) => read.push(path) });
  expect(saidOf(planned)).toEqual(['dev.yaml:1:19 wrong-value']);
  expect(read).toEqual([]);
});

describe('pods of what comes with an environment below a root', () => {
  const messagesWith = (...objects: readonly string[]): readonly string[] =>
    planWith(
      { dev: 'objects: [dev.yaml]', 'dev.a': a },
      {
        'dev.yaml': manifests(...objects),
        'a.yaml': manifests(
          'batch/v1 Job seed spec: { template: { metadata: { labels: { app: x, team: shop } }, spec: { containers: [{ name: c, image: x }] } } }',
        ),
      },
    ).diagnostics.map(({ message }) => message);

  test('are told with all Services that would select them', () => {
    expect(
      messagesWith(
        'v1 Service x spec: { selector: { app: x } }',
        'v1 Service shop spec: { selector: { team: shop } }',
      ),
    ).toEqual([
      'The Services "x" and "shop" of others would select the pods of the Job "seed" of "dev.a" as well',
    ]);
  });

  test('may be selected by what is no Service', () => {
    expect(
      messagesWith('networking.istio.io/v1 Gateway x spec: { selector: { app: x }, servers: [] }'),
    ).toEqual([]);
  });
});
