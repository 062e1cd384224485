/** Where a service may begin, and what has to be said of it there. */
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

const orders = '{ image: x, ports: [8080] }';
const newOrders = `{ new: true, image: x, ports: [8080] }`;
const of = (service: string): string => `services: { orders: ${service} }`;

describe('`new: true`', () => {
  test('reaches no manifest, and no environment below', () => {
    const { plan, diagnostics } = planOf({
      dev: '{}',
      'dev.a': of(newOrders),
      'dev.a.b': of('{}'),
      'dev.a.c': of('{ env: { A: "1" } }'),
    });
    expect(diagnostics).toEqual([]);
    expect(objectsByJob(plan).workloads).toHaveLength(3);
    for (const { podSpec, spec } of objectsByJob(plan).workloads) {
      expect(JSON.stringify([podSpec, spec])).not.toContain('new');
    }
  });

  test.each(['false', 'null', '1', 'yep', '{}'])('is the only value, and not %s', (value) => {
    const { diagnostics } = planOf({ dev: of(`{ new: ${value}, image: x }`) });
    expect(diagnostics.map(({ message }) => message)).toEqual(['"new" has to be true, or left out']);
  });
});

describe('a service is not new', () => {
  test('where an environment above has it, however far', () => {
    expect(saidOf(planOf({ dev: of(orders), 'dev.a.b': of('{ new: true }') }))).toEqual([
      'dev.a.b.yaml:1:23 not-new',
    ]);
    const siblings = { dev: '{}', 'dev.a': of(newOrders), 'dev.b': of(newOrders) };
    expect(saidOf(planOf(siblings))).toEqual([]);
  });

  test('where the root has it from another one', () => {
    const files = { dev: of(orders), staging: 'extends: dev', 'staging.a': of('{ new: true }') };
    expect(saidOf(planOf(files, 'default: dev'))).toEqual(['staging.a.yaml:1:23 not-new']);
  });

  test('in a root, whether it extends another one or not', () => {
    const files = { dev: of(newOrders), staging: `extends: dev\n${of('{ new: true }')}` };
    expect(saidOf(planOf(files, 'default: dev'))).toEqual([
      'dev.yaml:1:23 not-new',
      'staging.yaml:2:23 not-new',
    ]);
  });
});
