/** What `envtree diff` reads of a commit is what it would read of the folder, mistakes included. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  added,
  branch,
  commit,
  diff,
  git,
  makeRepository,
  root,
  section,
  write,
} from '../support/git-repository';

describe('a folder of the repository', () => {
  test('is read at the commit, with the paths that git show takes', () => {
    const folder = makeRepository({ 'shop/envs/dev.yaml': root, 'shop/envs/dev.b.yaml': branch });
    rmSync(join(folder, 'shop/envs/dev.b.yaml'));
    write(folder, { 'shop/envs/dev.a.yaml': branch });
    expect(section(diff(folder, ['shop', '--from', 'main']), 'Environments')).toEqual([...added, '- dev.b']);
    expect(section(diff(join(folder, 'shop'), ['--from', 'main']), 'Environments')).toEqual([
      ...added,
      '- dev.b',
    ]);
    write(folder, {
      'shop/envs/dev.yaml': 'services: { orders: { image: acme/orders:1, ports: [8080], env: { A: b } } }\n',
    });
    commit(folder);
    const report = diff(folder, ['shop', '--from', 'main', '--to', 'main~1', '--format', 'json']);
    expect(report.stdout).toContain('"file": "envs/dev.yaml"');
    expect(diff(folder, ['shop', '--from', 'main', '--to', 'main~1']).stdout).toContain(
      'main:shop/envs/dev.yaml:1:60',
    );
  });

  test('that is not there at the commit, or no more now, is empty then', () => {
    const folder = makeRepository({ README: '' });
    write(folder, { 'shop/envs/dev.yaml': root });
    expect(section(diff(folder, ['shop']), 'Environments')).toEqual(['+ dev']);
    expect(diff(folder, ['shop'])).toMatchObject({ stderr: '', exitCode: 0 });
    commit(folder);
    rmSync(join(folder, 'shop'), { recursive: true });
    expect(section(diff(folder, ['shop', '--from', 'main~1', '--to', 'main']), 'Environments')).toEqual([
      '+ dev',
    ]);
    expect(diff(folder, ['shop'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no such folder') as string,
    });
  });
});

test('manifests, settings and links are read at the commit as they are in a folder', () => {
  const manifest =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec: { selector: { matchLabels: { app: o } }, template: { metadata: { labels: { app: o } }, spec: { containers: [{ name: o, image: "o:1", ports: [{ containerPort: 80 }] }] } } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: orders }\nspec: { selector: { app: o }, ports: [{ name: http, port: 80 }] }\n';
  const folder = makeRepository({
    'envtree.yaml': 'header: x-env\n',
    'deploy/envs/dev.yaml': 'services: { orders: { manifest: k8s/base.yaml } }\n',
    'deploy/base/base.yaml': manifest,
    'shared.yaml': 'services: { orders: { replicas: 2 } }\n',
  });
  symlinkSync('deploy/envs', join(folder, 'envs'));
  symlinkSync('deploy/base', join(folder, 'k8s'));
  symlinkSync('../../shared.yaml', join(folder, 'deploy/envs/dev.a.yaml'));
  commit(folder);
  expect(diff(folder, ['--exit-code', '--from', 'HEAD'])).toMatchObject({ stderr: '', exitCode: 0 });
  write(folder, { 'deploy/base/base.yaml': manifest.replace('o:1', 'o:2') });
  expect(section(diff(folder, ['--from', 'HEAD']), 'Pods restart (2 workloads)')).toEqual([
    '~ image of orders in dev, dev.a',
    'spec.containers[o].image: o:1 -> o:2',
    'envs/dev.yaml:1:23 services.orders.manifest',
  ]);
});

describe('mistakes', () => {
  /** What is said of the same files in the working tree and at a commit, without the side. */
  function saidOfBoth(
    files: Readonly<Record<string, string>>,
    links: Readonly<Record<string, string>>,
  ): string[][] {
    const folder = makeRepository(files);
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
    commit(folder);
    return [[], ['--to', 'HEAD']].map((args) =>
      diff(folder, ['--from', 'HEAD', ...args])
        .stderr.split('\n')
        .map((line) => line.replace(/^HEAD:/, ''))
        .filter((line) => /^[^ ].*: error: /.test(line)),
    );
  }

  test.each([
    ['a wrong key', { 'envs/dev.a.yaml': 'servces: {}\n' }, {}],
    ['a link that leads out', {}, { 'envs/dev.a.yaml': '/etc/hostname' }],
    ['a link that leads out by steps', {}, { 'envs/dev.a.yaml': '../../../../../../../etc/hostname' }],
    ['a link that leads nowhere', {}, { 'envs/dev.a.yaml': 'nowhere.yaml' }],
    ['a link to itself', {}, { 'envs/dev.a.yaml': 'dev.a.yaml' }],
    ['a link to a folder', { 'shared/x': '' }, { 'envs/old': '../shared' }],
    ['a folder that is named as a file', { 'envs/dev.a.yaml/x': '' }, {}],
    [
      'a manifest that is not there',
      { 'envs/dev.yaml': 'services: { orders: { manifest: nope.yaml } }\n' },
      {},
    ],
    [
      'a manifest behind a link that leads out',
      { 'envs/dev.yaml': 'services: { orders: { manifest: base.yaml } }\n' },
      { 'base.yaml': '/etc/hostname' },
    ],
    [
      'a manifest that is a folder',
      { 'envs/dev.yaml': 'services: { orders: { manifest: k8s } }\n', 'k8s/x': '' },
      {},
    ],
    ['a file that is cut off', { 'envs/dev.a.yaml': 'services: {}' }, {}],
  ])('are told alike of a commit: %s', (_name, files, links) => {
    const [now = [], then = []] = saidOfBoth({ 'envs/dev.yaml': root, ...files }, links);
    expect(now.length).toBeGreaterThan(0);
    expect(then).toEqual(now);
  });

  test('of the later state are all that is said, with their side', () => {
    const folder = makeRepository({ 'envs/dev.yaml': root, 'envs/dev.a.yaml': 'servces: {}\n' });
    const now = diff(folder, []);
    expect(now).toMatchObject({ stdout: '', exitCode: 1 });
    expect(now.stderr).toMatch(/^envs\/dev\.a\.yaml:1:1: error: /);
    const then = diff(folder, ['--from', 'HEAD', '--to', 'main']);
    expect(then).toMatchObject({ stdout: '', exitCode: 1 });
    expect(then.stderr).toMatch(/^main:envs\/dev\.a\.yaml:1:1: error: /);
    expect(diff(folder, ['--exit-code'])).toMatchObject({ stdout: '', exitCode: 2 });
  });

  test('of the earlier state do not keep the commit that mends them from being looked at', () => {
    const folder = makeRepository({ 'envs/dev.yaml': root, 'envs/dev.a.yaml': 'servces: {}\n' });
    write(folder, { 'envs/dev.a.yaml': branch });
    const result = diff(folder, ['--from', 'main']);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toMatch(/^main:envs\/dev\.a\.yaml:1:1: error: Unknown key "servces"/);
    expect(result.stderr).toContain('warning: There are mistakes in main, the earlier state;');
    expect(section(result, 'Instances')).toEqual(['+ orders in dev.a']);
    expect(section(result, 'Surprising')[0]).toContain('The earlier state has mistakes');
  });
});

test('--exit-code tells differences', () => {
  const folder = makeRepository();
  expect(diff(folder, ['--exit-code'])).toMatchObject({ exitCode: 0 });
  expect(diff(folder, ['--exit-code']).stdout).toContain('No differences.');
  write(folder, { 'envs/dev.a.yaml': branch });
  expect(diff(folder, ['--exit-code'])).toMatchObject({ exitCode: 1, stderr: '' });
  expect(diff(folder, ['--exit-code', '--from', 'nope'])).toMatchObject({ exitCode: 2 });
  expect(diff(folder, ['--exit-code', '--format', 'markdown']).stdout).toMatch(/^<!-- envtree diff -->\n/);
});

test('a submodule in the place of environment files is told', () => {
  const folder = makeRepository();
  const inner = makeRepository();
  git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'envs/sub');
  commit(folder);
  expect(diff(folder, ['--from', 'HEAD', '--to', 'main']).stderr).toContain(
    'main:envs/sub:1:1: error: This is a submodule, whose files are in another repository',
  );
});
