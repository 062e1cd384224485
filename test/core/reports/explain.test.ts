/** What is said of a request to a service: the chain, the rule, the ports and the instance. */
import { asked, chain, full, said, sourceOf, textOf, type Files } from '../../support/explained';
import type { ReportSource } from '../../../src/core/reports/report-source';
import type { SaidQuestion } from '../../../src/core/reports/explain-question';

describe('the chain', () => {
  const statesOf = (source: ReportSource, question: SaidQuestion): string[] =>
    asked(source, question).chain.map(({ environment, state, place }) =>
      [environment, state, place?.file, place?.line].filter((it) => it !== undefined).join(' '),
    );

  test('says of every environment up to the root what it does, and where', () => {
    expect(statesOf(sourceOf(chain), said(['dev.a.b.x', 'orders']))).toEqual([
      'dev.a.b.x no file',
      'dev.a.b no instance dev.a.b.yaml',
      'dev.a answers dev.a.yaml 4',
      'dev next dev.yaml 3',
    ]);
  });

  test('passes over what has no ready pod, and goes on', () => {
    const unready = 'orders@dev.a.b.c,orders@dev.a';
    expect(statesOf(sourceOf(chain), said(['dev.a.b.c', 'orders'], { unready }))).toEqual([
      'dev.a.b.c unready dev.a.b.c.yaml 2',
      'dev.a.b no instance dev.a.b.yaml',
      'dev.a unready dev.a.yaml 4',
      'dev answers dev.yaml 3',
    ]);
  });

  test('calls unready what is said to be, and nothing else of its service or its environment', () => {
    const question = said(['dev.a.b.c', 'orders'], { unready: 'orders@dev.a.b.c,web@dev' });
    expect(statesOf(sourceOf(chain), question)).toEqual([
      'dev.a.b.c unready dev.a.b.c.yaml 2',
      'dev.a.b no instance dev.a.b.yaml',
      'dev.a answers dev.a.yaml 4',
      'dev next dev.yaml 3',
    ]);
  });

  test('is that of the service', () => {
    expect(statesOf(sourceOf(chain), said(['dev.a.b', 'web']))).toEqual([
      'dev.a.b answers dev.a.b.yaml 2',
      'dev.a no instance dev.a.yaml',
      'dev next dev.yaml 4',
    ]);
  });

  test('ends at the owner where the fallback is static', () => {
    const source = sourceOf(chain, '{ default: dev, fallback: static }');
    const question = said(['dev.a', 'orders'], { unready: 'orders@dev.a' });
    expect(statesOf(source, question)).toEqual(['dev.a unready dev.a.yaml 4', 'dev not asked dev.yaml 3']);
    expect(asked(source, question)).toMatchObject({ answeredBy: null, environment: 'dev.a' });
    expect(asked(source, question).instance).toBeUndefined();
  });

  test('has the default environment at its end, for other roots and requests without one', () => {
    expect(statesOf(sourceOf(chain), said(['qa.x', 'orders']))).toEqual([
      'qa.x no file',
      'qa no file',
      'dev answers dev.yaml 3',
    ]);
    expect(statesOf(sourceOf(chain), said(['-', 'orders']))).toEqual(['dev answers dev.yaml 3']);
    expect(asked(sourceOf(chain), said(['-', 'orders'])).environment).toBeNull();
  });

  test('of several lines of a header, the one that a rule is for is the environment', () => {
    const request = ['x-virtual-env: qa', 'x-virtual-env: dev.a', 'x-virtual-env: dev.a.b.c'];
    const source = sourceOf(chain);
    expect(asked(source, said(['orders'], { request }))).toMatchObject({
      environment: 'dev.a.b.c',
      answeredBy: 'dev.a.b.c',
    });
    expect(asked(source, said(['web'], { request: request.slice(0, 2) }))).toMatchObject({
      environment: 'qa',
      answeredBy: 'dev',
    });
  });
});

describe('the objects', () => {
  test('are those that the rule leads to', () => {
    const { routes, instance } = asked(sourceOf(chain), said(['dev.a', 'orders']));
    const host = 'orders.dev-a.default.envtree.internal';
    const named = (kind: string, name: string): object => ({ kind, namespace: 'default', name });
    expect(routes).toEqual([
      {
        namespace: 'default',
        name: 'envtree-orders',
        host: 'orders.default.svc.cluster.local',
        rules: [{ number: 2, name: 'dev.a', host }],
        ruleCount: 3,
        objects: [
          named('ServiceEntry', 'envtree-orders.dev-a.dev-a'),
          named('ServiceEntry', 'envtree-orders.dev-a.dev'),
          named('DestinationRule', 'envtree-orders.dev-a'),
        ],
      },
    ]);
    expect(instance).toEqual({
      deployedBy: 'envtree',
      workloads: [named('Deployment', 'orders-dev-a')],
      owner: 'team-a',
      expires: '2027-01-01',
    });
  });

  test('are the Service where that selects the pods, and no object that has the name of it', () => {
    const files = {
      dev: `services: { orders: { ${full} }, orders-dev: { ${full} } }`,
      'dev.a': 'services: { orders-dev: {} }',
    };
    const { routes, instance } = asked(sourceOf(files), said(['dev', 'orders-dev']));
    expect(routes[0]?.objects).toEqual([{ kind: 'Service', namespace: 'default', name: 'orders-dev' }]);
    expect(instance?.workloads).toEqual([
      { kind: 'Deployment', namespace: 'default', name: 'orders-dev-dev' },
    ]);
    expect(asked(sourceOf(files), said(['dev', 'orders'])).instance?.workloads).toEqual([
      { kind: 'Deployment', namespace: 'default', name: 'orders-dev' },
    ]);
  });

  test('say what a rule answers by itself', () => {
    const http =
      'http: [{ match: [{ uri: { exact: /a } }], directResponse: { status: 418 } }, { match: [{ uri: { exact: /b } }], redirect: { uri: /c } }, { match: [{ uri: { exact: /d } }], redirect: { uri: /c, redirectCode: 308 } }]';
    const files = { dev: `services: { orders: { ${full}, ${http} } }`, 'dev.a': 'services: { orders: {} }' };
    const rules = asked(sourceOf(files), said(['dev.a', 'orders'])).routes[0]?.rules;
    expect(rules?.map(({ number, status }) => [number, status])).toEqual([
      [1, 418],
      [2, 301],
      [3, 308],
      [4, undefined],
    ]);
    expect(rules?.[0]?.conditions).toEqual([{ uri: { exact: '/a' } }]);
    const text = textOf(sourceOf(files), said(['dev.a', 'orders']));
    expect(text).toContain('1 of 8, "dev.a/1", where {"uri":{"exact":"/a"}}, answers');
  });

  test('say each of the conditions of a rule, without anything that a terminal obeys', () => {
    const http = 'http: [{ match: [{ uri: { exact: /a } }, { uri: { exact: "\\x9bb" } }], timeout: 1s }]';
    const files = { dev: `services: { orders: { ${full}, ${http} } }`, 'dev.a': 'services: { orders: {} }' };
    expect(textOf(sourceOf(files), said(['dev.a', 'orders']))).toContain(
      'where {"uri":{"exact":"/a"}} or\n                   {"uri":{"exact":"\\x9bb"}}\n',
    );
  });

  test('say that nobody answers', () => {
    const files = { dev: '{}', 'dev.a': `services: { orders: { new: true, ${full} } }`, qa: '{}' };
    const answer = asked(sourceOf(files), said(['qa', 'orders']));
    expect(answer).toMatchObject({ answeredBy: null, routes: [{ rules: [{ number: 2, status: 503 }] }] });
    const text = textOf(sourceOf(files), said(['qa', 'orders']));
    expect(text).toContain('orders in qa: nobody answers: 503\n');
    expect(text).toContain('rule            2 of 2, "unanswered", answers 503 by itself\n\nPorts\n');
  });
});

describe('the ports', () => {
  const ports = (files: Files, service: string): string[] => {
    const { ports } = asked(sourceOf(files), said(['dev.a', service]));
    return ports.map(({ port, name, protocol, decidedBy, selects }) =>
      [port, name, protocol, decidedBy, selects].filter((it) => it !== undefined).join(' '),
    );
  };
  const two = 'ports: [{ name: http, containerPort: 80 }, { name: tcp-db, containerPort: 5432 }]';

  test('say which of them the environment decides about', () => {
    const files = { dev: `services: { db: { image: x, ${two} } }`, 'dev.a': 'services: { db: {} }' };
    expect(ports(files, 'db')).toEqual(['80 http HTTP request', '5432 tcp-db TCP selector dev']);
    expect(textOf(sourceOf(files), said(['dev.a', 'db']))).toContain(
      '5432  tcp-db (TCP)  not routed: meets the pods of dev\n',
    );
  });

  test("say where the calling pod's environment does", () => {
    const files = {
      dev: `services: { db: { image: x, tcp: caller, ${two} } }`,
      'dev.a': 'services: { db: {} }',
    };
    expect(ports(files, 'db')).toEqual(['80 http HTTP request', '5432 tcp-db TCP caller']);
    expect(textOf(sourceOf(files), said(['dev.a', 'db']))).toContain("the calling pod's environment decides");
  });

  test('say that nobody is met, and whose they are of several addresses', () => {
    const db = `services: { db: { new: true, image: x, ${two} } }`;
    const siblings = { dev: '{}', 'dev.a': db, 'dev.b': db };
    expect(ports(siblings, 'db')).toEqual(['80 http HTTP request', '5432 tcp-db TCP selector ']);
    expect(textOf(sourceOf(siblings), said(['dev.a', 'db']))).toContain('its Service selects nobody');
    const root = `services: { db: { image: x, ports: [80] } }`;
    const roots = { dev: root, qa: `namespace: quality\n${root}` };
    expect(textOf(sourceOf(roots), said(['dev', 'db']))).toContain('  quality/db:80  http (HTTP)');
  });

  test('without a name, say the protocol alone', () => {
    const files = {
      dev: 'services: { web: { image: x, ports: [{ containerPort: 80 }] } }',
      'dev.a': 'services: { web: {} }',
    };
    expect(textOf(sourceOf(files), said(['dev.a', 'web']))).toContain('  80  (sniffed)  the request');
    expect(asked(sourceOf(files), said(['dev.a', 'web'])).ports[0]).not.toHaveProperty('name');
  });
});

describe('whose the instance is', () => {
  test('is said of what others deploy', () => {
    const external = 'external: true, selector: { app: orders }, ports: [{ name: http, containerPort: 80 }]';
    const files = {
      dev: `services: { orders: { ${external} } }`,
      'dev.a': 'services: { orders: { image: x } }',
    };
    const { instance } = asked(sourceOf(files), said(['dev', 'orders']));
    expect(instance).toStrictEqual({ deployedBy: 'others', workloads: [] });
    expect(textOf(sourceOf(files), said(['dev', 'orders']))).toContain('deployed by others');
  });
});

test('says what the answering instance calls, where that is known', () => {
  const service = (calls: string): string => `{ image: x, ports: [8080], calls: [${calls}] }`;
  const source = sourceOf({
    dev: `services: { orders: ${service('stock')}, stock: ${service('')}, mail: { image: x, ports: [8080] } }`,
    'dev.a': 'services: { orders: { calls: [mail, ./api.example.com] } }',
  });
  expect(textOf(source, said(['dev.a', 'orders']))).toContain('calls       ./api.example.com mail stock');
  expect(textOf(source, said(['dev', 'stock']))).toContain('calls       nobody');
  expect(asked(source, said(['dev', 'orders'])).instance).toMatchObject({ calls: ['stock'] });
  expect(asked(source, said(['dev', 'mail'])).instance).not.toHaveProperty('calls');
});
