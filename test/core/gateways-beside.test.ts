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
  expect(saidOf(planOf({ dev: services('gateways: [g/two, g/one], ') }))).toEqual([
    expect.stringContaining('gateway-host-twice'),
  ]);
});

test('a service without hosts takes none away, and one without gateways is told of these alone', () => {
  const beside = (api: string, rest: string): string[] =>
    planOf({
      dev: `services: { api: { image: x, ports: [80]${api} }, web: { image: x, ports: [80]${rest} } }`,
    }).diagnostics.map(({ code }) => code);
  expect(beside('', ', gateways: [g/one], hosts: [h.x]')).toEqual([]);
  expect(beside(', hosts: [h.x]', ', hosts: [h.x]')).toEqual([
    'gateway-without-host',
    'gateway-without-host',
  ]);
});

test('the host of any environment is none of a service', () => {
  const dev = web(', gateways: [a/main], hosts: [dev-a.example.com]');
  const told = (name: string): string[] =>
    planOf({ dev, [name]: web('') }, preview).diagnostics.map(({ message }) => message);
  expect(told('dev.a')).toEqual(['The host "dev-a.example.com" of "web" is a preview host']);
  expect(told('dev.b')).toEqual([]);
});

describe('of a root that extends another one is told', () => {
  const api = 'api: { image: x, ports: [80], gateways: [g/one], hosts: [h.x] }';
  const said = (dev: string, qa: string, settings = 'default: dev'): string[] =>
    saidOf(
      planOf(
        {
          dev: `services: { ${dev} }`,
          qa: `extends: dev\nnamespace: qa\nservices: { web: ${qa} }`,
          uat: 'extends: qa\nnamespace: uat',
        },
        settings,
      ),
    );
  const gateways = 'gateways: [g/two], ';
  const at = (rest: string): string => `web: { image: x, ports: [80], ${rest}hosts: [h.x] }`;

  test('where it has a gateway at which the host is that of another service', () => {
    expect(said(`${api}, ${at(gateways)}`, '{ args: [a] }')).toEqual([]);
    expect(said(`${api}, ${at(gateways)}`, '{ gateways: [g/one] }')).toEqual([
      'qa.yaml:3:30 gateway-host-twice',
    ]);
    expect(said(`${api}, ${at(gateways)}`, '{ gateways: [g/one], hosts: [i.x, h.x] }')).toEqual([
      'qa.yaml:3:52 gateway-host-twice',
    ]);
  });

  test('where it takes away the one of hosts and gateways, and keeps the other', () => {
    expect(said(at(gateways), '{ hosts: null }')).toEqual(['qa.yaml:3:27 gateway-without-host']);
    expect(said(at(gateways), '{ gateways: null }')).toEqual(['qa.yaml:3:30 gateway-without-host']);
    expect(said(at(gateways), '{ hosts: null, gateways: null }')).toEqual([]);
  });

  test('nothing of what the other one says', () => {
    const without = 'dev.yaml:1:50 gateway-without-host';
    expect(said(at(''), '{ args: [a] }')).toEqual([without]);
    expect(said(at(''), '{ hosts: [i.x] }')).toEqual([without, 'qa.yaml:3:27 gateway-without-host']);
  });

  test('the preview host of a service once, whatever gateways it has', () => {
    const host = at(gateways).replace('h.x', 'dev.example.com');
    const told = said(host, '{ gateways: [g/three] }', `default: dev\n${preview}`);
    expect(told).toEqual([expect.stringMatching(/^dev.yaml:.* gateway-host-twice$/)]);
  });
});
