/** What is said of keys that do not go with where a service comes from, word for word: it is all that a user gets. */
import { base, orders, planBeside, service, workload } from '../../support/base';

function saidOf(objects: readonly object[], text: string): object[] {
  return planBeside(objects, { dev: `services: { orders: ${text} }` }).diagnostics.map(
    ({ code, message, hint }) => ({ code, message, hint }),
  );
}

const wayOut = 'Change it in the manifest, or in an environment below, which gets a copy of its own.';

test('beside a manifest, a selector is that of its Service, and all else is changed in it', () => {
  expect(saidOf(base, '{ manifest: base.yaml, selector: { a: b }, image: x }')).toEqual([
    {
      code: 'misplaced-key',
      message: '"selector" cannot stand beside "manifest", whose workload stays as it is',
      hint: "The manifest's Service says it.",
    },
    {
      code: 'misplaced-key',
      message: '"image" cannot stand beside "manifest", whose workload stays as it is',
      hint: wayOut,
    },
  ]);
});

test('what is external and has no manifest cannot say how it is deployed', () => {
  const message = (key: string): string => `"${key}" says how to deploy what somebody else deploys`;
  expect(saidOf(base, '{ external: true, workload: w, image: x }')).toEqual([
    {
      code: 'misplaced-key',
      message: message('workload'),
      hint: 'Which workload it is says a manifest: manifest: <its file>',
    },
    {
      code: 'misplaced-key',
      message: message('image'),
      hint: 'Take it out; or with manifest: <its file>, environments below can change it in copies of their own.',
    },
  ]);
});

test('what is external and has no manifest is told what it lacks', () => {
  const lacking = (what: string): object => ({
    code: 'missing-field',
    message: `What is external, and has no "manifest", needs ${what}`,
    hint: 'manifest: <the file with its workload and its Service>; or selector: {app: ...} and ports: [8080], as its Service has them',
  });
  expect(saidOf(base, '{ external: true }')).toEqual([lacking('"selector" and "ports"')]);
  expect(saidOf(base, '{ external: true, ports: [80] }')).toEqual([lacking('"selector"')]);
  expect(saidOf(base, '{ external: true, selector: { a: b } }')).toEqual([lacking('"ports"')]);
});

test('what envtree makes has no selector of its own', () => {
  expect(saidOf(base, '{ image: "x:1", selector: { a: b } }')).toEqual([
    {
      code: 'misplaced-key',
      message: '"selector" is said of what is "external" or has a "manifest"',
      hint: 'Take "selector" out, or say which of the two it is.',
    },
  ]);
});

describe('of the Service of a manifest', () => {
  test('nothing is said by who does not apply it, nor is it asked for its ports', () => {
    const settings = 'service: { ports: [{ port: 81 }] }';
    expect(saidOf(base, `{ manifest: base.yaml, external: true, ${settings} }`)).toEqual([
      {
        code: 'misplaced-key',
        message: 'The Service is external, and not rendered',
        hint: 'Whoever deploys it changes its Service.',
      },
    ]);
    expect(saidOf(base, `{ manifest: base.yaml, external: false, ${settings} }`)).toEqual([
      { code: 'unknown-service-port', message: 'The Service has no port 81', hint: 'It has: 80' },
    ]);
  });

  test('all stays but the protocols of its ports', () => {
    expect(saidOf(base, '{ manifest: base.yaml, service: { headless: true } }')).toEqual([
      {
        code: 'misplaced-key',
        message: 'The Service stays as its manifest has it',
        hint: 'Change it in the manifest.',
      },
    ]);
  });

  test('all ports are named where another one is said', () => {
    const ports = [
      { name: 'http-a', port: 80 },
      { name: 'http-b', port: 90 },
    ];
    const two = [orders, service('orders', { app: 'orders' }, { ports })];
    expect(saidOf(two, '{ manifest: base.yaml, service: { ports: [{ port: 81 }] } }')).toMatchObject([
      { hint: 'It has: 80, 90' },
    ]);
  });
});

test('all workloads are named that lack a container', () => {
  const [v1, v2] = ['v1', 'v2'].map((version) =>
    workload({ name: `orders-${version}`, labels: { app: 'orders', version } }),
  ) as [object, object];
  const objects = [v1, v2, service('orders', { app: 'orders' })];
  expect(saidOf(objects, '{ manifest: base.yaml, name: zzz }')).toMatchObject([
    { code: 'unknown-container', message: '"orders-v1", "orders-v2" has no container "zzz"' },
  ]);
});
