import { ancestorChain } from '../../src/core/environment/environment-name';
import { asNew, planOf, saidOf } from '../support/plan-of';

test('ancestorChain() goes from the environment up to its root', () => {
  expect(ancestorChain('dev.proj1.user1', '.')).toEqual(['dev.proj1.user1', 'dev.proj1', 'dev']);
  expect(ancestorChain('dev', '.')).toEqual(['dev']);
});

test('a root without a file is a warning, with the root that was probably meant', () => {
  const service = 'services: { orders: { image: x, ports: [8080] } }';
  const hintOf = (name: string): string | undefined => {
    const { diagnostics } = planOf({ dev: service, [`${name}.a`]: asNew(service) }, 'default: dev');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['no-root-file', 'warning']]);
    return diagnostics[0]?.hint;
  };
  expect(hintOf('dve')).toBe('Did you mean "dev"?');
  expect(hintOf('production')).toContain('A file with {} for "production" is enough');
});

test('the only root is the default, also without a file', () => {
  const orders = 'services: { orders: { new: true, image: x, ports: [8080] } }';
  const { plan } = planOf({ 'dev.a': orders, 'dev.b': orders });
  expect(plan.answers[0]?.answers.at(-1)).toMatchObject({
    environment: null,
    reason: { type: 'nobody', defaultEnvironment: 'dev' },
  });
});

test('a file that is no YAML makes no further mistakes of its children', () => {
  const broken = planOf({ dev: 'services: {', 'dev.a.b': 'services: { orders: {} }' });
  expect(saidOf(broken)).toEqual(['dev.yaml:2:1 yaml-syntax']);
});

test('a child is not at fault where its parent lacks an image', () => {
  const plan = planOf({ dev: 'services: { orders: {} }', 'dev.a': 'services: { orders: {} }' });
  expect(saidOf(plan)).toEqual(['dev.yaml:1:13 missing-image']);
  const removed = planOf({
    dev: 'services: { orders: { image: x } }',
    'dev.a.b': 'services: { orders: { image: null } }',
  });
  expect(saidOf(removed)).toEqual(['dev.a.b.yaml:1:13 missing-image']);
});

test('a default that may be the one with the wrong name is not told to be none', () => {
  const orders = 'services: { orders: { image: x, ports: [8080] } }';
  expect(saidOf(planOf({ Dev: orders, staging: orders }, 'default: dev'))).toEqual([
    'Dev.yaml:1:1 illegal-level',
  ]);
});

test('further files below a root without one are told together with the first', () => {
  const orders = 'services: { orders: { new: true, image: x, ports: [8080] } }';
  const { diagnostics } = planOf({ dev: '{}', 'dve.a': orders, 'dve.b': orders });
  expect(diagnostics).toMatchObject([
    {
      code: 'no-root-file',
      message: '"dve.a" is below the root "dve", which has no file',
      related: [{ message: 'So is "dve.b"' }],
      hint: 'Did you mean "dev"?',
    },
  ]);
});

describe('a name', () => {
  const said = (name: string): readonly (readonly (string | undefined)[])[] =>
    planOf({ [name]: '{}' }, 'default: dev').diagnostics.map(({ code, hint }) => [code, hint]);

  test('may have 63 characters, whatever else is wrong with it', () => {
    const longest = `Dev${'a'.repeat(60)}`;
    expect(said(longest)).toEqual([['illegal-level', `Did you mean "${longest.toLowerCase()}"?`]]);
    expect(said(`${longest}a`).map(([code]) => code)).toEqual(['illegal-level', 'name-too-long']);
  });

  test('of which no letter is legal is like no other one', () => {
    expect(said('_')).toEqual([['illegal-level', undefined]]);
  });
});
