/** What services call: who is told of whom, and what is said of calls. */
import type { Plan } from '../../src';
import { findingsOf } from '../support/findings-of';
import { objectsOfKind } from '../support/objects-of-kind';
import { planOf, saidOf } from '../support/plan-of';

const service = (calls: string, rest = ''): string =>
  `{ image: x, ports: [8080]${calls === '' ? '' : `, calls: ${calls}`}${rest} }`;

function scopesOf({ objects }: Plan): unknown[] {
  return objectsOfKind({ objects } as Plan, 'Sidecar').map(({ namespace, name, hosts }) => [
    `${String(namespace)}/${name}`,
    hosts.filter((host) => !host.startsWith('istio-system')).join(' '),
  ]);
}

function scopes(files: Readonly<Record<string, string>>, settings = 'scope: true'): unknown[] {
  const planned = planOf(files, settings);
  expect(saidOf(planned)).toEqual([]);
  return scopesOf(planned.plan);
}

const svc = (name: string, namespace = 'default'): string =>
  `${namespace}/${name}.${namespace}.svc.cluster.local`;

test('without the setting nothing is rendered of calls', () => {
  const dev = `services: { a: ${service('[b]')}, b: ${service('[]')} }`;
  expect(scopes({ dev }, '{}')).toEqual([]);
  expect(scopes({ dev }, 'scope: false')).toEqual([]);
});

test('a service has itself and what it calls, by each of its names', () => {
  const dev = `services: { a: ${service('[b, b]')}, b: ${service('[]')}, c: ${service('')} }`;
  expect(scopes({ dev })).toEqual([
    ['default/envtree-scope.a', `${svc('a')} ${svc('b')}`],
    ['default/envtree-scope.b', svc('b')],
  ]);
});

test('what each environment adds, all pods of the service have, and nobody has what was said of another one', () => {
  const files = {
    dev: `services: { a: ${service('[b]')}, b: ${service('[]')}, c: ${service('[]')} }`,
    'dev.x': `services: { a: { calls: [c] } }`,
    'dev.y': `services: { a: {}, d: { new: true, image: x, ports: [8080], calls: [a] } }`,
  };
  expect(scopes(files)).toEqual([
    ['default/envtree-scope.a', [svc('a'), svc('b'), svc('c')].join(' ')],
    ['default/envtree-scope.b', svc('b')],
    ['default/envtree-scope.c', svc('c')],
    ['default/envtree-scope.d', `${svc('a')} ${svc('d')}`],
  ]);
});

test('of one namespace it is known only where it is of all its roots', () => {
  const dev = `services: { a: ${service('[]')} }`;
  const qa = `services: { a: ${service('')} }`;
  expect(scopes({ dev, qa }, '{ scope: true, default: dev }')).toEqual([]);
  expect(scopes({ dev, qa: `namespace: qa\n${qa}` }, '{ scope: true, default: dev }')).toEqual([
    ['default/envtree-scope.a', `${svc('a')} ${svc('a', 'qa')}`],
  ]);
});

test('what calls nobody, is called by nobody, and is not told of the mesh has nothing', () => {
  const planned = planOf({ dev: 'services: { a: { image: x, calls: [] } }' }, 'scope: { hosts: [] }');
  expect(objectsOfKind(planned.plan, 'Sidecar').map(({ hosts }) => hosts)).toEqual([['~/*']]);
});

test('a map without hosts says nothing of what is told to all', () => {
  const planned = planOf({ dev: 'services: { a: { image: x, calls: [] } }' }, 'scope: {}');
  expect(objectsOfKind(planned.plan, 'Sidecar').map(({ hosts }) => hosts)).toEqual([['istio-system/*']]);
});

test('hosts of instances are told to whom the routing reaches beside the own namespace, and to no gateway less', () => {
  const files = {
    dev: `services: { a: ${service('[]')} }`,
    'dev.x': 'services: { a: {} }',
  };
  const entries = (settings: string): unknown =>
    objectsOfKind(planOf(files, settings).plan, 'ServiceEntry').map(({ exportTo }) => exportTo)[0];
  expect(entries("{ exportTo: ['.'] }")).toEqual(['default']);
  expect(entries("{ scope: true, exportTo: ['.'] }")).toEqual(['~']);
  expect(entries('{ scope: true, clients: [web] }')).toEqual(['web']);
  expect(entries("{ scope: true, exportTo: ['*'] }")).toEqual(['*']);
  expect(entries('{ scope: true }')).toBeUndefined();
  const preview = 'preview: { host: "{env}.example.com", gateway: default/main, service: a }';
  expect(entries(`{ scope: true, clients: [web], ${preview} }`)).toEqual(['default', 'web']);
});

test('nobody can be told of who may be there under another name', () => {
  const planned = planOf({ dev: `services: { a: ${service('[b]')}, B: ${service('[]')} }` });
  expect(saidOf(planned)).toEqual([expect.stringMatching(/^dev\.yaml:1:\d+ wrong-value$/)]);
});

test('where the beginning has a mistake in its calls, nothing is said of what is added', () => {
  const files = { dev: `services: { a: ${service('[1]')} }`, 'dev.x': 'services: { a: { calls: [a] } }' };
  expect(saidOf(planOf(files))).toEqual(['dev.yaml:1:51 wrong-type']);
});

test('a mistake elsewhere in the beginning hides nothing of that', () => {
  const files = {
    dev: `services: { a: ${service('', ', args: 5')} }`,
    'dev.x': 'services: { a: { calls: [] } }',
  };
  expect(saidOf(planOf(files))).toEqual([
    'dev.x.yaml:1:18 calls-without-beginning',
    expect.stringContaining('wrong-type'),
  ]);
});

test('where the service begins is told, however far above', () => {
  const files = { dev: `services: { a: ${service('')} }`, 'dev.x': 'services: { a: {} }' };
  const { diagnostics } = planOf({ ...files, 'dev.x.y': 'services: { a: { calls: [] } }' });
  expect(diagnostics).toMatchObject([
    {
      message: '"a" begins in "dev", which does not say what it calls',
      related: [{ location: { file: 'envs/dev.yaml' } }],
    },
  ]);
});

test('an instance calls what is said above it, and no more where it says nothing', () => {
  const { plan } = planOf({
    dev: `services: { a: ${service('[b]')}, b: ${service('[]')} }`,
    'dev.x': 'services: { a: {} }',
    'dev.x.y': 'services: { a: { calls: [a] } }',
  });
  expect(plan.instances.map(({ environment, calls }) => [environment, calls])).toEqual([
    ['dev.x.y', ['a', 'b']],
    ['dev.x', ['b']],
    ['dev', ['b']],
    ['dev', []],
  ]);
});

test('only roots of which some calls are known are asked for the others', () => {
  const files = {
    dev: `services: { a: ${service('[]')}, b: ${service('')}, c: ${service('', ', warnings: { unknown-calls: off }')} }`,
    qa: `services: { b: ${service('')} }`,
  };
  expect(findingsOf(files, 'default: dev')).toContainEqual(
    expect.stringMatching(/^dev\.yaml:1:\d+ unknown-calls$/),
  );
  expect(findingsOf(files, 'default: dev').filter((it) => it.includes('unknown-calls'))).toHaveLength(1);
  const extending = { ...files, qa: 'extends: dev' };
  expect(findingsOf(extending, 'default: dev').filter((it) => it.includes('unknown-calls'))).toHaveLength(1);
  const off = '{ default: dev, warnings: { unknown-calls: off } }';
  expect(findingsOf(files, off).filter((it) => it.includes('unknown-calls'))).toEqual([]);
});
