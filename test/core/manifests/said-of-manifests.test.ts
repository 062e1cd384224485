/** What is said of a manifest, and of what it brings with it. */
import { base, dev, orders, planBeside, service } from '../../support/base';

describe('what is said of a manifest', () => {
  const said = (objects: readonly object[], text: string, branch = '{}'): string[] =>
    planBeside(objects, {
      dev: `services: { orders: ${text} }`,
      'dev.a': `services: { orders: ${branch} }`,
    }).diagnostics.map(({ code, hint }) => `${code} ${hint ?? ''}`);

  test('names the containers that there are', () => {
    expect(said(base, '{ manifest: base.yaml, name: zzz }')).toEqual(['unknown-container There are: main']);
    expect(said(base, '{ manifest: base.yaml }', '{ name: zzz }')).toEqual([
      'unknown-container There are: main',
    ]);
    expect(said(base, '{ manifest: base.yaml }', '{ name: main }')).toEqual([]);
  });

  test('names the ports that there are, if there are any', () => {
    const text = '{ manifest: base.yaml, service: { ports: [{ port: 81 }] } }';
    expect(said(base, text)).toEqual(['unknown-service-port It has: 80']);
    expect(said([orders], text)).toEqual(['unknown-service-port ']);
    expect(said(base, '{ manifest: base.yaml, service: {} }')).toEqual([]);
    expect(said([orders], '{ manifest: base.yaml, service: {} }')[0]).toContain('no-port');
  });

  test('tells an empty list of files, and a selector of nothing', () => {
    expect(said(base, '{ manifest: [] }')[0]).toContain('no-such-workload');
    expect(said(base, '{ external: true, selector: {}, ports: [80] }')[0]).toContain('missing-field');
  });

  test('keeps ports of a Service that nothing is said of', () => {
    const two = service(
      'orders',
      { app: 'orders' },
      {
        ports: [
          { name: 'tcp-a', port: 80 },
          { name: 'b', port: 81 },
        ],
      },
    );
    const planned = planBeside([orders, two], {
      dev: 'services: { orders: { manifest: base.yaml, service: { ports: [{ port: 80, appProtocol: http }] } } }',
    });
    expect(planned.plan.objects).toContainEqual(
      expect.objectContaining({
        manifest: expect.objectContaining({
          spec: {
            selector: { app: 'orders' },
            ports: [
              { name: 'tcp-a', port: 80, appProtocol: 'http' },
              { name: 'b', port: 81 },
            ],
          },
        }) as object,
      }),
    );
  });
});

test('a namespace without the further Service is not called by it', () => {
  const objects = [...base, service('orders-outside', { team: 'shop' })];
  const planned = planBeside(
    objects,
    {
      dev,
      qa: 'namespace: qa\nservices: { orders: { image: x, ports: [80] } }',
      'qa.a': 'services: { orders: {} }',
    },
    'default: dev',
  );
  const outside = planned.plan.objects.filter(
    ({ kind, name }) => kind !== 'Adopted' && name.includes('outside'),
  );
  expect(outside).toMatchObject([{ kind: 'VirtualService', namespace: 'default', rules: [{ name: 'dev' }] }]);
});

test('a Service that says no ports is called by nobody', () => {
  const headless = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'orders' },
    spec: { selector: { app: 'orders' }, clusterIP: 'None' },
  };
  const planned = planBeside([orders, headless], { dev, 'dev.a': 'services: { orders: {} }' });
  expect(planned.plan.objects.map(({ kind }) => kind)).toEqual(['Deployment', 'EnvoyFilter']);
});

test('the pods of what is said in full are kept apart as well', () => {
  const external =
    'services: { stock: { external: true, selector: { app: stock }, ports: [80] }, orders: { manifest: base.yaml } }';
  const planned = planBeside([...base, service('all', { 'virtual-env': 'dev.a' })], {
    dev: external,
    'dev.a': 'services: { stock: { image: x } }',
  });
  expect(planned.diagnostics).toMatchObject([{ code: 'not-kept-apart', location: { line: 1, column: 13 } }]);
});

test('what is taken of routes of others is offered, and what is not is said', () => {
  const hintOf = (http: readonly object[]): string | undefined => {
    const spec = { hosts: ['orders'], http };
    const routes = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'r' },
      spec,
    };
    return planBeside([...base, routes], { dev }).diagnostics[0]?.hint;
  };
  const to = (...destinations: readonly object[]): object => ({
    route: destinations.map((destination) => ({ destination })),
  });
  const own = { host: 'orders' };
  expect(hintOf([{ ...to(own), timeout: '3s' }])).toBe('Take it out, and say here: http: {"timeout":"3s"}');
  expect(hintOf([{ name: 'main', ...to(own), retries: {} }])).toBe(
    'Take it out, and say here: http: {"retries":{}}',
  );
  expect(hintOf([to(own)])).toBe('It says nothing that the routes of envtree do not. Take it out.');
  expect(hintOf([to({ ...own, subset: 'v1' })])).toMatch(/^Take it out. Its subset "v1" cannot be said/);
  const refused = /^It leads elsewhere/;
  expect(hintOf([to({ host: 'stock' })])).toMatch(refused);
  expect(hintOf([to(own, own)])).toMatch(refused);
  expect(hintOf([to(own), { ...to(own), timeout: '3s' }])).toMatch(/^It says nothing/);
  expect(hintOf([{ ...to(own), match: [{}] }])).toMatch(/^It says nothing/);
  expect(hintOf([])).toMatch(refused);
  expect(hintOf([{ ...to(own), delegate: { name: 'x' } }])).toMatch(refused);
});

test('rules of others that match requests are offered whole, but for what is not said of a service', () => {
  const hintOf = (spec: object): string | undefined => {
    const metadata = { name: 'r' };
    const routes = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata };
    return planBeside([...base, { ...routes, spec: { hosts: ['orders'], ...spec } }], { dev }).diagnostics[0]
      ?.hint;
  };
  const route = [{ destination: { host: 'orders' } }];
  const old = { match: [{ uri: { prefix: '/old' } }] };
  const toSubset = (subset: string): object => ({ route: [{ destination: { host: 'orders', subset } }] });
  const said = (http: object): string => `Take it out, and say here: http: ${JSON.stringify(http)}`;
  expect(hintOf({ http: [{ ...old, name: 'a', route, timeout: '3s' }, { route }] })).toBe(
    said({ ...old, timeout: '3s' }),
  );
  expect(
    hintOf({
      http: [
        { ...old, route },
        { route, timeout: '3s' },
      ],
    }),
  ).toBe(said([old, { timeout: '3s' }]));
  expect(hintOf({ http: [{ ...old, redirect: { uri: '/new' } }] })).toBe(
    said({ ...old, redirect: { uri: '/new' } }),
  );
  expect(hintOf({ http: [{ ...old, directResponse: { status: 410 } }] })).toBe(
    said({ ...old, directResponse: { status: 410 } }),
  );
  expect(hintOf({ http: [{ ...old, ...toSubset('a') }, toSubset('b')] })).toBe(
    `${said(old)}. Its subsets "a", "b" cannot be said: requests meet whatever the Service selects, so have that select these pods alone.`,
  );
  const refused = /^It leads elsewhere, or matches gateways/;
  expect(hintOf({ http: [{ redirect: { uri: '/new' } }] })).toMatch(refused);
  expect(hintOf({ http: [{ match: [{ gateways: ['mesh'] }], route }] })).toMatch(refused);
  for (const kind of ['tcp', 'tls']) expect(hintOf({ http: [{ route }], [kind]: [] })).toMatch(refused);
});

test('routes of others that say next to nothing are told as well', () => {
  const routes = (spec: object): object => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'r' },
    spec,
  });
  const codes = (spec: object): string[] =>
    planBeside([...base, routes(spec)], { dev }).diagnostics.map(({ code }) => code);
  expect(codes({ hosts: ['orders'] })).toEqual(['other-routes']);
  expect(codes({ hosts: ['orders'], http: [{}] })).toEqual(['other-routes']);
  expect(codes({})).toEqual([]);
  expect(codes({ hosts: ['orders'], gateways: [] })).toEqual([]);
});

test('routes are those of a VirtualService, for ports that are routed', () => {
  const other = (kind: string): object => ({
    apiVersion: 'networking.istio.io/v1',
    kind,
    metadata: { name: 'r' },
    spec: { hosts: ['orders'] },
  });
  const tcp = service('orders', { app: 'orders' }, { ports: [{ name: 'tcp', port: 80 }] });
  const codes = (...objects: readonly object[]): string[] =>
    planBeside(objects, { dev }).diagnostics.map(({ code }) => code);
  expect(codes(...base, other('VirtualService'))).toEqual(['other-routes']);
  expect(codes(...base, other('ServiceEntry'))).toEqual([]);
  expect(codes(orders, tcp, other('VirtualService'))).toEqual([]);
});

test('what a Service of others lists twice is its own business', () => {
  const port = { name: 'http', port: 80 };
  const twice = service('orders', { app: 'orders' }, { ports: [port, port] });
  expect(planBeside([orders, twice], { dev, 'dev.a': 'services: { orders: {} }' }).diagnostics).toEqual([]);
});

test('what belongs to the topmost environment is told of pods of others, too', () => {
  const below = 'external: true, selector: { app: z }, ports: [8080]';
  const said = (rest: string): string[] =>
    planBeside(base, { dev, 'dev.a': `services: { orders: { ${below}, ${rest} } }` }).diagnostics.map(
      ({ code, message }) => `${code} ${message.split(' ')[0] ?? ''}`,
    );
  expect(said('http: { timeout: 1s }')).toEqual(['not-topmost "http"']);
  expect(said('service: { ports: [{ port: 80 }] }')).toEqual([]);
});

test.each(['virtual-env', 'virtual-env-level-2'])('%s tells environments apart, and no copies', (label) => {
  const text = `services: { orders: { manifest: base.yaml, external: true, distinguish: ${label} } }`;
  expect(planBeside(base, { dev: text }).diagnostics).toMatchObject([
    {
      code: 'reserved-label',
      location: { line: 1, column: 60 },
      message: `The label "${label}" is envtree's own, and cannot tell copies of "orders" from it`,
      hint: 'Name one that its Service selects by, or take it out, and envtree chooses.',
    },
  ]);
});

test('a port that nobody has is told', () => {
  const odd = service(
    'orders',
    { app: 'orders' },
    { ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
  );
  expect(planBeside([orders, odd], { dev }).diagnostics).toMatchObject([
    { code: 'port-missing', message: expect.stringContaining('has no port "web"') as string },
  ]);
});
