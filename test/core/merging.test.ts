/** What a child makes of its parent's specification, by what is rendered of it. */
import { mergeSpecifications } from '../../src/core/services/merge-specification';
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
    podSpec: workload?.podSpec,
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

describe('of fields that exclude each other, the child means its own', () => {
  test.each(['livenessProbe', 'readinessProbe', 'startupProbe'])('in a %s', (probe) => {
    const base = `${probe}: { periodSeconds: 5, httpGet: { path: /ready, port: 8080 } }`;
    expect(below(base, `${probe}: { tcpSocket: { port: 8080 } }`)[probe]).toEqual({
      periodSeconds: 5,
      tcpSocket: { port: 8080 },
    });
    expect(below(base, `${probe}: { httpGet: { path: / }, timeoutSeconds: 2 }`)[probe]).toEqual({
      periodSeconds: 5,
      timeoutSeconds: 2,
      httpGet: { path: '/', port: 8080 },
    });
    expect(below(base, `${probe}: { timeoutSeconds: 2 }`)[probe]).toHaveProperty('httpGet.path', '/ready');
    expect(below(base, `${probe}: { exec: null, timeoutSeconds: 2 }`)[probe]).toHaveProperty('httpGet');
  });

  test.each(['preStop', 'postStart'])('in what is run at %s', (hook) => {
    const base = `lifecycle: { ${hook}: { exec: { command: [sleep, "5"] } } }`;
    expect(below(base, `lifecycle: { ${hook}: { sleep: { seconds: 5 } } }`).lifecycle).toEqual({
      [hook]: { sleep: { seconds: 5 } },
    });
  });

  test('in a strategy, by its type as by its fields', () => {
    const rolling = 'spec: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } } }';
    expect(below(rolling, 'spec: { strategy: { type: Recreate } }').spec).toEqual({
      strategy: { type: 'Recreate' },
    });
    expect(
      below(
        'spec: { strategy: { rollingUpdate: { maxSurge: 1 } } }',
        'spec: { strategy: { type: RollingUpdate } }',
      ).spec,
    ).toEqual({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } });
    const recreate = 'spec: { strategy: { type: Recreate } }';
    expect(below(recreate, 'spec: { strategy: { rollingUpdate: { maxSurge: 1 } } }').spec).toEqual({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    });
    const unnamed = 'spec: { strategy: { rollingUpdate: { maxSurge: 1 } } }';
    expect(below(unnamed, 'spec: { strategy: { rollingUpdate: { maxUnavailable: 1 } } }').spec).toEqual({
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
    });
    const onDelete =
      'kind: StatefulSet, spec: { updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 1 } } }';
    expect(below(onDelete, 'spec: { updateStrategy: { type: OnDelete } }').spec).toMatchObject({
      updateStrategy: { type: 'OnDelete' },
    });
  });

  test.each(['seccompProfile', 'appArmorProfile'])('in a %s', (profile) => {
    const local = `securityContext: { ${profile}: { type: Localhost, localhostProfile: a.json } }`;
    expect(below(local, `securityContext: { ${profile}: { type: RuntimeDefault } }`).securityContext).toEqual(
      { [profile]: { type: 'RuntimeDefault' } },
    );
    const standard = `pod: { securityContext: { ${profile}: { type: RuntimeDefault } } }`;
    expect(
      below(standard, `pod: { securityContext: { ${profile}: { localhostProfile: a.json } } }`).podSpec,
    ).toMatchObject({
      securityContext: { [profile]: { type: 'Localhost', localhostProfile: 'a.json' } },
    });
  });

  test("where they are Istio's", () => {
    const merged = (base: object, patch: object): object => mergeSpecifications(base, patch);
    const policy = { loadBalancer: { simple: 'RANDOM', warmupDurationSecs: '5s' } };
    const cookie = { consistentHash: { httpCookie: { name: 'a' }, ringHash: {} } };
    expect(merged({ trafficPolicy: policy }, { trafficPolicy: { loadBalancer: cookie } })).toEqual({
      trafficPolicy: { loadBalancer: { ...cookie, warmupDurationSecs: '5s' } },
    });
    const byAddress = { consistentHash: { useSourceIp: true, maglev: {} } };
    expect(
      merged({ trafficPolicy: { loadBalancer: cookie } }, { trafficPolicy: { loadBalancer: byAddress } }),
    ).toEqual({ trafficPolicy: { loadBalancer: byAddress } });
    const fault = { abort: { httpStatus: 500 }, delay: { fixedDelay: '1s' } };
    const other = { abort: { grpcStatus: 'UNAVAILABLE' }, delay: { exponentialDelay: '1s' } };
    expect(merged({ http: { fault } }, { http: { fault: other } })).toEqual({ http: { fault: other } });
  });
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

describe('mergeSpecifications()', () => {
  test('has variables where either says some', () => {
    const image = { image: 'x' };
    expect(mergeSpecifications(image, {})).toStrictEqual(image);
    expect(mergeSpecifications({ ...image, env: { A: '1' } }, {})).toStrictEqual({
      ...image,
      env: { A: '1' },
    });
    expect(mergeSpecifications({ env: [{ name: 'A' }, { name: 'B', value: '1' }] }, { env: {} })).toEqual({
      env: { A: '', B: '1' },
    });
  });

  test('tells of none that it is new', () => {
    expect(mergeSpecifications({}, { new: true, image: 'x' })).toStrictEqual({ image: 'x' });
  });
});
