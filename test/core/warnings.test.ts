/** Which warnings are told, where, and how somebody says that they know. */
import environmentSchema from '../../schema/environment.schema.json';
import settingsSchema from '../../schema/settings.schema.json';
import { serviceWarnings, warningCodes } from '../../src/core/diagnostics/diagnostic-codes';
import { planOf, saidOf } from '../support/plan-of';

const ports = 'ports: [8080, { name: tcp-feed, containerPort: 9000 }]';
const said = (dev: string, child = '{}', settings = '{}'): string[] =>
  saidOf(
    planOf({ dev: `services: { orders: { ${dev} } }`, 'dev.a': `services: { orders: ${child} }` }, settings),
  );

test('a warning points at the port that is meant', () => {
  expect(said(`image: x, ${ports}`)).toEqual(['dev.yaml:1:47 port-not-http']);
  const service = 'service: { ports: [{ name: a, port: 1 }, { name: tcp-b, port: 2 }] }';
  expect(said(`image: x, ports: [1], ${service}`)).toEqual(['dev.yaml:1:86 port-not-http']);
  const { diagnostics } = planOf({
    dev: 'services: { orders: { image: x, ports: [80, 81] } }',
    'dev.a': 'services: { orders: { ports: [80] } }',
  });
  expect(
    diagnostics.map(({ location, related }) => [location.column, related?.[0]?.location.column]),
  ).toEqual([[30, 45]]);
});

describe('a port that a Service leads to', () => {
  const sidecar = 'pod: { containers: [{ name: s, image: x, ports: [{ name: web, containerPort: 1 }] }] }';
  const led = 'service: { ports: [{ name: http, port: 80, targetPort: web }] }';

  test('is missed where the container that has it is another one, though the list of ports is inherited', () => {
    const other = 'pod: { containers: [{ name: s, image: x, ports: [] }] }';
    expect(said(`image: x, ports: [80], ${led}, ${sidecar}`, `{ ${other} }`)).toEqual([
      'dev.yaml:1:40 port-missing',
    ]);
    const qa = `extends: dev\nservices: { orders: { ${other} } }`;
    const dev = `services: { orders: { image: x, ports: [80], ${led}, ${sidecar} } }`;
    expect(saidOf(planOf({ dev, qa }, 'default: dev'))).toEqual(['dev.yaml:1:40 port-missing']);
  });

  test('is missed twice where both say something of it', () => {
    const wrong = 'service: { ports: [{ name: http, port: 80, targetPort: wbe }] }';
    const qa = (rest: string): string => `extends: dev\nnamespace: qa\nservices: { orders: { ${rest} } }`;
    const dev = `services: { orders: { image: x, ports: [80], ${wrong} } }`;
    expect(saidOf(planOf({ dev, qa: qa('args: [a]') }, 'default: dev'))).toEqual([
      'dev.yaml:1:65 port-missing',
    ]);
    expect(saidOf(planOf({ dev, qa: qa(wrong) }, 'default: dev'))).toEqual([
      'dev.yaml:1:65 port-missing',
      'qa.yaml:3:42 port-missing',
    ]);
  });

  test('is not missed below where nobody routes it', () => {
    expect(said('image: x, ports: [{ name: tcp, containerPort: 1 }]', '{ ports: [] }')).toEqual([
      'dev.yaml:1:41 port-not-http',
    ]);
  });
});

test('a port without a Service is told in each file that says it', () => {
  const other = 'services: { orders: { ports: [80, 81] } }';
  const files = { dev: 'services: { orders: { image: x, ports: [80] } }', 'dev.a': other };
  expect(saidOf(planOf({ ...files, 'dev.a.b': 'services: { orders: {} }' }))).toEqual([
    'dev.a.yaml:1:35 port-without-service',
  ]);
  expect(saidOf(planOf({ ...files, 'dev.a.b': other }))).toEqual([
    'dev.a.b.yaml:1:35 port-without-service',
    'dev.a.yaml:1:35 port-without-service',
  ]);
});

describe('a warning that is switched off', () => {
  test.each(['off', '"off"', "'off'"])('with %s in the settings is not told', (off) => {
    expect(said(`image: x, ${ports}`, '{}', `warnings: { port-not-http: ${off} }`)).toEqual([]);
    expect(said(`image: x, ${ports}`, '{}', `warnings:\n  port-not-http: ${off}\n`)).toEqual([]);
  });

  test('leaves the others, and whatever is an error', () => {
    expect(said(`image: x, ${ports}`, '{}', 'warnings: { port-missing: off }')).toEqual([
      'dev.yaml:1:47 port-not-http',
    ]);
    const settings = 'warnings: { no-root-file: off }\ndefault: b';
    expect(
      saidOf(planOf({ b: '{}', 'c.a': 'services: { orders: { new: true, image: x } }' }, settings)),
    ).toEqual([]);
    expect(saidOf(planOf({ b: '{}', 'c.a': 'services: { orders: { image: x } }' }, settings))).toEqual([
      'c.a.yaml:1:1 no-root-file',
    ]);
  });

  test.each(['off', '"off"'])(
    'with %s in a service is not told of that one, nor of those below it',
    (off) => {
      const silent = `warnings: { port-missing: ${off} }`;
      expect(said('image: x, ports: [80]', '{ ports: [] }')).toEqual(['dev.a.yaml:1:30 port-missing']);
      expect(said(`image: x, ports: [80], ${silent}`, '{ ports: [] }')).toEqual([]);
      expect(said('image: x, ports: [80]', `{ ports: [], ${silent} }`)).toEqual([]);
      expect(
        said(`image: x, ports: [80], ${silent}`, '{ ports: [], warnings: { port-missing: null } }'),
      ).toEqual(['dev.a.yaml:1:30 port-missing']);
      expect(said('image: x, ports: [80]', '{ ports: [], warnings: { port-differs: off } }')).toEqual([
        'dev.a.yaml:1:30 port-missing',
      ]);
    },
  );

  test.each([
    ['{ port-not-htpp: off }', 'There is no warning "port-not-htpp"', 'Did you mean "port-not-http"?'],
    ['{ missing-image: off }', '"missing-image" is an error; only warnings can be switched off', undefined],
    ['{ port-mising: off }', 'There is no warning "port-mising"', 'Did you mean "port-missing"?'],
    ['{ duplicate-port: off }', '"duplicate-port" is an error; only warnings can be switched off', undefined],
    ['{ constructor: off }', 'There is no warning "constructor"', undefined],
    ['{ port-missing: false }', '"port-missing" cannot be "false"; it is one of "off"', undefined],
    [
      '{ port-missing: on }',
      'YAML 1.1 reads on as true, YAML 1.2 as text',
      'Write "on" for the text, or the value itself in a form that both read alike.',
    ],
    [
      'off',
      'YAML 1.1 reads off as false, YAML 1.2 as text',
      'Write "off" for the text, or the value itself in a form that both read alike.',
    ],
  ])('has to be one: %s', (warnings, message, hint) => {
    const ofSettings = planOf({ dev: '{}' }, `warnings: ${warnings}`).diagnostics;
    const ofService = planOf({ dev: `services: { a: { image: x, warnings: ${warnings} } }` }).diagnostics;
    for (const diagnostics of [ofSettings, ofService]) {
      expect(diagnostics.map((it) => [it.message, it.hint])).toEqual([[message, hint]]);
    }
  });

  test('is of a service, or of all of them', () => {
    const { diagnostics } = planOf({ dev: 'services: { a: { image: x, warnings: { no-root-file: off } } }' });
    expect(diagnostics).toMatchObject([
      {
        message: '"no-root-file" is no warning of a service',
        hint: 'Switch it off for all of them, in envtree.yaml.',
      },
    ]);
  });
});

test('`off` is what YAML 1.1 reads otherwise, wherever it is no switch', () => {
  expect(said('image: x, args: [off], labels: { warnings: off }')).toEqual([
    'dev.yaml:1:40 ambiguous-scalar',
    'dev.yaml:1:66 ambiguous-scalar',
  ]);
  expect(saidOf(planOf({ dev: '{}' }, 'warnings: { off: off }'))).toEqual([
    'envtree.yaml:1:13 ambiguous-scalar',
  ]);
});

test('the schemas offer the warnings that there are', () => {
  expect(Object.keys(settingsSchema.properties.warnings.properties)).toEqual([...warningCodes]);
  expect(Object.keys(environmentSchema.definitions.service.properties.warnings.properties)).toEqual([
    ...serviceWarnings,
  ]);
});
