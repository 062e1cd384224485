/** The Applications that envtree makes of environments, for Argo CD to render. */
import { planApplications } from '../src/argocd/plan-applications';
import { synthesize } from '../src/constructs/synthesize';
import { planBeside, workload } from './support/base';
import { planOf } from './support/plan-of';

test("an environment's Application is named by what is escaped, so that no two are alike, with any splitter", () => {
  const orders = 'services: { orders: { image: x } }';
  const files = { dev: orders, dev_proj1: orders, 'dev_proj-1': orders, dev_empty: 'owner: b' };
  const { plan } = planOf(files, 'splitter: _\ndefault: dev');
  const parent = {
    name: 'envtree',
    namespace: 'argocd',
    project: 'default',
    repoURL: 'r',
    targetRevision: 'HEAD',
  };
  const applications = planApplications(plan, { selection: {}, root: '.', path: 'apps', parent });
  expect(applications).toMatchObject([
    { name: 'envtree.dev' },
    { name: 'envtree.dev-proj--1' },
    {
      name: 'envtree.dev-proj1',
      annotations: {
        'argocd.argoproj.io/manifest-generate-paths':
          '/apps/envtree.yaml;/apps/envs/dev_proj1.yaml;/apps/envs/dev.yaml',
      },
      spec: { source: { plugin: { parameters: [{ name: 'env', string: 'dev_proj1' }] } } },
    },
  ]);
});

test('an Application is refreshed by the files that its root extends, too', () => {
  const orders = 'services: { orders: { image: x, ports: [8080] } }';
  const { plan } = planOf({ dev: orders, qa: 'extends: dev', 'qa.a': orders }, 'default: dev');
  const parent = { name: 'e', namespace: 'argocd', project: 'p', repoURL: 'r', targetRevision: 'HEAD' };
  const applications = planApplications(plan, { selection: {}, root: '.', path: '.', parent });
  expect(
    applications.map(({ annotations }) => annotations['argocd.argoproj.io/manifest-generate-paths']),
  ).toEqual([
    '/envtree.yaml;/envs/dev.yaml',
    '/envtree.yaml;/envs/qa.yaml;/envs/dev.yaml',
    '/envtree.yaml;/envs/qa.a.yaml;/envs/qa.yaml;/envs/dev.yaml',
  ]);
});

test('an Application is refreshed by the manifests that its chain names, too', () => {
  const base = [workload({ name: 'orders', labels: { app: 'orders' } })];
  const { plan } = planBeside(
    base,
    {
      dev: 'services: { orders: { manifest: base.yaml, external: true } }',
      'dev.a': 'objects: [base.yaml]\nservices: { orders: {} }',
      'dev.b': 'services: { web: { image: x, new: true } }',
      qa: 'services: { web: { image: x } }',
    },
    'default: dev',
  );
  const parent = { name: 'envtree', namespace: 'argocd', project: 'p', repoURL: 'r', targetRevision: 'HEAD' };
  const applications = planApplications(plan, { parent, root: 'shop', path: '.', selection: {} });
  expect(
    applications.map(({ annotations }) => annotations['argocd.argoproj.io/manifest-generate-paths']),
  ).toEqual([
    '/shop/envtree.yaml;/shop/envs/dev.a.yaml;/shop/envs/dev.yaml;/shop/base.yaml',
    '/shop/envtree.yaml;/shop/envs/dev.b.yaml;/shop/envs/dev.yaml;/shop/base.yaml',
    '/shop/envtree.yaml;/shop/envs/qa.yaml',
  ]);
});

test('an Application takes with it what it has applied', () => {
  const { plan } = planOf({ dev: 'services: { orders: { image: x } }' });
  const parent = { name: 'e', namespace: 'argocd', project: 'p', repoURL: 'r', targetRevision: 'HEAD' };
  const objects = planApplications(plan, { selection: {}, root: '.', path: '.', parent });
  const rendered = synthesize({ ...plan, objects }).flatMap(({ manifests }) => manifests);
  expect(rendered).toMatchObject([
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'e.dev',
        namespace: 'argocd',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: { project: 'p', destination: { namespace: 'default' } },
    },
  ]);
});
