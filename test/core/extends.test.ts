/** What is said of a root that extends another one, and what is not. */
import { planOf, saidOf } from '../support/plan-of';

const orders = 'services: { orders: { image: x, ports: [8080] } }';
const said = (files: Readonly<Record<string, string>>): string[] =>
  saidOf(planOf({ dev: orders, ...files }, 'default: dev'));

describe('an image', () => {
  test('is missed where the root itself takes it away, and not below', () => {
    const qa = 'extends: dev\nservices: { orders: { image: null } }';
    expect(said({ qa, 'qa.a': 'services: { orders: {} }' })).toEqual(['qa.yaml:2:13 missing-image']);
  });

  test('is missed once where the extended root lacks it', () => {
    const dev = 'services: { orders: { args: [a] } }';
    const qa = 'extends: dev\nservices: { orders: {} }';
    expect(said({ dev, qa, uat: 'extends: qa', 'uat.a': 'services: { orders: {} }' })).toEqual([
      'dev.yaml:1:13 missing-image',
    ]);
  });

  test('is missed where the extended root has none of the service, or has it from a further one', () => {
    const own = 'extends: dev\nservices: { stock: { args: [a] } }';
    expect(said({ qa: own })).toEqual(['qa.yaml:2:13 missing-image']);
    const qa = 'extends: dev\nservices: { orders: { args: [a] } }';
    expect(said({ qa, uat: 'extends: qa\nservices: { orders: { image: null } }' })).toEqual([
      'uat.yaml:2:13 missing-image',
    ]);
  });

  test('is not missed where the chain of roots ends at one that is not there', () => {
    const own = 'services: { stock: { args: [a] } }';
    expect(said({ qa: `extends: prod\n${own}`, uat: `extends: qa\n${own}`, 'uat.a': own })).toEqual([
      'qa.yaml:1:10 unknown-base',
    ]);
  });

  test('is not missed where the extended root says something wrong', () => {
    const dev = 'services: { orders: { image: 5 } }';
    expect(said({ dev, qa: 'extends: dev\nservices: { orders: {} }' })).toEqual(['dev.yaml:1:30 wrong-type']);
  });
});

describe('a mistake is told once, in the file that says it,', () => {
  const withField = (field: string): string => `services: { orders: { image: x, ports: [8080], ${field} } }`;
  const roots = {
    qa: 'extends: dev',
    uat: 'extends: qa',
    'qa.a': 'services: { orders: {} }',
    there: 'extends: dev\nnamespace: there',
  };

  test.each([
    ['resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }', '78 request-above-limit'],
    ['volumeMounts: [{ name: v, mountPath: /x }]', '71 unknown-volume'],
    ['volumeDevices: [{ name: v, devicePath: /x }]', '72 unknown-volume'],
    ['labels: { version: x }', '58 reserved-label'],
    ['labels: { version: dev }', '58 reserved-label'],
    ['readinessProbe: { httpGet: { port: web } }', '83 unknown-port'],
    ['livenessProbe: {}', '63 missing-field'],
    ['http: { fault: { abort: { httpStatus: 500, grpcStatus: A } } }', '91 excluding-fields'],
    ['pod: { volumes: [{ name: v }, { name: v }] }', '86 duplicate-volume'],
    ['pod: { containers: [{ name: orders, image: x }] }', '76 duplicate-container'],
    ['kind: StatefulSet, spec: { strategy: {} }', '75 unknown-field'],
    ['service: { type: ClusterIP, externalTrafficPolicy: Local }', '76 service-type'],
    ['service: { ports: [{ port: 80 }, { port: 81 }] }', '67 unnamed-port'],
    ['service: { ports: [{ port: 80, targetPort: web }] }', '67 port-missing'],
    ['service: { ports: [{ port: 80, targetPort: 8080, name: tcp }] }', '67 port-not-http'],
  ])('however many roots extend it: %s', (field, expected) => {
    const [first, ...others] = said({ ...roots, dev: withField(field) });
    expect(first).toBe(`dev.yaml:1:${expected}`);
    // Each of two ports is unnamed.
    expect(others.filter((it) => !it.endsWith('unnamed-port'))).toEqual([]);
  });

  test('where a root adds the limit, in that one', () => {
    const qa = 'extends: dev\nservices: { orders: { resources: { limits: { cpu: 1 } } } }';
    expect(said({ ...roots, dev: withField('resources: { requests: { cpu: 2 } }'), qa })).toEqual([
      'qa.yaml:2:51 request-above-limit',
    ]);
  });

  test('where a root is of another kind, at the field, with the kind', () => {
    const qa = 'extends: dev\nservices: { orders: { kind: StatefulSet } }';
    const { diagnostics } = planOf(
      { ...roots, dev: withField('spec: { strategy: {} }'), qa },
      'default: dev',
    );
    expect(diagnostics.map(({ code, location: { file } }) => [code, file])).toEqual([
      ['unknown-field', 'envs/dev.yaml'],
    ]);
    expect(diagnostics[0]?.related).toMatchObject([{ location: { file: 'envs/qa.yaml', line: 2 } }]);
  });

  test('where the ports of another root are not the one of the Service', () => {
    const dev = withField('args: [a]');
    const other = (ports: string): Record<string, string> => ({
      ...{ dev, other: `services: { orders: { image: x, ports: ${ports} } }` },
      ...{ more: 'extends: other', again: 'extends: more' },
    });
    expect(said(other('[8080, 99]'))).toEqual(['other.yaml:1:47 port-without-service']);
    expect(said(other('[]'))).toEqual(['other.yaml:1:40 port-missing']);
  });

  test('where the ports differ from those of another namespace', () => {
    const other = 'namespace: other\nservices: { orders: { image: x, ports: [8080, 99] } }';
    expect(said({ other, more: 'extends: other\nnamespace: more' })).toEqual([
      'other.yaml:2:47 port-differs',
    ]);
  });
});

describe('what a root says is not missed in another one', () => {
  test.each([
    ['extends: [dev]', '1:10 wrong-type'],
    ['extends:', '1:9 wrong-type'],
    ['extends: 5', '1:10 wrong-type'],
    ['extends: !!set { dev }', '1:10 yaml-syntax'],
    ['extend: dev', '1:1 unknown-key'],
    ['extends: dve', '1:10 unknown-base'],
  ])('where nobody knows what it extends: %s', (line, expected) => {
    const qa = `${line}\nservices: { orders: { env: { A: a } }, more: { args: [a] } }`;
    expect(said({ qa, 'qa.a': 'services: { stock: {} }' })).toEqual([`qa.yaml:${expected}`]);
  });
});

test('a root that extends one which goes round is not told of that', () => {
  expect(said({ a: 'extends: b', b: 'extends: a', qa: 'extends: a' })).toEqual([
    'a.yaml:1:10 extends-circle',
    'b.yaml:1:10 extends-circle',
  ]);
});

test('of what goes round, nothing else is told', () => {
  const a = 'extends: b\nservices: { orders: { image: x, name: app } }';
  const b = 'extends: a\nservices: { orders: { image: x, pod: { containers: [{ name: app, image: x }] } } }';
  expect(said({ a, b })).toEqual(['a.yaml:1:10 extends-circle', 'b.yaml:1:10 extends-circle']);
});

test('nothing is had from what is no root', () => {
  const below = 'services: { orders: { pod: { containers: [{ name: app, image: x }] } } }';
  const qa = 'extends: dev.a\nservices: { orders: { name: app }, stock: { args: [a] } }';
  expect(said({ 'dev.a': below, qa })).toEqual(['qa.yaml:1:10 unknown-base']);
});

test('the only root has no other one to extend', () => {
  const { diagnostics } = planOf({ dev: `extends: prod\n${orders}` });
  expect(diagnostics).toMatchObject([{ code: 'unknown-base', hint: undefined }]);
});

test('a root may be named like what every object has', () => {
  expect(said({ qa: 'extends: constructor' })).toEqual(['qa.yaml:1:10 unknown-base']);
  expect(said({ qa: 'extends: dev\nservices: { constructor: { image: x, ports: [1] } }' })).toEqual([]);
});
