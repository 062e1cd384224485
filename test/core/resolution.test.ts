import { escapeEnvironment, tagName, workloadName } from '../../src/core/names/object-names';
import { findNameClashes } from '../../src/core/plan/name-clashes';
import type { Plan } from '../../src/core/plan/plan';
import type { Answer } from '../../src/core/services/answers';
import { describeReason } from '../../src/core/services/describe-reason';
import { mergeSpecifications } from '../../src/core/services/merge-specification';
import { objectsOfKind } from '../support/objects-of-kind';
import { asNew, planOf, saidOf } from '../support/plan-of';

interface ExplainedAnswer extends Omit<Answer, 'reason'> {
  readonly reason: string;
}

function answersOf(plan: Plan, service: string): readonly ExplainedAnswer[] {
  const answers = plan.answers.find((it) => it.service === service)?.answers ?? [];
  return answers.map((answer) => ({ ...answer, reason: describeReason(answer.reason) }));
}

const orders = 'services: { orders: { image: x, ports: [8080] } }';

describe('the plan', () => {
  const files = {
    dev: orders,
    'dev.a': orders,
    'dev.a.b': orders,
    qa: 'services: { stock: { image: x, ports: [80] } }',
  };
  // Planned in each test, so that a mutation run knows which tests are about what.
  const planned = (): Plan => planOf(files, 'default: dev').plan;

  test('is plain JSON but for the ways to places', () => {
    const plan = planned();
    const withoutPlaces = (items: readonly object[]): object[] =>
      items.map((item) => ({ ...item, locate: undefined }));
    const plain = { ...plan, objects: withoutPlaces(plan.objects), instances: withoutPlaces(plan.instances) };
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plain);
  });

  test('gives a reason for each answer, the deepest environment first', () => {
    const plan = planned();
    expect(answersOf(plan, 'orders')).toEqual([
      {
        environment: 'dev.a.b',
        answeredBy: ['dev.a.b', 'dev.a', 'dev'],
        reason:
          '"dev.a.b" has an instance of orders; while none of its pods is ready, the next one up answers: "dev.a", then "dev"',
      },
      {
        environment: 'dev.a',
        answeredBy: ['dev.a', 'dev'],
        reason:
          '"dev.a" has an instance of orders; while none of its pods is ready, the next one up answers: "dev"',
      },
      {
        environment: null,
        answeredBy: ['dev'],
        reason: expect.stringContaining('the default environment "dev" is the nearest') as string,
      },
    ]);
    expect(answersOf(plan, 'stock').at(-1)).toMatchObject({ environment: null, answeredBy: [] });
  });

  test('gives one owner with the static fallback', () => {
    const { plan: fixed } = planOf(files, 'default: dev\nfallback: static');
    expect(answersOf(fixed, 'orders').map(({ answeredBy }) => answeredBy)).toEqual([
      ['dev.a.b'],
      ['dev.a'],
      ['dev'],
    ]);
  });

  test('says why nobody is routed to', () => {
    const { plan: alone } = planOf({ dev: orders });
    const [only] = answersOf(alone, 'orders');
    expect(only).toMatchObject({ answeredBy: ['dev'], reason: '"dev" has the only instance of orders' });
    const database = 'services: { db: { image: x, ports: [{ name: tcp, containerPort: 5432 }] } }';
    const { plan: unrouted } = planOf({ dev: '{}', 'dev.a': asNew(database), 'dev.a.b': database });
    expect(answersOf(unrouted, 'db')).toMatchObject([{ environment: null, answeredBy: ['dev.a'] }]);
    expect(answersOf(unrouted, 'db')[0]?.reason).toMatch(/has no HTTP port.* selects the pods of "dev.a"/);
  });

  test('has a Service that no sidecar sees for each instance with a host, and for no other', () => {
    const plan = planned();
    const hosts = new Set(
      objectsOfKind(plan, 'ServiceEntry').map(
        ({ service, environment }) => `${String(service)}@${environment}`,
      ),
    );
    const instanceServices = objectsOfKind(plan, 'Service').filter(({ name }) => name.startsWith('envtree-'));
    const services = instanceServices.map(({ service, environment }) => `${String(service)}@${environment}`);
    expect(services).toEqual([...hosts]);
    expect(instanceServices[0]).toMatchObject({
      name: 'envtree-orders-dev-a-b',
      annotations: { 'networking.istio.io/exportTo': '~', 'argocd.argoproj.io/sync-wave': '-1' },
      selector: { app: 'orders', 'virtual-env': 'dev.a.b' },
      ports: [{ name: 'http', port: 8080, targetPort: 8080 }],
      spec: { clusterIP: 'None' },
    });
  });

  test('has routes for a service that only the default environment has', () => {
    const [routes, ...others] = objectsOfKind(planOf({ dev: orders }).plan, 'VirtualService');
    expect(others).toEqual([]);
    expect(routes?.rules).toEqual([
      { name: 'dev', match: [], target: { host: 'orders.default.svc.cluster.local' }, http: {} },
    ]);
  });

  test('leaves out tags where the settings say so', () => {
    expect(objectsOfKind(planned(), 'EnvoyFilter').map(({ environment }) => environment)).toEqual([
      'dev.a',
      'dev.a.b',
      'qa',
    ]);
    expect(objectsOfKind(planOf(files, 'default: dev\ntag: false').plan, 'EnvoyFilter')).toEqual([]);
  });
});

describe('mergeSpecifications()', () => {
  test('merges maps by key, replaces lists and scalars, and removes by null', () => {
    const base = { image: 'a', args: ['a'], labels: { a: '1', b: '2' }, pod: { volumes: [] } };
    const patch = { image: 'b', args: ['b', 'c'], labels: { b: null, c: '3' }, pod: null };
    expect(mergeSpecifications(base, patch as object)).toEqual({
      image: 'b',
      args: ['b', 'c'],
      labels: { a: '1', c: '3' },
    });
  });

  test('merges variables by name, into a map as into a list, and replaces each as a whole', () => {
    const source = { secretKeyRef: { name: 'a', key: 'b' } };
    const list = [{ name: 'A', value: '1' }, { name: 'B', valueFrom: source }, { name: 'C' }];
    expect(mergeSpecifications({ env: list }, { env: { A: '2' } }).env).toEqual({ A: '2', B: source, C: '' });
    const other = { configMapKeyRef: { name: 'a', key: 'b' } };
    expect(mergeSpecifications({ env: { A: '1', B: source } }, { env: { B: other } }).env).toEqual({
      A: '1',
      B: other,
    });
    expect(mergeSpecifications({ env: { A: '1' } }, { env: list }).env).toEqual(list);
    expect(mergeSpecifications({ env: { A: '1' } }, { env: null } as object)).toEqual({});
    expect(mergeSpecifications({ env: { A: '1' } }, {}).env).toEqual({ A: '1' });
  });
});

test('a port of a further container of the pod is found by name', () => {
  const root = `services:
  orders:
    image: x
    ports: [{ name: admin, containerPort: 9000, protocol: TCP }]
    pod: { containers: [{ name: proxy, image: proxy, ports: [{ name: web, containerPort: 8081 }] }, { name: log, image: z }] }
    service: { ports: [{ name: http, port: 80, targetPort: web }] }
`;
  const { plan, diagnostics } = planOf({ dev: root, 'dev.a': 'services: { orders: {} }' });
  expect(objectsOfKind(plan, 'ServiceEntry').map(({ ports }) => ports)).toEqual(
    Array(2).fill([{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8081 }]),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
});

test('a port of a native sidecar is found by name', () => {
  const sidecar =
    '{ name: proxy, image: x, restartPolicy: Always, ports: [{ name: proxy, containerPort: 9000 }] }';
  const root = `services:
  orders:
    image: x
    ports: [8080]
    pod: { initContainers: [${sidecar}, { name: init, image: x }] }
    service: { ports: [{ name: http, port: 80, targetPort: proxy }] }
`;
  const { plan, diagnostics } = planOf({ dev: root, 'dev.a': 'services: { orders: {} }' });
  expect(objectsOfKind(plan, 'ServiceEntry')[0]?.ports).toEqual([
    { number: 80, name: 'http', protocol: 'HTTP', targetPort: 9000 },
  ]);
  expect(diagnostics).toEqual([]);
});

test('a container that ends before the others has no port that is met, and an unnamed one is not meant', () => {
  const init = '{ name: init, image: x, ports: [{ name: web, containerPort: 9000 }] }';
  const dev = `services: { orders: { image: x, ports: [{ containerPort: 80 }], pod: { initContainers: [${init}] }, service: { ports: [{ port: 80, targetPort: web }] } } }`;
  expect(planOf({ dev }).diagnostics).toMatchObject([{ code: 'port-missing', hint: undefined }]);
});

test('names that every object of JavaScript has are names like others', () => {
  const root =
    'services: { constructor: { new: true, image: x, ports: [{ name: constructor, containerPort: 80 }], labels: { constructor: a } } }';
  const { plan, diagnostics } = planOf({ dev: '{}', 'dev.a': root, 'dev.b': root });
  expect(diagnostics).toEqual([]);
  expect(objectsOfKind(plan, 'Deployment').map(({ name }) => name)).toEqual([
    'constructor-dev-a',
    'constructor-dev-b',
  ]);
});

test('a UDP port reaches the Service with its protocol', () => {
  const { plan } = planOf({
    dev: 'services: { dns: { image: x, ports: [{ containerPort: 53, protocol: UDP }] } }',
  });
  expect(objectsOfKind(plan, 'Service').map(({ ports }) => ports)).toEqual([[{ port: 53, protocol: 'UDP' }]]);
});

describe('names', () => {
  test('an escaped environment can be read back', () => {
    expect(escapeEnvironment('dev.a-b', '.')).toBe('dev-a--b');
    expect(escapeEnvironment('dev-a.b', '.')).toBe('dev--a-b');
    expect(escapeEnvironment('dev_a-b', '_')).toBe('dev-a--b');
  });

  test('a long name is cut, and stays another than that of a name with the same start', () => {
    const service = 'a'.repeat(60);
    const [one, other] = ['dev.a', 'dev.b'].map((environment) =>
      workloadName({ service, environment, splitter: '.' }),
    );
    expect([one, other].map((name) => name?.length)).toEqual([52, 52]);
    expect(one).not.toBe(other);
  });

  test('two objects of one name are found, whatever they are for', () => {
    const { plan } = planOf({ dev: orders, 'dev.a': orders });
    const tags = objectsOfKind(plan, 'EnvoyFilter').map((tag) => ({ ...tag, environment: 'dev' }));
    expect(findNameClashes(plan)).toEqual([]);
    expect(findNameClashes({ objects: [...plan.objects, ...tags] })).toMatchObject([
      {
        code: 'name-clash',
        message: `"dev" and "dev.a" would both get a EnvoyFilter "${tagName('dev.a', '.')}"`,
      },
    ]);
  });

  test('a service and an environment that make one name are reported at both places', () => {
    const plan = planOf(
      { dev: '{}', 'dev.qa': asNew(orders), qa: 'services: { orders-dev: { image: x } }' },
      'default: dev',
    );
    expect(saidOf(plan)).toEqual(['qa.yaml:1:13 name-clash']);
    expect(plan.diagnostics[0]?.related).toMatchObject([{ location: { file: 'envs/dev.qa.yaml', line: 1 } }]);
  });
});
