/** What the pages show of the example, of settings, keys, mistakes and dependencies is so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dependencies, peerDependencies, peerDependenciesMeta, version } from '../../package.json';
import environmentSchema from '../../schema/environment.schema.json';
import settingsSchema from '../../schema/settings.schema.json';
import { formatDiagnostic } from '../../src/core/diagnostics/format-diagnostic';
import { askAll } from '../support/ask-all';
import { makeFolder } from '../support/make-folder';
import { blocksOf, readPage, tableOf, type Block } from '../support/pages';
import { planOf } from '../support/plan-of';
import { repository, run, runEnvtree } from '../support/run-envtree';

function findBlock(path: string, isMeant: (block: Block) => boolean): string {
  return blocksOf(readPage(path)).find(isMeant)?.text ?? '';
}

const shownAnswers = findBlock('README.md', ({ text }) => text.startsWith('Who answers'));
const manifests = runEnvtree(repository, 'render', '--format', 'json')
  .stdout.trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as object);

test('the app that the page on the construct shows is the example', () => {
  const shown = findBlock('docs/construct.md', ({ language }) => language === 'ts');
  expect(shown).toBe(readFileSync(join(repository, 'examples/cdk8s/main.ts'), 'utf8'));
});

test('the README is at most two screens', () => {
  expect(readPage('README.md').text.split('\n').length).toBeLessThan(100);
});

test('the first environment file is the one of the example', () => {
  const first = findBlock('README.md', ({ language }) => language === 'yaml');
  expect(parse(first)).toEqual(parse(readFileSync(join(repository, 'envs/dev.proj1.yaml'), 'utf8')));
});

test('`npm run synth` prints what the README shows, and keeps --stdout as it is', () => {
  const printed = run(repository, 'npm', ['run', 'synth']);
  expect(printed).toMatchObject({ stderr: `\n${shownAnswers}\n`, exitCode: 0 });
  expect(printed.stdout).toContain('dist/app.k8s.yaml');
  const options = ['cdk8s', 'synth', '--no-check-upgrade', '--stdout'];
  expect(run(repository, 'npx', options).stdout).toBe(runEnvtree(repository, 'render').stdout);
});

test('the answers that the README shows are what the rendered example answers', () => {
  const rows = shownAnswers.split('\n').filter((line) => line.startsWith('  '));
  const [[, ...services] = [], ...others] = rows.map((row) => row.trim().split(/ {2,}/));
  const answers = others.flatMap(([request = '', ...cells]) => {
    const answer = Object.fromEntries(services.map((service, index) => [service, cells[index] ?? '']));
    const requests =
      request === 'other root or none' ? ['staging', ''] : [request, `${request}.nobody.knows`];
    return requests.map((name) => [name, answer] as const);
  });
  expect(answers).toHaveLength(10);
  expect(askAll(manifests, { answers: Object.fromEntries(answers) })).toEqual(Object.fromEntries(answers));
});

test('while every app-java of dev.proj1.feature1 and dev.proj1 is unready, dev answers in their place', () => {
  const requests = [
    'dev.proj1',
    'dev.proj1.feature1',
    'dev.proj1.nobody.knows',
    'dev.proj2',
    'dev.proj10',
    '',
  ];
  const answers = Object.fromEntries(requests.map((request) => [request, { 'app-java': 'dev' }]));
  const names = ['dev.proj1.feature1', 'dev.proj1'];
  const unready = names.map((environment) => ({ service: 'app-java', environment }));
  expect(askAll(manifests, { answers, unready })).toEqual(answers);
});

test('the mistake is said as it is shown', () => {
  const dev = 'services: { orders: { image: x } }';
  const { diagnostics } = planOf({ dev, 'dev.proj1': 'services:\n  orders: { imgae: acme/orders:pr-1 }\n' });
  const shown = findBlock('docs/mistakes.md', ({ text }) => text.startsWith('envs/dev.proj1.yaml:2:13'));
  expect(diagnostics.map(formatDiagnostic)).toEqual([shown.trimEnd()]);
});

test('the files that the pages show are taken together', () => {
  const pages = ['docs/environments.md', 'docs/settings.md'].map(readPage);
  const files = pages.flatMap(blocksOf).flatMap(({ text }) => {
    const [, path] = /^# (\S+\.yaml)\n/.exec(text) ?? [];
    return path === undefined ? [] : [[path, text] as const];
  });
  expect(files.map(([path]) => path)).toEqual([
    'envs/dev.yaml',
    'envs/dev.proj1.yaml',
    'envs/dev.proj2.yaml',
    'envs/staging.yaml',
    'envtree.yaml',
  ]);
  const { stderr, exitCode } = runEnvtree(makeFolder(Object.fromEntries(files)), 'check');
  expect({ stderr, exitCode }).toEqual({
    stderr: '4 environments, 2 services: nothing is wrong\n',
    exitCode: 0,
  });
});

test('the schemas that a file may name are where the pages say', () => {
  const named = ['docs/environments.md', 'docs/settings.md'].flatMap((path) => [
    ...readPage(path).text.matchAll(/\$schema=(?:\.\.\/)?(?:node_modules\/envtree\/)?([\w./]+\.json)/g),
  ]);
  const paths = named.map(([, path = '']) => path);
  expect(paths).toHaveLength(4);
  for (const path of paths) expect(readFileSync(join(repository, path), 'utf8')).toContain('draft-07');
});

test('the tables name every setting and every key there is', () => {
  const takenBy = (properties: object): string[] => Object.keys(properties).sort();
  const first = (path: string, title: string): string[] => {
    const [, ...rows] = tableOf(readPage(path), title);
    return rows.flatMap(([cell = '']) => cell.split(', ')).sort();
  };
  expect(first('docs/environments.md', 'key of a service').length).toBeGreaterThan(10);
  expect(first('docs/settings.md', 'key')).toEqual(takenBy(settingsSchema.properties));
  expect(first('docs/environments.md', 'key of an environment')).toEqual(
    takenBy(environmentSchema.properties),
  );
});

test('every runtime dependency has its reason', () => {
  const [, ...rows] = tableOf(readPage('docs/architecture.md'), 'package');
  const named = rows.flatMap(([cell = '']) => cell.split(', '));
  const peers = Object.keys(peerDependencies).filter((name) => !Object.hasOwn(peerDependenciesMeta, name));
  expect(named.sort()).toEqual([...Object.keys(dependencies), ...peers].sort());
});

test('the changelog tells of this version', () => {
  expect(readPage('CHANGELOG.md').text).toContain(`\n## ${version}\n`);
});

test('the page on the end-to-end runs says of every case what it has shown', () => {
  const rows = readPage('test/e2e/README.md')
    .text.split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = rows.map((row) => row.split('|').at(-2) ?? '');
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? ''));
  const cases = readdirSync(join(repository, 'test/e2e/cases'));
  expect(cases.length).toBeGreaterThan(10);
  expect(cases.filter((name) => !named.includes(name))).toEqual([]);
});
