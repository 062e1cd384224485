import { present } from '../../../src/core/diagnostics/present';
import { planOf } from '../../support/plan-of';

const root =
  'services: { orders: { image: a, ports: [80] }, db: { external: true, selector: { app: db }, ports: [5432] } }';

test('the plan says of each instance where it is, what is above it, and who deploys it', () => {
  const { plan } = planOf({
    dev: root,
    'dev.a': 'services:\n  orders: { image: b }',
    'dev.a.b.c': 'services:\n  db: { image: c }\n  orders: { image: c }',
  });
  expect(
    plan.instances.map(({ service, environment, parent, deployedBy }) => [
      service,
      environment,
      parent,
      deployedBy,
    ]),
  ).toEqual([
    ['db', 'dev.a.b.c', 'dev', 'envtree'],
    ['db', 'dev', undefined, 'others'],
    ['orders', 'dev.a.b.c', 'dev.a', 'envtree'],
    ['orders', 'dev.a', 'dev', 'envtree'],
    ['orders', 'dev', undefined, 'envtree'],
  ]);
  const { file, line, column } = present(plan.instances[0]).locate();
  expect([file, line, column]).toEqual(['envs/dev.a.b.c.yaml', 2, 3]);
});
