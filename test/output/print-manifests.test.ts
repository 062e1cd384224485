import { findMisuse } from '../../src/core/plan/selection';
import { printManifests, printParts } from '../../src/output/print-manifests';
import type { Plan } from '../../src';
import { planOf } from '../support/plan-of';

const orders = 'services: { orders: { image: x, ports: [8080] } }';
const planned = (): Plan => planOf({ dev: orders, 'dev.a': orders, 'dev.b': '{}' }).plan;

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { kind, metadata } = JSON.parse(line) as Named;
    return `${kind} ${metadata.name}`;
  });
}

const workloads = ['Deployment orders-dev', 'Deployment orders-dev-a'];
const hosts = [
  'Service orders',
  'Service envtree-orders-dev-a',
  'ServiceEntry envtree-orders.dev-a.dev-a',
  'ServiceEntry envtree-orders.dev-a.dev',
  'DestinationRule envtree-orders.dev-a',
  'EnvoyFilter envtree-tag.dev-a',
];
const routes = ['VirtualService envtree-orders'];

test.each([
  [{}, [...workloads, ...hosts, ...routes]],
  [{ layer: 'all' }, [...workloads, ...hosts, ...routes]],
  [{ layer: 'workloads' }, workloads],
  [{ layer: 'hosts' }, hosts],
  [{ layer: 'routes' }, routes],
  [{ layer: 'routing' }, [...hosts, ...routes]],
  [{ layer: 'applications' }, [...hosts, ...routes]],
  [{ env: 'dev.a' }, ['Deployment orders-dev-a']],
  [{ env: 'dev.a', layer: 'workloads' }, ['Deployment orders-dev-a']],
  [{ env: 'dev.b' }, []],
] as const)('printManifests() of %j', (selection, names) => {
  expect(namesIn(printManifests(planned(), selection, 'json'))).toEqual(names);
});

test('printParts() tells apart what each environment asks for, in each layer', () => {
  const parts = printParts(planned(), {}, 'json');
  expect(parts.map(({ layer, environment, text }) => [environment, layer, namesIn(text)])).toEqual([
    ['dev', 'workloads', ['Deployment orders-dev']],
    ['dev', 'hosts', ['Service orders']],
    ['dev', 'routes', routes],
    ['dev', 'applications', []],
    ['dev.a', 'workloads', ['Deployment orders-dev-a']],
    ['dev.a', 'hosts', hosts.slice(1)],
    ['dev.a', 'routes', []],
    ['dev.a', 'applications', []],
    ['dev.b', 'workloads', []],
    ['dev.b', 'hosts', []],
    ['dev.b', 'routes', []],
    ['dev.b', 'applications', []],
  ]);
  const [only, ...others] = printParts(planned(), { env: 'dev.a' }, 'json');
  expect(only).toMatchObject({ layer: 'workloads', environment: 'dev.a' });
  expect(others).toEqual([]);
});

test.each([
  [{}, undefined],
  [{ layer: 'routing' }, undefined],
  [{ env: 'dev.a' }, undefined],
  [{ env: 'dev.a', layer: 'workloads' }, undefined],
  [
    { env: 'dev.a', layer: 'all' },
    'An environment alone has workloads; "all" is one whole for all environments',
  ],
  [{ env: 'dev.aa' }, 'There is no environment "dev.aa". Did you mean "dev.a"?'],
  [{ env: 'staging' }, 'There is no environment "staging". There are: dev, dev.a, dev.b'],
] as const)('findMisuse() of %j is %s', (selection, misuse) => {
  expect(findMisuse(planned(), selection)).toBe(misuse);
});
