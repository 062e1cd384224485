/** What a child makes of its parent's specification, by what is rendered of it. */
import { objectsByJob } from '../support/objects-by-job';
import { planOf } from '../support/plan-of';

/** The pods' labels, annotations and container in the environment below one that says `base`. */
function below(base: string, child: string): Readonly<Record<string, unknown>> {
  const { plan, diagnostics } = planOf({
    dev: `services: { orders: { image: x, ports: [8080], ${base} } }`,
    'dev.a': `services: { orders: { ${child} } }`,
  });
  expect(diagnostics).toEqual([]);
  const workload = objectsByJob(plan).workloads.find(({ environment }) => environment === 'dev.a');
  const [container] = workload?.podSpec.containers as readonly [Readonly<Record<string, unknown>>];
  return {
    ...container,
    spec: workload?.spec,
    podLabels: workload?.podLabels,
    podAnnotations: workload?.podAnnotations,
  };
}

test('null in a map that is new in the child leaves nothing of its key', () => {
  expect(below('replicas: 1', 'annotations: { a: null, b: "1" }').podAnnotations).toEqual({ b: '1' });
  expect(below('replicas: 1', 'resources: { limits: { cpu: null, memory: 1Gi } }').resources).toEqual({
    limits: { memory: '1Gi' },
  });
  expect(below('replicas: 1', 'env: { A: null, B: "1" }').env).toEqual([{ name: 'B', value: '1' }]);
  expect(
    below('replicas: 1', 'readinessProbe: { httpGet: null, tcpSocket: { port: 1 } }').readinessProbe,
  ).toEqual({
    tcpSocket: { port: 1 },
  });
});

test('null takes away a whole map, a list and a scalar', () => {
  const base = 'resources: { limits: { cpu: 1m } }, args: [a], replicas: 3, env: { A: "1" }';
  const child = below(base, 'resources: null, args: null, replicas: null, env: null');
  for (const key of ['resources', 'args', 'env']) expect(child).not.toHaveProperty(key);
  expect(child.spec).toEqual({});
});

test('a map takes the place of a list, and a list that of a map', () => {
  expect(below('env: [{ name: A, value: "1" }]', 'env: { B: "2" }').env).toEqual([
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ]);
  expect(below('env: { A: "1" }', 'env: [{ name: B, value: "2" }]').env).toEqual([{ name: 'B', value: '2' }]);
});

test('a key that both have stays where the parent has it, and a new one follows', () => {
  const { env } = below('env: { A: "1", B: "2" }', 'env: { C: "3", A: "4" }');
  expect(env).toEqual([
    { name: 'A', value: '4' },
    { name: 'B', value: '2' },
    { name: 'C', value: '3' },
  ]);
});

test('what a file says of one service is no part of another', () => {
  const { plan } = planOf({
    dev: 'services: { a: { image: x, args: [a] }, b: { image: y } }',
    'dev.a': 'services: { b: { args: [b] } }',
  });
  const images = objectsByJob(plan).workloads.map(({ name, podSpec }) => [
    name,
    (podSpec.containers as readonly Readonly<Record<string, unknown>>[])[0],
  ]);
  expect(images).toEqual([
    ['a-dev', { name: 'a', image: 'x', args: ['a'] }],
    ['b-dev', { name: 'b', image: 'y' }],
    ['b-dev-a', { name: 'b', image: 'y', args: ['b'] }],
  ]);
});
