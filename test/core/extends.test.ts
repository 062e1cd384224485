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

test('a root that extends one which goes round is not told of that', () => {
  expect(said({ a: 'extends: b', b: 'extends: a', qa: 'extends: a' })).toEqual([
    'a.yaml:1:10 extends-circle',
    'b.yaml:1:10 extends-circle',
  ]);
});

test('the only root has no other one to extend', () => {
  const { diagnostics } = planOf({ dev: `extends: prod\n${orders}` });
  expect(diagnostics).toMatchObject([{ code: 'unknown-base', hint: undefined }]);
});

test('a root may be named like what every object has', () => {
  expect(said({ qa: 'extends: constructor' })).toEqual(['qa.yaml:1:10 unknown-base']);
  expect(said({ qa: 'extends: dev\nservices: { constructor: { image: x, ports: [1] } }' })).toEqual([]);
});
