/** What is just short enough, and what is one character too long. */
import type { Plan } from '../../src';
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

const orders = 'services: { orders: { image: x, ports: [8080] } }';

describe('the name of an environment', () => {
  const said = (name: string, settings = '{}'): string[] =>
    saidOf(planOf({ dev: orders, [name]: '{}' }, settings));

  test('takes 63 characters and no 64', () => {
    const longest = `dev.${'a'.repeat(59)}`;
    expect(said(longest)).toEqual([]);
    expect(said(`${longest}a`)).toEqual([`${longest}a.yaml:1:1 name-too-long`]);
  });

  test.each(['dev.a-b', 'dev.a--b', 'dev.0', 'dev.a1', 'dev.1a'])('may be %s', (name) => {
    expect(said(name)).toEqual([]);
  });

  test.each(['dev.a-', 'dev.-a', 'dev.-', 'dev.', 'dev.A', 'dev.a_b', 'dev.aé', 'dev.a b'])(
    'may not be %s',
    (name) => {
      expect(said(name)).toEqual([`${name}.yaml:1:1 illegal-level`]);
    },
  );

  test('that is both too long and illegal is both', () => {
    const name = `dev.A${'a'.repeat(59)}`;
    expect(said(name)).toEqual([`${name}.yaml:1:1 illegal-level`, `${name}.yaml:1:1 name-too-long`]);
  });

  test.each([
    ['dev.Proj_1', '.', 'Did you mean "dev.proj-1"?'],
    ['dev.a+B', '.', 'Did you mean "dev.a-b"?'],
    ['dev.a.B', '_', 'Did you mean "dev_a_b"?'],
    ['dev.a.b', '-', 'Did you mean "dev-a-b"?'],
    ['dev-A', '-', 'Did you mean "deva"?'],
    ['dev.a-', '.', undefined],
    ['dev.-A', '.', undefined],
    ['dev..a', '.', undefined],
  ])('is told of %s, split by %s, what was probably meant', (name, splitter, hint) => {
    const { diagnostics } = planOf({ dev: orders, [name]: '{}' }, `splitter: "${splitter}"\ndefault: dev`);
    expect(diagnostics.filter(({ code }) => code === 'illegal-level').map((it) => it.hint)).toContain(hint);
  });
});

describe('a name of an object', () => {
  const workloads = (service: string, environment: string): readonly string[] => {
    const text = `services: { ${service}: { image: x, ports: [8080] } }`;
    return objectsByJob(planOf({ dev: text, [environment]: text }).plan).workloads.map(({ name }) => name);
  };

  test('of a workload takes 52 characters, and is cut and hashed beyond', () => {
    const [whole] = workloads('a'.repeat(48), 'dev.b');
    expect(whole).toBe(`${'a'.repeat(48)}-dev`);
    const [cut] = workloads('a'.repeat(49), 'dev.b');
    expect(cut).toMatch(/^a{44}-[0-9a-z]{7}$/);
  });

  test('has one hyphen before its hash, whatever the cut leaves at its end', () => {
    const [cut] = workloads(`${'a'.repeat(41)}---${'b'.repeat(9)}`, 'dev.b');
    expect(cut).toMatch(/^a{41}-[0-9a-z]{7}$/);
    const [inner] = workloads(`a--${'b'.repeat(50)}`, 'dev.b');
    expect(inner).toMatch(/^a--b{41}-[0-9a-z]{7}$/);
  });

  test('of an environment takes 63 characters after its hyphens have become two', () => {
    const versions = (name: string): unknown => {
      const { plan } = planOf({ dev: orders, [name]: orders });
      return objectsByJob(plan).workloads.find(({ environment }) => environment === name)?.podLabels.version;
    };
    const level = `${'a'.repeat(56)}-b`;
    expect(versions(`dev.${level}`)).toBe(`dev-${level.replace('-', '--')}`);
    expect(versions(`dev.a${level}`)).toMatch(/^dev-a{51}-[0-9a-z]{7}$/);
  });

  test('is another one for names that differ in one letter only, wherever', () => {
    const names = ['a', 'b', 'ab', 'ba'].map((end) => workloads(`${'a'.repeat(55)}${end}`, 'dev.b')[0]);
    expect(new Set(names).size).toBe(4);
  });
});

test('each object of an environment is named for all of its levels', () => {
  const plan: Plan = planOf({ dev: orders, 'dev.a-b': orders, 'dev.a-b.c': orders }).plan;
  const own = <T extends { environment: string }>(objects: readonly T[]): T[] =>
    objects.filter(({ environment }) => environment === 'dev.a-b.c');
  expect(own(objectsByJob(plan).workloads).map(({ name }) => name)).toEqual(['orders-dev-a--b-c']);
  expect(own(objectsByJob(plan).instanceServices).map(({ name }) => name)).toEqual([
    'envtree-orders-dev-a--b-c',
  ]);
  expect(own(objectsByJob(plan).policies).map(({ name }) => name)).toEqual(['envtree-orders.dev-a--b-c']);
  expect(own(objectsByJob(plan).tags).map(({ name }) => name)).toEqual(['envtree-tag.dev-a--b-c']);
  expect(own(objectsByJob(plan).tiers).map(({ name }) => name)).toEqual([
    'envtree-orders.dev-a--b-c.dev-a--b-c',
    'envtree-orders.dev-a--b-c.dev-a--b',
    'envtree-orders.dev-a--b-c.dev',
  ]);
});
