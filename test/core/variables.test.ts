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
