/** A variable is text: what is taken for it, and what could be another text as well. */
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

const service = (env: string): string => `services: { orders: { image: x, env: ${env} } }`;

function variablesOf(text: string, name = 'dev'): unknown {
  const planned = planOf({ dev: text, 'dev.a': 'services: { orders: { env: { LAST: off-and-on } } }' });
  expect(saidOf(planned)).toEqual([]);
  const workload = objectsByJob(planned.plan).workloads.find(({ environment }) => environment === name);
  const [container] = workload?.podSpec.containers as readonly { readonly env: unknown }[];
  return container?.env;
}

test.each(['true', 'false', '0', '50', '-5', '9007199254740993', '-123456789012345678901234567890'])(
  '%s is the text that stands there',
  (value) => {
    expect(variablesOf(service(`{ X: ${value} }`))).toEqual([{ name: 'X', value }]);
    expect(variablesOf(service(`{ X: ${value} }`), 'dev.a')).toEqual([
      { name: 'X', value },
      { name: 'LAST', value: 'off-and-on' },
    ]);
  },
);

test('so it is behind an alias, beside keys that are odd, and in a line of its own', () => {
  const aliases =
    'services:\n  a: &a { image: x, replicas: &n 2, env: &e { X: *n, Z: true } }\n  orders: { image: x, env: *e }\n';
  expect(variablesOf(aliases)).toEqual([
    { name: 'X', value: '2' },
    { name: 'Z', value: 'true' },
  ]);
  expect(variablesOf(service('{ a/b~c: 5, constructor: true, __proto__: 7 }'))).toEqual([
    { name: 'a/b~c', value: '5' },
    { name: 'constructor', value: 'true' },
    { name: '__proto__', value: '7' },
  ]);
  expect(variablesOf('services:\n  orders:\n    image: x\n    env:\n      X: 5 # five\n')).toEqual([
    { name: 'X', value: '5' },
  ]);
});

test.each([
  ['yes', 'ambiguous-scalar'],
  ['0x10', 'wrong-type'],
  ['007', 'wrong-type'],
  ['010', 'ambiguous-scalar'],
  ['1_000', 'ambiguous-scalar'],
  ['1.10', 'wrong-type'],
  ['1.0', 'wrong-type'],
  ['1e3', 'wrong-type'],
  ['+5', 'wrong-type'],
  ['-0', 'wrong-type'],
  ['True', 'wrong-type'],
  ['FALSE', 'wrong-type'],
  ['.inf', 'wrong-type'],
  ['[5]', 'wrong-type'],
])('%s could be another text', (value, code) => {
  expect(saidOf(planOf({ dev: service(`{ X: ${value}, Z: 5 }`) }))).toEqual([`dev.yaml:1:43 ${code}`]);
});

test('what could be another text is told in quotes, as it stands there', () => {
  const { diagnostics } = planOf({ dev: service('{ X: +5, Z: 1.10 }') });
  expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
    ['"X" has to be text or a map, and +5 can be written in another way', 'Put it into quotes: "+5"'],
    ['"Z" has to be text or a map, not the number 1.10', 'Put it into quotes: "1.10"'],
  ]);
});

test('in a list, which is a container’s own, a variable is what Kubernetes takes', () => {
  expect(saidOf(planOf({ dev: service('[{ name: X, value: 5 }]') }))).toEqual(['dev.yaml:1:57 wrong-type']);
});

test('behind an alias of a key a variable is the text that stands there as well', () => {
  const beside = 'services: { orders: { image: x, labels: { &a team: shop }';
  expect(variablesOf(`${beside}, env: { *a : 5 } } }`)).toEqual([{ name: 'team', value: '5' }]);
  const { diagnostics } = planOf({ dev: `${beside}, annotations: { *a : 1.10 } } }` });
  expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
    ['"team" has to be text, not the number 1.10', 'Put it into quotes: "1.10"'],
  ]);
});

test('an anchor that is set anew is another one for what comes after it alone', () => {
  const labels = 'labels: { a: &n 1.10, b: *n, c: &n 2.50, d: *n }';
  const { diagnostics } = planOf({ dev: `services: { orders: { image: x, ${labels} } }` });
  expect(diagnostics.map(({ hint }) => hint)).toEqual(
    ['1.10', '1.10', '2.50', '2.50'].map((text) => `Put it into quotes: "${text}"`),
  );
});

describe('of what a merge key brings', () => {
  test('nothing is told but that key, and of what stands beside it all', () => {
    const merging = (rest: string): string[] =>
      saidOf(
        planOf({
          dev: `services:\n  a: { image: x, env: &e { A: 5 } }\n  b: { image: x, env: { <<: *e${rest} } }`,
        }),
      );
    expect(merging('')).toEqual(['dev.yaml:3:25 merge-key']);
    expect(merging(', B: 1.0')).toEqual(['dev.yaml:3:25 merge-key', 'dev.yaml:3:36 wrong-type']);
  });

  test('nothing follows for its service', () => {
    const dev = 'services: { orders: { external: true, selector: { app: x }, ports: [80] } }';
    const saidBelow = (child: string): string[] =>
      saidOf(planOf({ dev, 'dev.a': `services: { orders: ${child} }` }));
    expect(saidBelow('{ args: [a] }')).toEqual(['dev.a.yaml:1:13 not-forkable']);
    expect(saidBelow('{ env: { <<: { B: 5 } } }')).toEqual(['dev.a.yaml:1:30 merge-key']);
  });
});
