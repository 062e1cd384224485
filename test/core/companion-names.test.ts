/** What the objects that come with environments are called, and who names them so. */
import { objectsOfKind } from '../support/objects-of-kind';
import { saidOf } from '../support/plan-of';
import { manifests, objectNamed, planWith, type Files } from '../support/plan-with-files';

const a = 'objects: [a.yaml]';

function nameBelow(line: string): string | undefined {
  const [object] = objectsOfKind(planWith({ 'dev.p1': a }, { 'a.yaml': manifests(line) }).plan, 'Adopted');
  return object?.name;
}

test.each([
  ['v1 ConfigMap', 253],
  ['apps/v1 Deployment', 52],
  ['apps/v1 StatefulSet', 52],
  ['batch/v1 CronJob', 52],
  ['batch/v1 Job', 63],
  ['v1 Namespace', 63],
  ['v1 Pod', 63],
  ['v1 Service', 63],
  ['postgresql.cnpg.io/v1 Cluster', 50],
  ['cluster.x-k8s.io/v1 Cluster', 253],
  ['serving.knative.dev/v1 Service', 253],
])('below a root, a %s has a name of at most %i characters', (type, longest) => {
  const fitting = 'a'.repeat(longest - '-dev-p1'.length);
  expect(nameBelow(`${type} ${fitting}`)).toBe(`${fitting}-dev-p1`);
  const shortened = nameBelow(`${type} ${fitting}a`);
  expect(shortened).toHaveLength(longest);
  expect(shortened).toMatch(/^a+-[0-9a-z]{7}$/);
});

test('a shortened name has no dot before its hash', () => {
  expect(nameBelow(`v1 ConfigMap ${'a'.repeat(244)}.${'b'.repeat(8)}`)).toMatch(/^a{244}-[0-9a-z]{7}$/);
});

test.each([
  'apiextensions.k8s.io/v1 CustomResourceDefinition shops.acme.example',
  'apiregistration.k8s.io/v1 APIService v1.acme.example',
])('what is named by what it says keeps its name below a root: %s', (line) => {
  expect(nameBelow(line)).toBe(line.split(' ')[2]);
});

/** A Secret and whatever an object makes one of, by the name of the Secret that it is. */
test.each([
  ['v1 Secret token', 'token', 'token-dev-a'],
  ['external-secrets.io/v1 ExternalSecret token spec: {}', 'token', 'token-dev-a'],
  ['external-secrets.io/v1 ExternalSecret other spec: { target: { name: token } }', 'token', 'token-dev-a'],
  ['external-secrets.io/v1 ExternalSecret token spec: { target: { name: other } }', 'token', undefined],
  ['external-secrets.io/v1 ExternalSecret token spec: { target: { name: 5 } }', 'token', 'token-dev-a'],
  ['cert-manager.io/v1 Certificate shop spec: { secretName: tls }', 'tls', 'tls-dev-a'],
  ['cert-manager.io/v1 Certificate tls spec: { secretName: other }', 'tls', undefined],
  ['bitnami.com/v1alpha1 SealedSecret token', 'token', 'token-dev-a'],
  ['postgresql.cnpg.io/v1 Cluster shop', 'shop-app', 'shop-dev-a-app'],
  ['postgresql.cnpg.io/v1 Cluster shop', 'shop-superuser', 'shop-dev-a-superuser'],
  ['postgresql.cnpg.io/v1 Cluster shop', 'shop', undefined],
  ['v1 ConfigMap token', 'token', undefined],
  ['acme.example/v1 Secret token', 'token', undefined],
])('of %s, the Secret %s is called %s', (line, secret, name) => {
  const job = `batch/v1 Job use spec: { template: { spec: { imagePullSecrets: [{ name: ${secret} }] } } }`;
  const planned = planWith(
    { 'dev.a': 'objects: [a.yaml, b.yaml]' },
    { 'a.yaml': manifests(line), 'b.yaml': manifests(job) },
  );
  const named = { spec: { template: { spec: { imagePullSecrets: [{ name: name ?? secret }] } } } };
  expect(objectNamed(planned, 'use-dev-a')?.manifest).toMatchObject(named);
});

test('the Services of a Cluster are called after it', () => {
  const ingress = 'networking.k8s.io/v1 Ingress db spec: { defaultBackend: { service: { name: shop-rw } } }';
  const planned = planWith(
    { 'dev.a': a },
    { 'a.yaml': manifests('postgresql.cnpg.io/v1 Cluster shop', ingress) },
  );
  const named = { spec: { defaultBackend: { service: { name: 'shop-dev-a-rw' } } } };
  expect(objectNamed(planned, 'db-dev-a')?.manifest).toMatchObject(named);
});

const orders = 'services: { orders: { image: orders, pod: { serviceAccountName: robot } } }';
const robot = { 'a.yaml': manifests('v1 ServiceAccount robot'), 'b.yaml': manifests('v1 ConfigMap robot') };

/** The name that the pods of `orders` in dev.a.b have, of which `robot` is said in the root. */
test.each([
  ['nobody', {}, 'robot'],
  ['the root', { dev: a }, 'robot'],
  ['the environment above', { 'dev.a': a }, 'robot-dev-a'],
  ['both of these', { dev: a, 'dev.a': a }, 'robot-dev-a'],
  ['itself, and the one above', { 'dev.a': a, 'dev.a.b': a }, 'robot-dev-a-b'],
  ['one below, and another branch', { 'dev.a.b.c': a, 'dev.b': a }, 'robot'],
  ['nobody of this kind', { 'dev.a.b': 'objects: [b.yaml]' }, 'robot'],
])('where %s has an object, it is what is named', (_who, own: Files, name) => {
  const environments: Files = { dev: '', 'dev.a': '', ...own };
  const texts = Object.entries({ 'dev.a.b': '', ...environments }).map(([environment, text]) => {
    const services =
      environment === 'dev' ? orders : environment === 'dev.a.b' ? 'services: { orders: {} }' : '';
    return [environment, [text, services].filter((it) => it !== '').join('\n') || '{}'] as const;
  });
  const planned = planWith(Object.fromEntries(texts), robot);
  const deployments = objectsOfKind(planned.plan, 'Deployment');
  expect(saidOf(planned)).toEqual([]);
  expect(deployments.find(({ environment }) => environment === 'dev.a.b')?.podSpec).toMatchObject({
    serviceAccountName: name,
  });
});

test("a StatefulSet's spec names what comes with it, too", () => {
  const planned = planWith(
    {
      dev: 'services: { db: { image: db, kind: StatefulSet, ports: [5432] } }',
      'dev.a': `${a}\nservices: { db: { spec: { serviceName: db-pods, minReadySeconds: 5 } } }`,
    },
    { 'a.yaml': manifests('v1 Service db-pods spec: { selector: { virtual-env: dev.a } }') },
  );
  const [, db] = objectsOfKind(planned.plan, 'StatefulSet');
  expect(db?.spec).toEqual({ serviceName: 'db-pods-dev-a', minReadySeconds: 5 });
});
