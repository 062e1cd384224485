/** The table says who answers, of any tree, and stays readable. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../../src/core/plan/plan';
import { formatAnswerTable } from '../../../src/core/reports/answer-table';
import { planOf } from '../../support/plan-of';
import { repository } from '../../support/run-envtree';

const full = '{ image: x, ports: [8080] }';

function tableOf(environments: Record<string, string>, settings = '{}'): string[] {
  return formatAnswerTable(planOf(environments, settings).plan).split('\n');
}

test('formatAnswerTable() has a row for each environment, and one for all others', () => {
  const files = readdirSync(join(repository, 'envs')).map((file) => {
    const text = readFileSync(join(repository, 'envs', file), 'utf8');
    return [file.replace('.yaml', ''), text] as const;
  });
  expect(tableOf(Object.fromEntries(files))).toEqual([
    'Who answers a request of an environment, while all pods are ready:',
    '',
    '  environment         app-go     app-java            app-js',
    '  dev                 dev        dev                 dev',
    '  dev.proj1           dev        dev.proj1           dev.proj1',
    '  dev.proj1.feature1  dev        dev.proj1.feature1  dev.proj1',
    '  dev.proj2           dev.proj2  dev                 dev',
    '  other root or none  dev        dev                 dev',
    '',
    'An environment without a file is answered as the nearest one above it.',
    '',
  ]);
});

test('formatAnswerTable() says 503 where nobody answers, and knows several roots', () => {
  const files = {
    dev: `services: { web: ${full} }`,
    'dev.a': `services: { orders: ${full.replace('{', '{ new: true,')} }`,
    staging: `services: { orders: ${full} }`,
  };
  expect(tableOf(files, 'default: dev').slice(2, 7)).toEqual([
    '  environment         orders   web',
    '  dev                 503      dev',
    '  dev.a               dev.a    dev',
    '  staging             staging  dev',
    '  other root or none  503      dev',
  ]);
});

test('formatAnswerTable() takes a service without answers for one that nobody answers for', () => {
  const { plan } = planOf({ dev: `services: { web: ${full} }` });
  const without: Plan = { ...plan, answers: [{ service: 'web', answers: [] }] };
  expect(formatAnswerTable(without)).toContain('  dev                 503\n');
});

test('formatAnswerTable() shows forty environments, and counts the others', () => {
  const below = (count: number): Record<string, string> => {
    const names = Array.from({ length: count }, (_, index) => `dev.p${String(index).padStart(2, '0')}`);
    return Object.fromEntries(names.map((name) => [name, `services: { web: {} }`]));
  };
  const dev = `services: { web: ${full} }`;
  expect(tableOf({ dev, ...below(39) }).filter((line) => line.includes('more'))).toEqual([]);
  expect(tableOf({ dev, ...below(40) })).toContain('  ... and 1 more environment');
  const many = tableOf({ dev, ...below(100) });
  expect(many).toContain('  ... and 61 more environments');
  expect(many).toContain('  other root or none  dev');
  expect(many.length).toBeLessThan(50);
});

test('formatAnswerTable() shows the services that fit into 80 columns, and counts the others', () => {
  const services = Array.from(
    { length: 100 },
    (_, index) => `s${String(index).padStart(2, '0')}-long-name: ${full}`,
  );
  const lines = tableOf({ dev: `services: { ${services.join(', ')} }` });
  expect(lines).toContain('  environment         s00-long-name  s01-long-name  s02-long-name  s03-long-name');
  expect(lines).toContain('  ... and 96 more services');
  expect(Math.max(...lines.map((line) => line.length))).toBe(80);
});

test('formatAnswerTable() shows one service whatever its width', () => {
  const name = `dev.${'a'.repeat(59)}`;
  const dev = `services: { orders: ${full}, web: ${full} }`;
  const lines = tableOf({ dev, [name]: 'services: { orders: {} }' });
  expect(lines).toContain(`  ${name}  ${name}`);
  expect(lines).toContain('  ... and 1 more service');
});

test('formatAnswerTable() gives the same text in any order of the files', () => {
  const files = { dev: `services: { web: ${full}, orders: ${full} }`, 'dev.a': 'services: { web: {} }' };
  const turned = Object.fromEntries(Object.entries(files).reverse());
  expect(tableOf(turned)).toEqual(tableOf(files));
});
