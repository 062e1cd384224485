/** What rules say in words: the message, the hint and the other places of each. */
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic';
import { planOf } from '../support/plan-of';

const ofOrders = (orders: string, child = '{}'): readonly Diagnostic[] =>
  planOf({ dev: `services: { orders: { ${orders} } }`, 'dev.a': `services: { orders: ${child} }` })
    .diagnostics;

/** `message @ file:column`, for each other place. */
const placesOf = ({ related = [] }: Diagnostic): string[] =>
  related.map(({ message, location: { file, column } }) => `${message} @ ${file}:${String(column)}`);

const messagesOf = (orders: string): string[] => ofOrders(orders).map(({ message }) => message);

test.each([
  ['lifecycle: { preStop: { sleep: { seconds: 1 } } }', 'lifecycle'],
  ['livenessProbe: { exec: { command: [a] } }', 'livenessProbe'],
  ['readinessProbe: { exec: { command: [a] } }', 'readinessProbe'],
  ['startupProbe: { exec: { command: [a] } }', 'startupProbe'],
])('an init container does not go on running, so that it needs no %s', (field, name) => {
  const container = (rest: string): string =>
    `image: x, pod: { initContainers: [{ name: a, image: x, ${field}${rest} }] }`;
  expect(messagesOf(container(''))).toEqual([
    `"${name}" needs "restartPolicy: Always" in an init container, which then goes on running`,
  ]);
  expect(messagesOf(container(', restartPolicy: Always'))).toEqual([]);
});

test('a field that another one asks for is told with that one', () => {
  expect(messagesOf('image: x, securityContext: { seccompProfile: { type: Localhost } }')).toEqual([
    '"seccompProfile" lacks "localhostProfile", which "type: Localhost" needs',
  ]);
  expect(messagesOf('image: x, livenessProbe: { periodSeconds: 5 }')).toEqual([
    '"livenessProbe" lacks one of "exec", "grpc", "httpGet", "tcpSocket"',
  ]);
});

test.each(['', 'containers', 'initContainers'])(
  'a profile has a name where its type asks for one: %s',
  (field) => {
    const profile = 'securityContext: { seccompProfile: { type: RuntimeDefault, localhostProfile: a } }';
    const service = field === '' ? profile : `pod: { ${field}: [{ name: a, image: x, ${profile} }] }`;
    expect(messagesOf(`image: x, ${service}`)).toEqual([
      expect.stringMatching(/^"localhostProfile" cannot stand beside "type: RuntimeDefault" in "/),
    ]);
  },
);

test('settings without ports are told with each other', () => {
  const [diagnostic, ...others] = ofOrders('image: x, trafficPolicy: { tls: { mode: DISABLE } }, http: {}');
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    code: 'no-port',
    message: '"orders" has "trafficPolicy" and "http", and no ports',
  });
  expect(diagnostic && placesOf(diagnostic)).toEqual(['"http" stands here @ envs/dev.yaml:76']);
});

test('a default that is no root is told with the roots that there are', () => {
  expect(planOf({ qa: '{}', prod: '{}' }, 'default: dev').diagnostics).toMatchObject([
    { code: 'unknown-default', message: '"dev" is no root; the roots are "prod", "qa"' },
  ]);
});

test('several roots without a default are told, also where none of them has a file', () => {
  const { diagnostics } = planOf({ 'dev.a': '{}', 'qa.a': '{}' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['no-root-file', 'no-root-file', 'no-default']);
  expect(diagnostics[2]?.message).toBe('There are several roots, "dev", "qa", and no default environment');
});

test('a root without a file is no slip of another one without', () => {
  const { diagnostics } = planOf({ dev: '{}', 'prod.a': '{}', 'prodd.a': '{}' }, 'default: dev');
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    'A file with {} for "prod" is enough, if that is what you mean.',
    'A file with {} for "prodd" is enough, if that is what you mean.',
  ]);
});

test('another kind is told with the place of the kind above', () => {
  const [diagnostic] = ofOrders('image: x, kind: StatefulSet', '{ kind: Deployment }');
  expect(diagnostic && placesOf(diagnostic)).toEqual([
    '"orders" is a StatefulSet in "dev" @ envs/dev.yaml:39',
  ]);
});

test('a field of another kind is told in the file that says it, and with the place of the kind', () => {
  const spec = 'spec: { strategy: { type: Recreate } }';
  const [below, ...more] = ofOrders('image: x, kind: StatefulSet', `{ ${spec} }`);
  expect(more).toEqual([]);
  expect(below).toMatchObject({ location: { file: 'envs/dev.a.yaml' }, related: undefined });
  const { diagnostics } = planOf(
    {
      dev: `services: { orders: { image: x, ${spec} } }`,
      qa: 'extends: dev\nservices: { orders: { kind: StatefulSet } }',
    },
    'default: dev',
  );
  expect(diagnostics.map((it) => [it.location.file, ...placesOf(it)])).toEqual([
    ['envs/dev.yaml', '"orders" in "qa" is a StatefulSet @ envs/qa.yaml:29'],
  ]);
});

test('a request and its limit are told with each other', () => {
  const [more] = ofOrders('image: x, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }');
  expect(more?.message).toBe('"orders" in "dev" requests more cpu than its limit');
  expect(more && placesOf(more)).toEqual(['The limit @ envs/dev.yaml:83']);
  const gpus = (requested: number, limit: number): string[] =>
    messagesOf(
      `image: x, resources: { requests: { a.b/gpu: ${String(requested)} }, limits: { a.b/gpu: ${String(limit)} } }`,
    );
  expect(gpus(1, 2)).toEqual([
    '"orders" in "dev" requests less a.b/gpu than its limit, which has to be the same',
  ]);
  expect(gpus(0, 0)).toEqual([]);
});

test('a label of ours is told with the value that it has where it is written', () => {
  const dev = 'services: { orders: { image: x, labels: { version: x } } }';
  for (const own of ['', '\nservices: { orders: { args: [a] } }']) {
    const { diagnostics } = planOf({ dev, qa: `extends: dev${own}` }, 'default: dev');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The label "version" is envtree\'s own; it is "dev" here',
    ]);
  }
});

test('a port that a probe asks is told with those that the container has', () => {
  const asked = (ports: string, probe = 'livenessProbe: { httpGet: { port: web } }'): string[] =>
    messagesOf(`image: x, ports: [${ports}], ${probe}`);
  const named = (name: string, port: number): string => `{ name: ${name}, containerPort: ${String(port)} }`;
  expect(asked('{ containerPort: 1 }')).toEqual(['The container has no port "web"']);
  expect(asked(`${named('a', 1)}, ${named('b', 2)}`)).toEqual([
    'The container has no port "web"; it has "a", "b"',
  ]);
  for (const hook of ['postStart', 'preStop']) {
    expect(asked('80', `lifecycle: { ${hook}: { httpGet: { port: web } } }`)).toEqual([
      'The container has no port "web"; it has "http"',
    ]);
  }
});

describe('a field of a Service', () => {
  test.each([
    [
      'headless: true, clusterIP: 10.0.0.1',
      '"clusterIP" needs another type than ExternalName, and no "headless: true"',
    ],
    [
      'type: ExternalName, externalName: a.b, clusterIP: 10.0.0.1',
      '"clusterIP" needs another type than ExternalName, and no "headless: true"',
    ],
    ['type: NodePort, clusterIP: None', '"clusterIP" needs "type: ClusterIP" to be None'],
    ['type: ExternalName', '"type" needs "externalName" beside it'],
    [
      'type: LoadBalancer, healthCheckNodePort: 30000',
      '"healthCheckNodePort" needs "externalTrafficPolicy: Local" beside it',
    ],
    [
      'externalTrafficPolicy: Local',
      '"externalTrafficPolicy" needs "type: NodePort" or "type: LoadBalancer", or "externalIPs"',
    ],
  ])('says what it needs: %s', (service, message) => {
    expect(messagesOf(`image: x, ports: [80], service: { ${service} }`)).toEqual([message]);
  });

  test.each([
    'healthCheckNodePort: 0',
    'headless: false, type: NodePort',
    'headless: false, clusterIP: 10.0.0.1',
  ])('may be what every Service has that says nothing of it: %s', (service) => {
    expect(messagesOf(`image: x, ports: [80], service: { ${service} }`)).toEqual([]);
  });
});
