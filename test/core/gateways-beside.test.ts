/** What is planned at gateways where there is little, or something is wrong. */
import type { RouteTable } from '../../src/core/plan/planned-object';
import { planOf, saidOf } from '../support/plan-of';

const web = (rest = ''): string => `services: { web: { image: x, ports: [8080]${rest} } }`;
const preview = "preview: { host: '{env}.example.com', gateway: a/main, service: web }";

function tableOf(files: Record<string, string>, settings: string, name: string): RouteTable | undefined {
  const { objects } = planOf(files, settings).plan;
  return objects.find(
    (object): object is RouteTable => object.kind === 'VirtualService' && object.name === name,
  );
}

test('without a default environment all is planned, beside the error', () => {
  const settings = `${preview}\naliases: [{ cookie: env }]`;
  const planned = planOf({ dev: web(), qa: web() }, settings);
  expect(saidOf(planned)).toEqual(['envtree.yaml:1:1 no-default']);
  const names = planned.plan.objects.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['envtree-carriers', 'envtree-edge', 'envtree-preview.dev']));
  expect(names).not.toContain('envtree-no-preview');
});

test('a host whose service nobody has for the environment says so', () => {
  const branch = web(', new: true');
  const table = tableOf({ dev: '{}', 'dev.a': branch, 'dev.b': branch }, preview, 'envtree-preview.dev');
  expect(table?.rules).toMatchObject([{ target: { status: 503 } }]);
  expect(table?.rules[0]?.http).toEqual({});
});

test('what a service adds to the baggage is kept beside the environment', () => {
  const dev = web(', http: { headers: { request: { add: { baggage: a=1, x-b: c } } } }');
  const requestOf = (aliases: string): unknown =>
    tableOf({ dev }, `${preview}\naliases: ${aliases}`, 'envtree-preview.dev')?.rules[0]?.http;
  expect(requestOf('[{ baggage: env }]')).toMatchObject({
    headers: { request: { set: { 'x-virtual-env': 'dev' }, add: { baggage: 'a=1,env=dev', 'x-b': 'c' } } },
  });
  expect(requestOf('[]')).toMatchObject({ headers: { request: { add: { baggage: 'a=1', 'x-b': 'c' } } } });
});

test('where nobody is trusted, all carriers are dropped, whatever the request', () => {
  const { objects } = planOf(
    { dev: web() },
    `${preview}\naliases: [{ header: x-lane }, { cookie: env }]`,
  ).plan;
  const edge = objects.find(({ name }) => name === 'envtree-edge');
  const mutations = JSON.stringify(edge);
  expect(edge).toMatchObject({
    mutations: [
      { remove: 'x-envtree-kept' },
      { remove: 'x-virtual-env' },
      { remove: 'x-lane' },
      {},
      {},
      {},
      {},
      {},
      {},
    ],
  });
  expect(mutations).toContain("%CEL(false ? '' : re.extract(request.headers['cookie']");
});

test('one host of two services is theirs where they do not meet at a gateway', () => {
  const services = (gateways: string): string =>
    `services: { a: { image: x, ports: [80], gateways: [g/one], hosts: [h.example.com] }, b: { image: x, ports: [80], ${gateways}hosts: [h.example.com] } }`;
  expect(saidOf(planOf({ dev: services('gateways: [g/two], ') }))).toEqual([]);
  expect(saidOf(planOf({ dev: services('') })).join()).not.toContain('gateway-host-twice');
});
