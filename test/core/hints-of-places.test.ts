/** What is said of a field or a value in the wrong place, in all its words. */
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic';
import { planOf, saidOf } from '../support/plan-of';

const told = (dev: string, settings?: string): readonly Diagnostic[] => planOf({ dev }, settings).diagnostics;
const toldOfField = (field: string): readonly Diagnostic[] =>
  told(`services: { orders: { image: x, ${field} } }`);

describe('a field that stands in the wrong place', () => {
  test.each([
    ['in a map of a service', 'pod: { image: a }', '"image" belongs one level up, in the service itself'],
    ['in the service', 'serviceAccountName: a', '"serviceAccountName" belongs under "pod"'],
  ])('%s is told the right one: %s', (_where, field, hint) => {
    expect(toldOfField(field)).toMatchObject([{ hint }]);
  });

  test.each([
    ['another map would take', 'pod: { timeout: 1s }'],
    ['nothing takes', 'pod: { foo: a }'],
    ['the service would take, in a map of a field of its own', 'resources: { image: a }'],
    ['the service would take, further below', 'pod: { securityContext: { image: a } }'],
  ])('is sent nowhere where it would mean something else: what %s', (_what, field) => {
    const diagnostics = toldOfField(field);
    expect(diagnostics).toMatchObject([{ code: 'unknown-field' }]);
    expect(diagnostics[0]?.hint).toBeUndefined();
  });

  test('of the settings is sent into no map of a service', () => {
    const found = told('{}', 'edge: { require: { serviceAccountName: a } }');
    expect(found.filter(({ code }) => code === 'unknown-key')).toMatchObject([
      { message: 'Unknown key "serviceAccountName" in "require"', hint: undefined },
    ]);
  });

  test('is no service by a name that none can have', () => {
    expect(told('web_b: {}')).toMatchObject([{ code: 'unknown-key', hint: undefined }]);
  });
});

describe('a value of another type', () => {
  test.each([
    ['stdin: "true"', '"stdin" has to be true or false, not the text "true"'],
    ['readinessProbe: { tcpSocket: { port: [] } }', '"port" has to be a whole number or text, not a list'],
    ['labels: { a: [] }', '"a" has to be text, not a list'],
  ])('is told which types there are: %s', (field, message) => {
    expect(toldOfField(field)[0]?.message).toBe(message);
  });

  test('may be the whole file', () => {
    expect(told('[]').map(({ message }) => message)).toEqual(['The file has to be a map, not a list']);
  });

  test.each([
    ['env: ["=a=b"]', 'Write { name: ... }'],
    ['ports: ["1e3"]', 'Write { containerPort: ... }'],
    ['ports: ["0x50"]', 'Write { containerPort: ... }'],
    ['ports: ["1"]', 'Write { containerPort: 1 }'],
    ['ports: ["65535"]', 'Write { containerPort: 65535 }'],
    [`env: [${'a=b, '.repeat(10)}null]`, undefined],
  ])('in a list is told what to write: %s', (field, hint) => {
    expect(toldOfField(field).at(-1)?.hint).toBe(hint);
  });

  test.each([
    ['web: "nginx:1.25"', 'Write { image: nginx:1.25 }'],
    ['v1:', 'Write {} for a copy that changes nothing.'],
    ['1a:', 'Write {} for a copy that changes nothing.'],
  ])('in the place of a service is told what to write: %s', (service, hint) => {
    expect(told(`services: { ${service} }`).at(-1)).toMatchObject({ code: 'wrong-type', hint });
  });

  test('in a list of the settings is no image of a service', () => {
    expect(told('{}', 'aliases: [x-env]')).toMatchObject([{ code: 'wrong-type', hint: undefined }]);
  });
});

test.each(['no-prot', 'wrong-type'])('what is no warning of a service is an unknown key: %s', (code) => {
  expect(toldOfField(`warnings: { ${code}: off }`)).toMatchObject([{ code: 'unknown-key' }]);
});

describe('a key that stands twice', () => {
  test('hides nothing of what is wrong elsewhere', () => {
    expect(saidOf(planOf({ dev: 'services: { a: { image: a, image: b }, b: { args: [a] } }' }))).toEqual([
      'dev.yaml:1:28 duplicate-key',
      'dev.yaml:1:40 missing-image',
    ]);
  });

  test.each(['{ image: a }', '5', '{ env: 5 }'])(
    'may be inside of what stands twice, and is then something else: %s',
    (value) => {
      const text = `services: { a: { env: { x: { a: 1, a: 2 } } }, a: ${value} }`;
      expect(saidOf(planOf({ dev: text })).slice(0, 2)).toEqual([
        'dev.yaml:1:36 duplicate-key',
        'dev.yaml:1:48 duplicate-key',
      ]);
    },
  );
});
