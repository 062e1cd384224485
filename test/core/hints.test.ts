/** What is hinted at is taken, where it leaves nothing open, and says what is meant. */
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic';
import { planOf } from '../support/plan-of';

function diagnosticOf(field: string): Diagnostic | undefined {
  const { diagnostics } = planOf({ dev: `services: { orders: { image: x, ${field} } }` });
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0];
}

describe('a value of another type', () => {
  test.each([
    ['labels: { team: 1.10 }', 'Put it into quotes: "1.10"'],
    ['labels: { team: &n 0x10 }', 'Put it into quotes: "0x10"'],
    ['command: [5]', 'Put it into quotes: "5"'],
    ['http: { timeout: 5 }', 'Write 5s'],
    ['http: { timeout: 0.5 }', 'Write 0.5s'],
    ['http: { timeout: -5 }', 'It has to be a duration from 1ms on, as 1.5s or 2m'],
    [
      'resources: { limits: { cpu: .inf } }',
      'It has to be a quantity that is not negative, as 500m, 2, 1.5Gi or 128M',
    ],
    ['imagePullPolicy: 5', 'It is one of "Always", "Never", "IfNotPresent"'],
    ['stdin: "true"', undefined],
    ['replicas: 5.5', undefined],
    ['env: [A=x]', 'Write { name: A, value: x }'],
    ['env: ["A=b: c"]', 'Write { name: A, value: "b: c" }'],
    ['env: [A=5]', 'Write { name: A, value: "5" }'],
    ['env: [A=yes]', 'Write { name: A, value: "yes" }'],
    ['env: ["A="]', 'Write { name: A, value: "" }'],
    ['env: [A]', 'Write { name: A }'],
    ['env: [5]', 'Write { name: "5" }'],
    ['env: [true]', undefined],
    ['env: [null]', undefined],
    ['env: [[A]]', undefined],
    ['ports: ["8080"]', 'Write { containerPort: 8080 }'],
    ['ports: ["0"]', 'Write { containerPort: ... }'],
    ['ports: ["70000"]', 'Write { containerPort: ... }'],
    ['ports: [http]', 'Write { containerPort: ... }'],
    ['ports: [8080], service: { ports: [80] }', 'Write { port: 80 }'],
    ['pod: { volumes: [data] }', 'Write { name: data }'],
    ['pod: { containers: [nginx] }', 'Write { name: ..., image: ... }'],
    ['pod: { containers: ["nginx:1"] }', 'Write { name: ..., image: nginx:1 }'],
    ['volumeMounts: [/data]', 'Write { name: ..., mountPath: ... }'],
    ['envFrom: [x]', undefined],
    ['kind: StatefulSet, spec: { volumeClaimTemplates: [data] }', 'Write { spec: ... }'],
    ['pod: { securityContext: { sysctls: [a.b=1] } }', 'Write { name: a.b, value: "1" }'],
  ])('is told what to write: %s', (field, hint) => {
    expect(diagnosticOf(field)?.hint).toBe(hint);
  });

  test.each([
    ['web: nginx:1', 'Write { image: nginx:1 }'],
    ['web: "a b"', undefined],
    ['web: 5', undefined],
    ['web: { image: x, pod: a }', undefined],
  ])('is told that an image stands in a map: %s', (service, hint) => {
    const { diagnostics } = planOf({ dev: `services: { ${service} }` });
    expect(diagnostics.map((it) => it.hint)).toEqual([hint]);
  });

  test.each([
    ['parent: dev', 'says what is above it'],
    ['apiVersion: v1', 'services: {NAME: {manifest: PATH}}'],
    ['web: { image: x }', 'it belongs under "services": services: {web: {...}}'],
    ['serviecs: {}', 'Did you mean "services"?'],
    ['A_b: {}', undefined],
  ])('is told where else it stands, or what says it: %s', (line, hint) => {
    const { diagnostics } = planOf({ dev: line });
    expect(diagnostics).toHaveLength(1);
    if (hint === undefined) expect(diagnostics[0]?.hint).toBeUndefined();
    else expect(diagnostics[0]?.hint).toContain(hint);
  });

  test.each(['.inf', '-.inf', '.nan', '1e400'])('is shown as it stands there: %s', (value) => {
    for (const field of ['replicas: N', 'resources: { limits: { cpu: N } }', 'env: { A: N }', 'ports: [N]']) {
      expect(diagnosticOf(field.replace('N', value))?.message).toContain(`the number ${value}`);
    }
  });

  test('is shown as it stands there, behind an alias too', () => {
    const { diagnostics } = planOf({ dev: 'services: { a: { image: x, labels: { a: &n 1.10, b: *n } } }' });
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      ['"a" has to be text, not the number 1.10', 'Put it into quotes: "1.10"'],
      ['"b" has to be text, not the number 1.10', 'Put it into quotes: "1.10"'],
    ]);
  });
});

test.each(['extends', 'namespace', 'description', 'owner', 'expires'])(
  '%s in a service belongs to the environment',
  (key) => {
    expect(diagnosticOf(`${key}: x`)).toMatchObject({
      code: 'unknown-key',
      hint: `"${key}" belongs to the environment, beside "services" and not in one of them`,
    });
  },
);

test('services in a service are more often its service', () => {
  expect(diagnosticOf('services: {}')?.hint).toBe('Did you mean "service"?');
});
