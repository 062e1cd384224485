/** Pods that somebody else deploys, of one environment below another one. */
import type { PlannedEnvironments } from '../../../src/core/plan-environments';
import { base, dev, planBeside, service, workload } from '../../support/base';

describe('pods of others that the Service of a root selects as well', () => {
  const branch = workload({ name: 'orders-a', labels: { app: 'orders', role: 'a' } });
  const external = (rest: string): string => `services: { orders: { external: true, ${rest} } }`;
  const codes = (objects: readonly object[], environments: Readonly<Record<string, string>>): string[] =>
    planBeside(objects, environments).diagnostics.map(({ code, location }) => `${location.file} ${code}`);

  test('are told, by their manifest or by their selector', () => {
    const below = external('manifest: base.yaml, workload: orders-a');
    expect(codes([...base, branch], { dev, 'dev.a': below })).toEqual(['envs/dev.a.yaml not-kept-apart']);
    const stated = external('selector: { app: orders, role: a }, ports: [8080]');
    expect(codes(base, { dev, 'dev.a': stated })).toEqual(['envs/dev.a.yaml not-kept-apart']);
    expect(codes(base, { dev, 'dev.a': 'services: { orders: {} }', 'dev.a.b': stated })).toContain(
      'envs/dev.a.b.yaml not-kept-apart',
    );
  });

  test('are apart by a label that it selects by', () => {
    expect(codes(base, { dev, 'dev.a': external('selector: { app: orders-a }, ports: [8080]') })).toEqual([]);
    const without = external('selector: { app: x }, ports: [80]');
    expect(
      codes([], { dev: without, 'dev.a': external('selector: { app: x, role: a }, ports: [8080]') }),
    ).toEqual([]);
  });
});

test('what is told of pods below says whose Service it is, and where that is met', () => {
  const branch = workload({ name: 'orders-a', labels: { app: 'orders', role: 'a' } });
  const below = 'services: { orders: { external: true, manifest: base.yaml, workload: orders-a } }';
  expect(planBeside([...base, branch], { dev, 'dev.a': below }).diagnostics).toMatchObject([
    {
      message: 'The Service "orders", by which "orders" is met in "dev", selects its pods in "dev.a" as well',
      related: [{ message: '"orders" in "dev"', location: { file: 'envs/dev.yaml', column: 13 } }],
      hint: 'Whoever deploys that Service has it select by one more label, which these pods have not; or take "orders" out here.',
    },
  ]);
});

describe('pods of ours that Services of others select as well', () => {
  const others = [
    service('a', { app: 'stock' }),
    service('b', { app: 'stock', team: 'web' }),
    service('c', { team: 'shop' }),
  ];

  test('are told with all of them, at the label that is the cause', () => {
    const root = 'services: { orders: { manifest: base.yaml }, stock: { image: x, labels: { team: web } } }';
    expect(planBeside([...base, ...others], { dev: root }).diagnostics).toMatchObject([
      {
        location: { column: 81 },
        message: 'The Services "a" and "b" of others would select the pods of "stock" in "dev" as well',
        hint: 'It selects by: app, team. Give the pods another label, or the service another name.',
      },
    ]);
  });

  test('are told at the service, where no label in its file is the cause', () => {
    const root = 'services: { orders: { manifest: base.yaml }, stock: { image: x, labels: { team: x } } }';
    expect(planBeside([...base, ...others], { dev: root }).diagnostics).toMatchObject([
      { location: { column: 46 } },
    ]);
  });

  test('are told at a label of a fork that its original has not so', () => {
    const selecting = service('a', { app: 'orders.dev-a', team: 'web' });
    const fork = 'services: { orders: { labels: { team: web } } }';
    expect(planBeside([...base, selecting], { dev, 'dev.a': fork }).diagnostics).toMatchObject([
      { code: 'not-kept-apart', location: { file: 'envs/dev.a.yaml', column: 39 } },
    ]);
  });

  test('are none of another namespace, and those of what comes with a root', () => {
    const stock = 'services: { stock: { image: x } }';
    const orders = 'services: { orders: { manifest: base.yaml } }';
    const objects = [...base, ...others];
    const elsewhere = `namespace: shop\n${orders}`;
    expect(planBeside(objects, { dev: stock, shop: elsewhere }, 'default: dev').diagnostics).toEqual([]);
    expect(codesOf(planBeside(others, { dev: `objects: [base.yaml]\n${stock}` }))).toEqual([
      'not-kept-apart',
    ]);
    expect(codesOf(planBeside(others, { dev: stock, 'dev.a': 'objects: [base.yaml]' }))).toEqual([]);
  });
});

function codesOf({ diagnostics }: PlannedEnvironments): string[] {
  return diagnostics.map(({ code }) => code);
}
