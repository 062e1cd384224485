import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ApiClient } from '../control-plane/api-client';
import { Kubectl } from '../control-plane/kubectl';
import { repository } from '../../support/run-envtree';
import { hasCompared } from './applications';
import { CaseApplications } from './case-applications';

const api = new ApiClient({ server: 'https://nowhere.example', token: '' });
const applications = new CaseApplications(new Kubectl('kubectl', 'kubeconfig', api), 'argocd-ten');

test.each([
  ['argocd/envtree.yaml', ['argocd-ten']],
  ['argocd/single.yaml', ['argocd-ten']],
  ['argocd/applicationset.yaml', ['argocd-ten-routing', 'argocd-ten-workloads']],
  ['rendered-branch/application.yaml', ['argocd-ten']],
])('rename() names what %s has by the case, and nothing else', (example, names) => {
  const text = readFileSync(join(repository, 'examples', example), 'utf8');
  const renamed = applications.rename(text);
  const manifests = parseAllDocuments(renamed).map(
    (document) => document.toJS() as { metadata: { name: string } },
  );
  expect(manifests.map(({ metadata }) => metadata.name)).toEqual(names);
  expect(renamed.match(/^.*name: envtree$/gm) ?? []).toEqual(text.match(/^ {3,}name: envtree$/gm) ?? []);
  expect(renamed).not.toContain('name: envtree.');
});

test('nameOf() knows what a step calls an Application from what it calls an object', () => {
  const said = ['envtree', 'envtree.dev-one', 'envtree-routing', 'app', 'x-envtree'];
  const names = ['argocd-ten', 'argocd-ten.dev-one', 'argocd-ten-routing', 'app', 'x-envtree'];
  expect(said.map((name) => applications.nameOf(name))).toEqual(names);
  expect(applications.isOfEnvironment(applications.ofEnvironment('dev.a-b'))).toBe(true);
  expect(applications.ofEnvironment('dev.a-b')).toBe('argocd-ten.dev-a--b');
});

test('isConcerned() knows an environment by its own file, those above it and the settings', () => {
  const name = applications.ofEnvironment('dev.a.b');
  const files = ['envs/dev.yaml', 'envs/dev.a.yaml', 'envs/dev.a.b.yaml', 'envtree.yaml'];
  expect(files.map((file) => applications.isConcerned(name, [file]))).toEqual([true, true, true, true]);
  const others = ['envs/dev.a.b.c.yaml', 'envs/dev.b.yaml', 'envs/de.yaml', 'README.md'];
  expect(others.map((file) => applications.isConcerned(name, [file]))).toEqual([false, false, false, false]);
  expect(applications.isConcerned(name, ['README.md', 'envs/dev.yaml'])).toBe(true);
});

test('hasCompared() waits for a comparison after the moment, and for what follows from it', () => {
  const metadata = { name: 'argocd-ten', creationTimestamp: '' };
  const status = { reconciledAt: '2026-01-01T00:00:05Z', sync: { status: 'Synced' } };
  const at = (second: number): number => Date.UTC(2026, 0, 1, 0, 0, second);
  expect(hasCompared({ metadata, status }, at(5))).toBe(true);
  expect(hasCompared({ metadata, status }, at(5) + 1)).toBe(false);
  expect(hasCompared({ metadata, status, operation: {} }, at(5))).toBe(false);
  expect(hasCompared({ metadata, status: { ...status, sync: { status: 'OutOfSync' } } }, at(5))).toBe(false);
});
