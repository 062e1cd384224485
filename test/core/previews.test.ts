/** Where hosts of environments lead, and what is said of them where something else is wrong as well. */
import { present } from '../../src/core/diagnostics/present';
import { objectsOfKind } from '../support/objects-of-kind';
import { planOf, saidOf } from '../support/plan-of';

const root = 'services: { web: { image: x, ports: [8080] } }';
const preview = (rest: string): string => `preview: { host: '{env}.example.com', ${rest} }`;

test('settings that are wrong are told alone', () => {
  const said = saidOf(
    planOf({ dev: `preview: { service: web }\n${root}` }, preview('gateway: main, service: web')),
  );
  expect(said).toEqual(['envtree.yaml:1:48 wrong-value']);
  expect(saidOf(planOf({ dev: root }, 'preview: { name: x }'))).toEqual(['envtree.yaml:1:12 unknown-key']);
});

test('a service that something wrong may have been meant for is not missed', () => {
  const settings = preview('gateway: a/main, service: web');
  expect(saidOf(planOf({ dev: 'services: { Web: { image: x } }' }, settings))).toEqual([
    'dev.yaml:1:13 wrong-value',
  ]);
  expect(saidOf(planOf({ dev: 'services: {}' }, settings))).toEqual(['envtree.yaml:1:65 unknown-preview']);
});

test('a service that is not there is missed where it is said, and so not in an environment that says none', () => {
  const settings = preview('gateway: a/main, service: shop');
  for (const said of ['{}', 'true'])
    expect(saidOf(planOf({ dev: `preview: ${said}\n${root}` }, settings))).toEqual([
      'envtree.yaml:1:65 unknown-preview',
    ]);
  expect(saidOf(planOf({ dev: `preview: { service: wbe }\n${root}` }, settings))).toEqual([
    'dev.yaml:1:21 unknown-preview',
    'envtree.yaml:1:65 unknown-preview',
  ]);
});

test('a service is entered by HTTP at one of its addresses', () => {
  const qa = 'namespace: qa\nservices: { web: { image: x } }';
  const settings = `default: dev\n${preview('gateway: a/main, service: web')}`;
  const codes = (dev: string): string[] => planOf({ dev, qa }, settings).diagnostics.map(({ code }) => code);
  expect(codes(root)).toEqual(['port-differs']);
  expect(codes('services: { web: { image: x } }')).toEqual(['unknown-preview']);
});

test('an environment that has one needs the settings for it', () => {
  for (const said of ['true', '{ service: web }'])
    expect(saidOf(planOf({ dev: `preview: ${said}\n${root}` }))).toEqual(['dev.yaml:1:1 unknown-preview']);
  expect(saidOf(planOf({ dev: `preview: false\n${root}` }))).toEqual([]);
});

test('without a gateway nobody is to be trusted at one', () => {
  const said = saidOf(planOf({ dev: root }, 'edge: { trust: [a.example.com] }'));
  expect(said).toEqual(['envtree.yaml:1:1 gateway-without-host']);
  const gateways =
    'services: { web: { image: x, ports: [8080], gateways: [a/main], hosts: [h.example.com] } }';
  expect(saidOf(planOf({ dev: gateways }, 'edge: { trust: [a.example.com] }'))).toEqual([]);
});

test('a host may fill a label of DNS, where a hyphen of a name takes two', () => {
  const settings = preview('gateway: a/main, service: web');
  const named = (name: string): string[] =>
    saidOf(planOf({ dev: root, [name]: 'services: { web: { image: other } }' }, settings));
  const [fitting, longer] = ['x', 'xx'].map((end) => `dev.${'x'.repeat(56)}-${end}`);
  expect(named(present(fitting))).toEqual([]);
  expect(named(present(longer))).toEqual([`${present(longer)}.yaml:1:1 preview-too-long`]);
  expect(saidOf(planOf({ dev: root, [present(longer)]: 'preview: false' }, settings))).toEqual([]);
});

test('the filter of a gateway comes from the settings as a whole, where they do not say whom it trusts', () => {
  const { plan } = planOf({ dev: root }, preview('gateway: a/main, service: web'));
  const filters = plan.objects.filter(({ kind, namespace }) => kind === 'EnvoyFilter' && namespace === 'a');
  expect(filters).not.toEqual([]);
  for (const filter of filters)
    expect(filter.locate()).toMatchObject({ file: 'envtree.yaml', line: 1, column: 1 });
});

describe('the host of an environment', () => {
  const hostsOf = (planned: ReturnType<typeof planOf>): unknown[] =>
    planned.plan.objects.flatMap((object) => ('hosts' in object ? object.hosts : [])).sort();

  test('is there for none that wants none, or whose name is too long for one', () => {
    const settings = preview('gateway: a/main, service: web');
    const planned = planOf(
      { dev: root, 'dev.a': 'preview: false', [`dev.${'x'.repeat(56)}-xx`]: 'services: { web: {} }' },
      settings,
    );
    expect(hostsOf(planned)).toEqual(expect.arrayContaining(['*.example.com', 'dev.example.com']));
    expect(hostsOf(planned)).not.toContain(undefined);
    expect(hostsOf(planned)).not.toContain('dev-a.example.com');
    expect(planned.plan.objects.filter((object) => typeof object !== 'object')).toEqual([]);
  });

  const rulesOf = (host: string, files: Record<string, string>, settings: string): unknown => {
    const planned = planOf(files, settings);
    expect(planned.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const tables = objectsOfKind(planned.plan, 'VirtualService');
    return tables.find(({ hosts }) => hosts.includes(`${host}.example.com`))?.rules;
  };

  test('leads to the port and by the rules of the namespace that answers', () => {
    const web = (port: number, timeout: string): string =>
      `services: { web: { image: x, ports: [${String(port)}], http: { timeout: ${timeout} } } }`;
    const files = {
      dev: `namespace: one\n${web(8080, '1s')}`,
      qa: `namespace: two\n${web(9090, '2s')}`,
      'qa.a': 'owner: b',
    };
    const settings = `default: dev\n${preview('gateway: a/main, service: web')}`;
    for (const [name, port, timeout] of [
      ['dev', 8080, '1s'],
      ['qa', 9090, '2s'],
      ['qa-a', 9090, '2s'],
    ] as const)
      expect(rulesOf(name, files, settings)).toMatchObject([{ target: { port }, http: { timeout } }]);
  });

  test('keeps the headers that a service sets, and adds no baggage where none carries environments', () => {
    const headers = 'headers: { request: { set: { x-a: b }, remove: [x-c] } }';
    const dev = `services: { web: { image: x, ports: [8080], http: { ${headers} } } }`;
    expect(rulesOf('dev', { dev }, preview('gateway: a/main, service: web'))).toMatchObject([
      { http: { headers: { request: { set: { 'x-a': 'b', 'x-virtual-env': 'dev' }, remove: ['x-c'] } } } },
    ]);
    const [rule] = rulesOf('dev', { dev: root }, preview('gateway: a/main, service: web')) as object[];
    expect(rule).toMatchObject({ http: { headers: { request: { set: { 'x-virtual-env': 'dev' } } } } });
    expect(rule).not.toHaveProperty('http.headers.request.add');
  });
});
