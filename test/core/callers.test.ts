/** TCP ports that are routed by the environment of the calling pod. */
import { objectsByJob } from '../support/objects-by-job';
import { asNew, planOf, saidOf } from '../support/plan-of';

const database = (rest = ''): string =>
  `services: { db: { image: x, ports: [{ name: tcp, containerPort: 5432 }], tcp: caller${rest} } }`;
const app = 'services: { app: { image: x } }';

/** For each host that connections lead to, who makes them; nobody: all others. */
function connectionsOf(
  files: Readonly<Record<string, string>>,
  settings = '{}',
): Readonly<Record<string, readonly (string | undefined)[]>> {
  const [table] = objectsByJob(planOf(files, settings).plan).routes;
  const rules = (table?.connections ?? []).map(({ match, host }) => [
    host,
    match.map(({ labels }) => Object.values(labels ?? {})[0]),
  ]);
  return Object.fromEntries(rules) as ReturnType<typeof connectionsOf>;
}

const own = (environment: string): string => `db.${environment}.default.envtree.internal`;
const all = { 'db.default.svc.cluster.local': [undefined] };

test('environments with one answer are in one rule, and those with everybody else in none', () => {
  const files = { dev: database(), 'dev.a': database().replace(', tcp: caller', ''), 'dev.b': app };
  const below = { 'dev.a.x': app, 'dev.a.y.z': app, 'dev.a.empty': '{}' };
  expect(connectionsOf({ ...files, ...below })).toEqual({
    [own('dev-a')]: ['dev.a', 'dev.a.x', 'dev.a.y.z'],
    ...all,
  });
});

test('a service that only the default environment has leads everybody there', () => {
  expect(connectionsOf({ dev: database(), 'dev.b': app })).toEqual(all);
});

test('callers of whom nobody answers are refused, whomever the Service selects', () => {
  expect(connectionsOf({ dev: '{}', 'dev.a': asNew(database()), 'dev.b': app })).toEqual({
    'db.default.svc.cluster.local': ['dev.a'],
    'unanswered.envtree.internal': [undefined],
  });
});

test('the label is that of the settings, and every TCP port has its match', () => {
  const ports =
    'ports: [{ name: tcp, containerPort: 1 }, { name: web, containerPort: 2 }, { name: http, containerPort: 3 }, { name: tls, containerPort: 4 }, { name: udp, containerPort: 5, protocol: UDP }]';
  const files = {
    dev: `services: { db: { image: x, ${ports}, tcp: caller } }`,
    'dev.a': 'services: { db: {} }',
  };
  const { routes, tiers, instanceServices } = objectsByJob(planOf(files, 'label: acme.io/env').plan);
  expect(routes[0]?.connections?.map(({ match }) => match)).toEqual([
    [
      { port: 1, labels: { 'acme.io/env': 'dev.a' } },
      { port: 2, labels: { 'acme.io/env': 'dev.a' } },
    ],
    [{ port: 1 }, { port: 2 }],
  ]);
  const routed = [
    [1, 'TCP'],
    [2, undefined],
    [3, 'HTTP'],
  ];
  expect(tiers.map((tier) => tier.ports.map(({ number, protocol }) => [number, protocol]))).toEqual([
    routed,
    routed,
  ]);
  expect(instanceServices[0]?.ports.map(({ port }) => port)).toEqual([1, 2, 3]);
});

test.each([
  ['mongo', 'Mongo'],
  ['mysql-x', 'MySQL'],
  ['redis', 'Redis'],
])('a port named %s is %s behind the host of an instance as well', (name, protocol) => {
  const files = { dev: database().replace('tcp', name), 'dev.a': 'services: { db: {} }' };
  expect(objectsByJob(planOf(files).plan).tiers.map(({ ports }) => ports[0]?.protocol)).toEqual([
    protocol,
    protocol,
  ]);
});

test('without live fallback, the first tier alone is behind the host', () => {
  const files = { dev: database(), 'dev.a': 'services: { db: {} }' };
  const { tiers } = objectsByJob(planOf(files, 'fallback: static').plan);
  expect(tiers.map(({ tier, address }) => [tier, address?.slice(0, 4)])).toEqual([['dev.a', '241.']]);
});

test("each host has an address of its own, out of Istio's range", () => {
  const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`dev.${name}`, 'services: { db: {} }']));
  const { tiers } = objectsByJob(planOf({ dev: database(), ...files }, 'fallback: static').plan);
  const addresses = tiers.map(({ address }) => address);
  expect(new Set(addresses).size).toBe(3);
  for (const address of addresses) expect(address).toMatch(/^241\.\d{1,3}\.\d{1,3}\.\d{1,3}$/);
});

test('answers are those of requests, with an owner for each environment', () => {
  const { plan } = planOf({ dev: database(), 'dev.a': 'services: { db: {} }' });
  expect(plan.answers[0]?.answers.map(({ environment, answeredBy }) => [environment, answeredBy])).toEqual([
    ['dev.a', ['dev.a', 'dev']],
    [null, ['dev']],
  ]);
});

describe('what is said', () => {
  const a = { 'dev.a': 'services: { db: {} }' };

  test('of a port that is routed by its caller: nothing', () => {
    expect(saidOf(planOf({ dev: database(), ...a }))).toEqual([]);
  });

  test('of TLS and UDP beside it', () => {
    const ports =
      '[{ name: tcp, containerPort: 1 }, { name: https, containerPort: 2 }, { name: udp, containerPort: 3, protocol: UDP }]';
    const { diagnostics } = planOf({
      dev: `services: { db: { image: x, ports: ${ports}, tcp: caller } }`,
      ...a,
    });
    expect(diagnostics.map(({ code, location, hint }) => [code, location.column, hint])).toEqual([
      ['port-not-http', 70, expect.stringMatching(/^Istio routes what it takes for TLS by the name/)],
      ['port-not-http', 105, expect.stringMatching(/^If it is HTTP, name it/)],
    ]);
  });

  test('of TLS without it, which could not be routed by its caller either', () => {
    const { diagnostics } = planOf({
      dev: database().replace('tcp,', 'tls,').replace(', tcp: caller', ''),
      ...a,
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringMatching(/^If it is HTTP, name it/)]);
  });

  test('of a branch that says it', () => {
    expect(saidOf(planOf({ dev: database(), 'dev.a': 'services: { db: { tcp: caller } }' }))).toEqual([
      'dev.a.yaml:1:19 not-topmost',
    ]);
  });

  test('of a port that an instance lacks, or that the Service of another namespace has not', () => {
    const web = 'services: { db: { ports: [{ name: web, containerPort: 80 }] } }';
    expect(saidOf(planOf({ dev: database(), 'dev.a': web }))).toEqual([
      'dev.a.yaml:1:26 port-missing',
      'dev.a.yaml:1:27 port-without-service',
    ]);
    const staging = `namespace: stage\n${database().replace('5432', '5433')}`;
    expect(saidOf(planOf({ dev: database(), staging }, 'default: dev'))).toEqual([
      'dev.yaml:1:37 port-differs',
      'staging.yaml:2:37 port-differs',
    ]);
  });

  test('of what runs already: it can say so, too', () => {
    const external =
      'external: true, selector: { app: db }, ports: [{ name: tcp, containerPort: 5432 }], tcp: caller';
    const files = { dev: `services: { db: { ${external} } }`, 'dev.a': 'services: { db: { image: x } }' };
    expect(saidOf(planOf(files))).toEqual([]);
    expect(connectionsOf(files)).toEqual({ [own('dev-a')]: ['dev.a'], ...all });
  });
});
