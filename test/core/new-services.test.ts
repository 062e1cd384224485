/** Where a service may begin, and what has to be said of it there. */
import { planEnvironments } from '../../src';
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

describe('a service that begins below a root', () => {
  const ways = (file: string): string =>
    `If nothing of that name runs in the cluster, say so here: new: true. If it does, describe it in ${file}: orders: {external: true, manifest: <its file>}`;
  const hintsOf = (files: Readonly<Record<string, string>>, settings?: string): (string | undefined)[] =>
    planOf(files, settings)
      .diagnostics.filter(({ code }) => code === 'new-service')
      .map(({ hint }) => hint);

  test('says that it is new, in each environment where it begins, and in no other', () => {
    const files = { dev: '{}', 'dev.a': of(orders), 'dev.a.b': of(orders), 'dev.b': of(orders) };
    expect(saidOf(planOf(files))).toEqual(['dev.a.yaml:1:13 new-service', 'dev.b.yaml:1:13 new-service']);
    expect(saidOf(planOf({ ...files, 'dev.a': of(newOrders) }))).toEqual(['dev.b.yaml:1:13 new-service']);
  });

  test('may be described in its own root instead, not in another one', () => {
    expect(hintsOf({ dev: '{}', 'dev.a': of(orders) })).toEqual([ways('envs/dev.yaml')]);
    const files = { dev: of(orders), qa: '{}', 'qa.a': of(orders) };
    expect(hintsOf(files, 'default: dev')).toEqual([ways('envs/qa.yaml')]);
    expect(hintsOf({ ...files, qa: 'extends: dev' }, 'default: dev')).toEqual([]);
  });

  test('may be meant for one that is inherited', () => {
    const near = (dev: string, child: string): (string | undefined)[] => hintsOf({ dev, 'dev.a': child });
    const order = `services: { order: ${orders} }`;
    expect(near(order, of(orders))).toEqual([`Did you mean "order"? ${ways('envs/dev.yaml')}`]);
    expect(near(order, `services: { orders: {}, order: {} }`)).toEqual([ways('envs/dev.yaml')]);
    expect(near(`services: { payments: ${orders} }`, of(orders))).toEqual([ways('envs/dev.yaml')]);
    expect(hintsOf({ dev: '{}', 'dev.a': `services: { order: ${newOrders} }`, 'dev.b': of(orders) })).toEqual(
      [ways('envs/dev.yaml')],
    );
    const deep = { dev: '{}', 'dev.a': `services: { order: ${newOrders} }`, 'dev.a.b.c': of(orders) };
    expect(hintsOf(deep)).toEqual([`Did you mean "order"? ${ways('envs/dev.yaml')}`]);
  });

  test('is told of that alone, whatever else it lacks', () => {
    const lacking = '{ volumeMounts: [{ name: a, mountPath: /a }], http: { timeout: 5s } }';
    const below = '{ http: { timeout: 1s }, livenessProbe: { periodSeconds: 5 } }';
    const files = { dev: '{}', 'dev.a': of(lacking), 'dev.a.b': of(below) };
    expect(saidOf(planOf(files))).toEqual(['dev.a.yaml:1:13 new-service']);
  });

  test('lacks an image only where it is new', () => {
    expect(saidOf(planOf({ dev: '{}', 'dev.a': of('{}') }))).toEqual(['dev.a.yaml:1:13 new-service']);
    expect(saidOf(planOf({ dev: '{}', 'dev.a': of('{ new: true }') }))).toEqual([
      'dev.a.yaml:1:13 missing-image',
    ]);
  });
});

describe('nothing is said of where a service begins', () => {
  const said = (files: Readonly<Record<string, string>>, settings?: string): string[] =>
    saidOf(planOf({ 'dev.a.b': of(orders), ...files }, settings));

  test.each([
    ['is no YAML', 'services: {', 'dev.yaml:2:1 yaml-syntax'],
    ['has something wrong in its place', of('5'), 'dev.yaml:1:21 wrong-type'],
    ['has it by an illegal name', `services: { ORDERS: ${orders} }`, 'dev.yaml:1:13 wrong-value'],
    ['misspells services', `service: { orders: ${orders} }`, 'dev.yaml:1:1 unknown-key'],
    ['extends what is not there', 'extends: prod', 'dev.yaml:1:10 unknown-base'],
  ])('where a root %s', (_what, dev, expected) => {
    expect(said({ dev })).toEqual([expected]);
  });

  test('where a file between has a wrong name, or is wrong', () => {
    expect(said({ dev: '{}', 'dev.A': of(newOrders) })).toEqual(['dev.A.yaml:1:1 illegal-level']);
    expect(said({ dev: '{}', 'dev.a': of('5') })).toEqual(['dev.a.yaml:1:21 wrong-type']);
    expect(said({ DEV: of(orders) })).toEqual(['DEV.yaml:1:1 illegal-level']);
    // All that could have it are there.
    expect(said({ dev: '{}', 'dev.a': '{}', 'dev.B': '{}' })).toEqual([
      'dev.B.yaml:1:1 illegal-level',
      'dev.a.b.yaml:1:13 new-service',
    ]);
  });

  test('where two files stand for one that may have it', () => {
    const files = [
      { path: 'envs/dev.yaml', text: '{}\n' },
      { path: 'envs/dev.yml', text: `${of(orders)}\n` },
      { path: 'envs/dev.a.yaml', text: `${of(orders)}\n` },
    ];
    expect(saidOf(planEnvironments(files))).toEqual(['dev.yml:1:1 duplicate-environment']);
  });

  test('where its own `new` is wrong', () => {
    expect(said({ dev: '{}', 'dev.a.b': of('{ new: false }') })).toEqual(['dev.a.b.yaml:1:28 wrong-value']);
    expect(said({ dev: '{}', 'dev.a.b': of('{ nwe: true, image: x }') })).toEqual([
      'dev.a.b.yaml:1:23 unknown-key',
    ]);
    expect(said({ dev: '{}', 'dev.a.b': of('{ args: a, image: x }') })).toEqual([
      'dev.a.b.yaml:1:13 new-service',
      'dev.a.b.yaml:1:29 wrong-type',
    ]);
  });
});

describe('a root without a file', () => {
  const toldOf = (files: Readonly<Record<string, string>>): string[] =>
    planOf({ dev: '{}', ...files }, 'default: dev').diagnostics.map(
      ({ severity, message, hint }) => `${severity}: ${message}. ${hint ?? ''}`,
    );
  const missing = '"qa.a" is below the root "qa", which has no file';

  test('is an error where it may have services, which are told with it', () => {
    const a = 'services: { stock: { image: x }, orders: {}, cart: { new: true, image: x } }';
    const b = 'services: { cart: {}, stock: {} }';
    const uat = 'services: { orders: { new: true, image: x }, refunds: { image: x } }';
    expect(toldOf({ 'qa.a': a, 'qa.a.b': of('{}'), 'qa.b': b, 'uat.a': uat })).toEqual([
      `error: ${missing}, so that no environment above has "cart", "orders", "stock". Say new: true of what the cluster does not run yet. Describe what it runs in envs/qa.yaml: cart: {external: true, manifest: <its file>}`,
      'error: "uat.a" is below the root "uat", which has no file, so that no environment above has "refunds". Say new: true of what the cluster does not run yet. Describe what it runs in envs/uat.yaml: refunds: {external: true, manifest: <its file>}',
    ]);
  });

  test('is a warning where all say that they are new, or may have meant to', () => {
    const warning = `warning: ${missing}. A file with {} for "qa" is enough, if that is what you mean.`;
    expect(toldOf({ 'qa.a': of(newOrders), 'qa.a.b': of('{}'), 'qa.b': '{}' })).toEqual([warning]);
    expect(toldOf({ 'qa.a': of('{ new: 1 }') })).toEqual([
      warning,
      'error: "new" has to be true, or left out. ',
    ]);
    expect(toldOf({ 'qa.a': of('{ new: true }') })).toEqual([
      warning,
      'error: "orders" has no image, neither in "qa.a" nor in an environment above it. Add one: image: registry/name:tag',
    ]);
  });

  test('is not told where it may be one with a wrong name', () => {
    expect(toldOf({ 'qa.a': of(orders), QA: '{}' })).toHaveLength(1);
  });
});
