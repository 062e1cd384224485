/** What is said of services that only the whole tree tells, and what is not. */
import type { PlannedEnvironments } from '../../src/core/plan-environments';
import { planOf, saidOf } from '../support/plan-of';

const said = (dev: string, child = '{}', settings = '{}'): string[] =>
  saidOf(
    planOf({ dev: `services: { orders: ${dev} }`, 'dev.a': `services: { orders: ${child} }` }, settings),
  );

describe('an image', () => {
  test('is not missed where a file of the chain says something wrong in its place', () => {
    expect(said('{ image: 5 }')).toEqual(['dev.yaml:1:30 wrong-type']);
    expect(said('{ imgae: x }')).toEqual(['dev.yaml:1:23 unknown-key']);
    expect(said('{ image: x }', '{ image: 5 }')).toEqual(['dev.a.yaml:1:30 wrong-type']);
  });

  test('is missed in the topmost file alone', () => {
    expect(said('{ args: [a] }')).toEqual(['dev.yaml:1:13 missing-image']);
    expect(said('{ image: x }', '{ image: null }')).toEqual(['dev.a.yaml:1:13 missing-image']);
  });
});

describe('a kind', () => {
  test('is that of the environment above, said or not', () => {
    expect(said('{ image: x }', '{ kind: Deployment }')).toEqual([]);
    expect(said('{ image: x, kind: StatefulSet }')).toEqual([]);
    expect(said('{ image: x, kind: StatefulSet }', '{ kind: Deployment }')).toEqual([
      'dev.a.yaml:1:23 different-kind',
    ]);
    expect(said('{ image: x }', '{ kind: Job }')).toEqual(['dev.a.yaml:1:29 unknown-kind']);
    expect(said('{ image: x, kind: Job }', '{ kind: StatefulSet }')).toEqual(['dev.yaml:1:39 unknown-kind']);
  });

  test('decides which fields its specification has', () => {
    expect(said('{ image: x, spec: { strategy: {} } }')).toEqual([]);
    expect(said('{ image: x, kind: StatefulSet, spec: { volumeClaimTemplates: [] } }')).toEqual([]);
    expect(said('{ image: x, kind: StatefulSet, spec: { strategy: {} } }')).toEqual([
      'dev.yaml:1:60 unknown-field',
    ]);
  });
});

describe('a label', () => {
  test.each([
    ['version: dev', []],
    ['app: orders', []],
    ['team: shop', []],
    ['virtual-env-level: a', []],
    ['version: x', ['dev.yaml:1:43 reserved-label']],
    ['app: x', ['dev.yaml:1:43 reserved-label']],
    ['virtual-env: x', ['dev.yaml:1:43 reserved-label']],
    ['virtual-env-level-9: x', ['dev.yaml:1:43 reserved-label']],
    ['app.kubernetes.io/managed-by: helm', ['dev.yaml:1:43 reserved-label']],
  ])('%s is said to be reserved at %j', (label, expected) => {
    expect(saidOf(planOf({ dev: `services: { orders: { image: x, labels: { ${label} } } }` }))).toEqual(
      expected,
    );
  });

  test("of an environment's own is inherited as a mistake, and told where it is written", () => {
    expect(said('{ image: x, labels: { version: dev } }')).toEqual(['dev.yaml:1:43 reserved-label']);
  });
});

describe('a container', () => {
  const hintsOf = (service: string): (string | undefined)[] =>
    planOf({ dev: `services: { orders: ${service} }` }).diagnostics.map(
      ({ code, hint }) => `${code}: ${hint ?? ''}`,
    );

  test('may not have the name of another one, nor of the service itself', () => {
    expect(
      hintsOf('{ image: x, pod: { containers: [{ name: a, image: x }, { name: b, image: x }] } }'),
    ).toEqual([]);
    expect(
      hintsOf('{ image: x, pod: { containers: [{ name: a, image: x }, { name: a, image: x }] } }'),
    ).toEqual(['duplicate-container: ']);
    expect(hintsOf('{ image: x, pod: { containers: [{ name: orders, image: x }] } }')).toEqual([
      "duplicate-container: The service's own container is described in the service itself.",
    ]);
  });

  test("is told apart from the service's own by the name that this has", () => {
    expect(hintsOf('{ image: x, name: app, pod: { containers: [{ name: orders, image: x }] } }')).toEqual([]);
    expect(hintsOf('{ image: x, name: app, pod: { containers: [{ name: app, image: x }] } }')).toHaveLength(
      1,
    );
  });
});

describe('settings of the one Service', () => {
  test.each([
    'service: { headless: true }',
    'http: { timeout: 1s }',
    'trafficPolicy: { tls: { mode: DISABLE } }',
  ])('%s belong to its topmost environment', (setting) => {
    expect(said(`{ image: x, ports: [8080], ${setting} }`)).toEqual([]);
    expect(said('{ image: x, ports: [8080] }', `{ ${setting} }`)).toEqual(['dev.a.yaml:1:23 not-topmost']);
    expect(said(`{ image: x, ${setting} }`)).toEqual(['dev.yaml:1:33 no-port']);
  });

  test('http wants a port that is HTTP, and trafficPolicy does not', () => {
    const ports = 'ports: [{ name: tcp, containerPort: 1 }]';
    const dev = (setting: string): string[] =>
      saidOf(planOf({ dev: `services: { orders: { image: x, ${ports}, ${setting} } }` }));
    expect(dev('http: { timeout: 1s }')).toEqual(['dev.yaml:1:75 no-port']);
    expect(dev('trafficPolicy: { tls: { mode: DISABLE } }')).toEqual([]);
  });
});

describe('localityLbSetting', () => {
  const setting = 'loadBalancer: { localityLbSetting: { enabled: false } }';
  const service = (policy: string): string => `{ image: x, ports: [8080], trafficPolicy: { ${policy} } }`;

  test('is refused beside the live fallback, for the whole and for a port', () => {
    expect(said(service(setting))).toEqual(['dev.yaml:1:100 locality-setting']);
    const port = `portLevelSettings: [{ port: { number: 1 }, ${setting} }]`;
    expect(said(service(port))).toEqual(['dev.yaml:1:143 locality-setting']);
    expect(said(service('loadBalancer: { simple: RANDOM }'))).toEqual([]);
  });

  test('is taken beside the static one', () => {
    expect(said(service(setting), '{}', 'fallback: static')).toEqual([]);
  });
});

test('a child without ports inherits them, so that nothing is missing', () => {
  expect(said('{ image: x, ports: [8080] }', '{ args: [a] }')).toEqual([]);
  expect(said('{ image: x, ports: [8080] }', '{ ports: [] }')).toEqual(['dev.a.yaml:1:30 port-missing']);
  expect(said('{ image: x, ports: [8080] }', '{ ports: [8080, 9090] }')).toEqual([
    'dev.a.yaml:1:37 port-without-service',
  ]);
});

describe('a key that people guess', () => {
  const hintOf = (dev: string): string | undefined => {
    const { diagnostics } = planOf({ dev });
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-key']);
    return diagnostics[0]?.hint;
  };

  test.each([
    ['hpa', 'leave out "replicas"'],
    ['autoscaling', 'leave out "replicas"'],
    ['sidecars', 'further ones belong under "pod"'],
    ['containers', 'further ones belong under "pod"'],
    ['schedule', 'a Deployment or a StatefulSet'],
    ['ingress', 'gateways: [NAMESPACE/NAME]'],
    ['configMaps', 'envFrom'],
    ['configmaps', 'envFrom'],
    ['volumes', '"volumes" belongs under "pod"'],
    ['variables', 'stand under "env"'],
  ])('%s is told what to do instead, wherever it stands', (key, hint) => {
    expect(hintOf(`services: { orders: { image: x, ${key}: {} } }`)).toContain(hint);
    if (key !== 'volumes') expect(hintOf(`${key}: {}`)).toContain(hint);
  });

  test.each(['constructor', '__proto__', 'toString'])('is not %s', (key) => {
    expect(hintOf(`services: { orders: { image: x, ${key}: {} } }`)).toBeUndefined();
  });
});

describe.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('a key called %s', (key) => {
  const planWith = (field: string): PlannedEnvironments =>
    planOf({
      dev: `services: { orders: { image: x, ports: [80], ${field} } }`,
      'dev.a': 'services: { orders: {} }',
    });

  const ofAnything = [
    `http: { headers: { request: { set: { ${key}: "1" } } } }`,
    `pod: { volumes: [{ name: a, csi: { driver: b, volumeAttributes: { ${key}: "1" } } }] }`,
    `env: { ${key}: "1" }`,
  ];
  const ofNames = ['labels: MAP', 'annotations: MAP', 'pod: { nodeSelector: MAP }'].map((field) =>
    field.replace('MAP', `{ ${key}: "1" }`),
  );
  const isName = !key.startsWith('_');

  test.each([...ofAnything, ...(isName ? ofNames : [])])('is a key as others, also below: %s', (field) => {
    const planned = planWith(field);
    expect(saidOf(planned)).toEqual([]);
    const specification = { ...planned.plan, answers: [] };
    const count = JSON.stringify(specification).split(`"${key}"`).length - 1;
    expect(count).toBeGreaterThan(0);
  });

  test.each([...(isName ? [] : ofNames), `resources: { limits: { ${key}: "1" } }`])(
    'is told where Kubernetes takes no such name: %s',
    (field) => {
      expect(planWith(field).diagnostics.map(({ code }) => code)).toEqual(['wrong-value']);
    },
  );
});
