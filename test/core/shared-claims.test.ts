/** Which instances write to a volume of the one above them. */
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import { planBeside, service, workload } from '../support/base';
import { findingsOf } from '../support/findings-of';
import { saidOf } from '../support/plan-of';

const claimed = (more = ''): string => `{ name: data, persistentVolumeClaim: { claimName: data${more} } }`;
const mounted = (more = ''): string => `{ name: data, mountPath: /data${more} }`;
const rootOf = (fields: string): string => `services: { orders: { image: 'x:1', ports: [80], ${fields} } }`;
const branch = "services: { orders: { image: 'x:2' } }";
const told = (root: string, child = branch): string[] => findingsOf({ dev: rootOf(root), 'dev.a': child });
const shared = ['dev.a.yaml:1:13 shared-claim'];

test('a mount of a claim is written to, unless it or its source is read alone', () => {
  expect(told(`volumeMounts: [${mounted()}], pod: { volumes: [${claimed()}] }`)).toEqual(shared);
  expect(told(`volumeMounts: [${mounted(', readOnly: true')}], pod: { volumes: [${claimed()}] }`)).toEqual(
    [],
  );
  expect(told(`volumeMounts: [${mounted()}], pod: { volumes: [${claimed(', readOnly: true')}] }`)).toEqual(
    [],
  );
  const both = `${mounted(', readOnly: true')}, { name: data, mountPath: /other }`;
  expect(told(`volumeMounts: [${both}], pod: { volumes: [${claimed()}] }`)).toEqual(shared);
  expect(told(`pod: { volumes: [${claimed()}] }`)).toEqual([]);
  expect(told(`volumeMounts: [${mounted()}], pod: { volumes: [{ name: data, emptyDir: {} }] }`)).toEqual([]);
});

test('so it is by a device, and by any container', () => {
  expect(
    told(`volumeDevices: [{ name: data, devicePath: /dev/a }], pod: { volumes: [${claimed()}] }`),
  ).toEqual(shared);
  const other = `{ name: other, image: 'x:1', volumeMounts: [${mounted()}] }`;
  expect(told(`pod: { containers: [${other}], volumes: [${claimed()}] }`)).toEqual(shared);
  expect(told(`pod: { initContainers: [${other}], volumes: [${claimed()}] }`)).toEqual(shared);
  const unrelated =
    "{ name: tmp, emptyDir: {} }], containers: [{ name: o, image: 'x:1', volumeMounts: [{ name: tmp, mountPath: /t }] }";
  expect(told(`pod: { volumes: [${claimed()}, ${unrelated}] }`)).toEqual([]);
  const raw = '{ name: raw, devicePath: /dev/a }';
  const volumes = `pod: { volumes: [${claimed()}, { name: raw, emptyDir: {} }] }`;
  expect(told(`volumeDevices: [${raw}], ${volumes}`)).toEqual([]);
  expect(told(`volumeDevices: [${raw}, { name: data, devicePath: /dev/b }], ${volumes}`)).toEqual(shared);
});

test('an environment with a claim of another name, or none, shares nothing', () => {
  const root = `volumeMounts: [${mounted()}], pod: { volumes: [${claimed()}] }`;
  const other = '{ name: data, persistentVolumeClaim: { claimName: other } }';
  expect(told(root, `services: { orders: { pod: { volumes: [${other}] } } }`)).toEqual([]);
  expect(told(root, 'services: { orders: { pod: { volumes: [{ name: data, emptyDir: {} }] } } }')).toEqual(
    [],
  );
  const files = { dev: rootOf(root), 'dev.a': `services: { orders: { pod: { volumes: [${other}] } } }` };
  expect(findingsOf({ ...files, 'dev.a.b': branch })).toEqual(['dev.a.b.yaml:1:13 shared-claim']);
});

test('a root that extends another one shares its claims in its namespace', () => {
  const dev = rootOf(`volumeMounts: [${mounted()}], pod: { volumes: [${claimed()}] }`);
  expect(findingsOf({ dev, qa: 'extends: dev' }, 'default: dev')).toEqual(['dev.yaml:1:13 shared-claim']);
  expect(findingsOf({ dev, qa: 'extends: dev\nnamespace: qa' }, 'default: dev')).toEqual([]);
});

test('who says that it is to be shared is not told', () => {
  const root = `volumeMounts: [${mounted()}], pod: { volumes: [${claimed()}] }, warnings: { shared-claim: off }`;
  expect(told(root)).toEqual([]);
});

test('a claim that comes with the environment is its own, and one that comes with the root is not', () => {
  const claim =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [MODE] }\n';
  const dev = rootOf(`volumeMounts: [${mounted()}], pod: { volumes: [${claimed()}] }`);
  const found = (root: string, child: string, mode = 'ReadWriteOnce'): string[] => {
    const files = [
      { path: 'envs/dev.yaml', text: `${root}\n` },
      { path: 'envs/dev.a.yaml', text: `${child}\n` },
      { path: 'claim.yaml', text: claim.replace('MODE', mode) },
    ];
    return saidOf(withFindings(planEnvironments(files)));
  };
  expect(found(dev, `objects: [claim.yaml]\n${branch}`)).toEqual([]);
  expect(found(`objects: [claim.yaml]\n${dev}`, branch)).toEqual(shared);
  expect(found(`objects: [claim.yaml]\n${dev}`, branch, 'ReadWriteMany')).toEqual(shared);
  expect(found(`objects: [claim.yaml]\n${dev}`, branch, 'ReadOnlyMany')).toEqual([]);
  expect(found(`objects: [claim.yaml]\n${dev}`, branch, 'ReadOnlyMany, ReadWriteMany')).toEqual(shared);
});

describe('a fork', () => {
  const base = (modes: readonly string[], source: object = { claimName: 'data' }): object[] => [
    workload({
      name: 'orders',
      labels: { app: 'orders' },
      pod: { volumes: [{ name: 'data', persistentVolumeClaim: source }] },
      containers: [
        {
          name: 'main',
          image: 'x:1',
          ports: [{ containerPort: 8080 }],
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
    }),
    service('orders', { app: 'orders' }),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: modes },
    },
  ];
  const dev = 'services: { orders: { manifest: base.yaml, external: true } }';
  const found = (modes: readonly string[], files = {}): string[] =>
    saidOf(withFindings(planBeside(base(modes), { dev, 'dev.a': branch, ...files })));

  test('writes to the volume of its original', () => {
    expect(found(['ReadWriteMany'])).toEqual(shared);
    expect(found(['ReadOnlyMany'])).toEqual([]);
  });

  test('that cannot even mount it is told of that alone', () => {
    expect(found(['ReadWriteOnce'])).toEqual(['dev.a.yaml:1:13 shared-with-original']);
    const silent = "services: { orders: { image: 'x:2', warnings: { shared-with-original: off } } }";
    expect(found(['ReadWriteOnce'], { 'dev.a': silent })).toEqual([]);
  });

  test('of a root that extends another one writes to the volume of that', () => {
    const qa = { dev, qa: `extends: dev\n${branch}` };
    const told = (modes: readonly string[]): string[] =>
      saidOf(withFindings(planBeside(base(modes), qa, 'default: dev')));
    expect(told(['ReadWriteMany'])).toEqual(['qa.yaml:2:13 shared-claim']);
    expect(told(['ReadWriteOnce'])).toEqual(['qa.yaml:2:13 shared-with-original']);
  });

  test('has no claim of which a manifest does not say the name', () => {
    const files = { dev, 'dev.a': branch, 'dev.a.b': "services: { orders: { image: 'x:3' } }" };
    expect(saidOf(withFindings(planBeside(base([], {}), files)))).toEqual([]);
  });

  test('shares it with what is below it', () => {
    expect(found(['ReadWriteOnce'], { 'dev.a.b': "services: { orders: { image: 'x:3' } }" })).toEqual([
      'dev.a.b.yaml:1:13 shared-claim',
      'dev.a.yaml:1:13 shared-with-original',
    ]);
  });
});
