/** What the README claims of the example, of commands and of files is so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatDiagnostic } from '../src/core/diagnostics/format-diagnostic';
import settingsSchema from '../schema/settings.schema.json';
import environmentSchema from '../schema/environment.schema.json';
import { dependencies } from '../package.json';
import { askAll } from './support/ask-all';
import { planOf } from './support/plan-of';
import { repository, runEnvtree } from './support/run-envtree';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text: text ?? '',
}));

/** The rows of the table whose head begins with `title`, by cell. */
function table(title: string): string[][] {
  const lines = readme.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${title}`));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  const rows = lines.slice(head, end).filter((_, index) => index !== 1);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/`/g, '')),
  );
}

test('the first environment file is the one of the example', () => {
  const [first] = blocks.filter(({ language }) => language === 'yaml');
  const example = readFileSync(join(repository, 'envs/dev.proj1.yaml'), 'utf8');
  expect(parse(first?.text ?? '')).toEqual(parse(example));
});

test('the table of answers is what the rendered example answers', () => {
  const [[, ...services] = [], ...rows] = table("request's");
  const manifests = runEnvtree(repository, 'render', '--format', 'json').stdout.trimEnd().split('\n');
  const answers = rows.flatMap(([requests = '', ...cells]) =>
    requests.split(', ').map((request) => {
      const answer = Object.fromEntries(services.map((service, index) => [service, cells[index] ?? '']));
      return [request === 'none' ? '' : request, answer] as const;
    }),
  );
  expect(answers).toHaveLength(7);
  const objects = manifests.map((line) => JSON.parse(line) as object);
  expect(askAll(objects, { answers: Object.fromEntries(answers) })).toEqual(Object.fromEntries(answers));
});

test('while every app-java of dev.proj1.feature1 and dev.proj1 is unready, dev answers in their place', () => {
  const manifests = runEnvtree(repository, 'render', '--format', 'json').stdout.trimEnd().split('\n');
  const objects = manifests.map((line) => JSON.parse(line) as object);
  const requests = [
    'dev.proj1',
    'dev.proj1.feature1',
    'dev.proj1.nobody.knows',
    'dev.proj2',
    'dev.proj10',
    'staging',
    '',
  ];
  const answers = Object.fromEntries(requests.map((request) => [request, { 'app-java': 'dev' }]));
  const unready = ['dev.proj1.feature1', 'dev.proj1'].map((environment) => ({
    service: 'app-java',
    environment,
  }));
  expect(askAll(objects, { answers, unready })).toEqual(answers);
});

test('the mistake is said as it is shown', () => {
  const dev = 'services: { orders: { image: x } }';
  const { diagnostics } = planOf({ dev, 'dev.proj1': 'services:\n  orders: { imgae: acme/orders:pr-1 }\n' });
  const shown = blocks.find(({ text }) => text.startsWith('envs/dev.proj1.yaml:2:13'));
  expect(diagnostics.map(formatDiagnostic)).toEqual([shown?.text.trimEnd()]);
});

test('the tables name every setting and every key there is', () => {
  const takenBy = (properties: object): string[] => {
    return Object.entries(properties).flatMap(([key, schema]) =>
      'x-refused' in (schema as object) ? [] : [key],
    );
  };
  const first = (rows: string[][]): string[] => rows.slice(1).flatMap(([cell = '']) => cell.split(', '));
  expect(first(table('key ')).length).toBeGreaterThan(10);
  const settings = table('key             | default')
    .slice(1)
    .map(([cell]) => cell);
  expect(settings.sort()).toEqual(takenBy(settingsSchema.properties).sort());
  const environment = first(table('key of an environment'));
  expect(environment.sort()).toEqual(takenBy(environmentSchema.properties).sort());
});

test('every runtime dependency has its reason', () => {
  const named = table('package')
    .slice(1)
    .flatMap(([cell = '']) => cell.split(', '));
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});

test('every file that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !existsSync(join(repository, link)))).toEqual([]);
});

test('every call of envtree that the README shows is taken', () => {
  const calls = blocks.flatMap(({ text }) =>
    [...text.matchAll(/^npx envtree ([^#|\n]*)/gm)].map(([, call]) => call?.trim() ?? ''),
  );
  const runnable = calls.filter((call) => !/path\/to|output-dir/.test(call));
  expect(runnable.length).toBeGreaterThan(5);
  for (const call of runnable)
    expect([call, runEnvtree(repository, ...call.split(/\s+/)).exitCode]).toEqual([call, 0]);
});

test('the page on the end-to-end runs says of every case what it has shown', () => {
  const page = readFileSync(join(repository, 'test/e2e/README.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((row) => row.split('|').at(-2) ?? '');
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? ''));
  const cases = readdirSync(join(repository, 'test/e2e/cases'));
  expect(cases.length).toBeGreaterThan(10);
  expect(cases.filter((name) => !named.includes(name))).toEqual([]);
});
