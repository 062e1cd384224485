/** What is wrong at one place of a service hides nothing of what is wrong at another. */
import { base, planBeside, service, workload } from '../support/base';
import { planOf, saidOf } from '../support/plan-of';

const said = (dev: string, child = '{}'): string[] =>
  saidOf(planOf({ dev: `services: { orders: ${dev} }`, 'dev.a': `services: { orders: ${child} }` }));

/** The codes of all that is said, but for a mistake of another kind, which is there in each of them. */
const codesBeside = (dev: string, child?: string): (string | undefined)[] =>
  said(dev, child)
    .map((it) => it.split(' ')[1])
    .filter((code) => code !== 'wrong-type');

describe('beside a mistake in another field, there is still told', () => {
  test.each([
    ['an image that is missing', 'missing-image', '{ args: 5 }'],
    ['a field of another kind', 'unknown-field', '{ image: x, args: 5, spec: { serviceName: a } }'],
    [
      'a field that goes with no type',
      'service-type',
      '{ image: x, args: 5, ports: [80], service: { type: NodePort, headless: true } }',
    ],
    [
      'a request above its limit',
      'request-above-limit',
      '{ image: x, args: 5, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }',
    ],
    [
      'a port that a probe asks and that is not there',
      'unknown-port',
      '{ image: x, args: 5, readinessProbe: { tcpSocket: { port: web } } }',
    ],
    [
      'a volume that is not there',
      'unknown-volume',
      '{ image: x, args: 5, volumeMounts: [{ name: a, mountPath: /a }] }',
    ],
  ])('%s', (_what, code, orders) => {
    expect(said(orders)).toHaveLength(2);
    expect(codesBeside(orders)).toEqual([code]);
  });

  test('a kind that is another one above', () => {
    expect(codesBeside('{ image: x }', '{ kind: StatefulSet, args: 5 }')).toEqual(['different-kind']);
  });

  test('a service of others that selects its pods, unless the labels are what is wrong', () => {
    const others = service('metrics', { app: 'stock' });
    const codes = (stock: string): string[] =>
      planBeside([...base, others], {
        dev: `services: { orders: { manifest: base.yaml }, stock: ${stock} }`,
      }).diagnostics.map(({ code }) => code);
    expect(codes('{ image: x, args: 5 }')).toEqual(['not-kept-apart', 'wrong-type']);
    expect(codes('{ image: x, labels: { team: 5 } }')).toEqual(['wrong-type']);
  });

  test('that no environment is the default, beside other settings', () => {
    expect(saidOf(planOf({ dev: '{}', qa: '{}' }, 'namespace: 5'))).toEqual([
      'envtree.yaml:1:1 no-default',
      'envtree.yaml:1:12 wrong-type',
    ]);
  });
});

describe('nothing more is told', () => {
  test('of the choice among workloads, where what chooses is wrong', () => {
    const two = ['a', 'b'].map((name) =>
      workload({ name, labels: { app: 'orders', part: name }, selector: { part: name } }),
    );
    const objects = [...two, service('orders', { app: 'orders' })];
    const dev = 'services: { orders: { manifest: base.yaml, external: true } }';
    const saidOfChoice = (child: string): string[] => saidOf(planBeside(objects, { dev, 'dev.a': child }));
    expect(saidOfChoice('services: { orders: { workload: 5 } }')).toEqual(['dev.a.yaml:1:33 wrong-type']);
    expect(saidOfChoice('services: { orders: { args: [a] } }')).toEqual(['dev.a.yaml:1:13 not-forkable']);
    const extending = planBeside(objects, { dev, qa: 'extends: dev' }, 'default: dev');
    expect(saidOf(extending)).toEqual(['dev.yaml:1:13 not-forkable']);
  });

  test('of a workload of which nothing is known, where something is wrong in the service', () => {
    const dev = 'services: { orders: { external: true, selector: { app: x }, ports: [80] } }';
    const saidBelow = (child: string): string[] => saidOf(planBeside([], { dev, 'dev.a': child }));
    expect(saidBelow('services: { orders: { args: [a] } }')).toEqual(['dev.a.yaml:1:13 not-forkable']);
    expect(saidBelow('services: { orders: { args: 5 } }')).toEqual(['dev.a.yaml:1:29 wrong-type']);
  });

  test('of a limit that is missing, where the root that is extended may have it', () => {
    const withLimits = (limits: string): string[] =>
      saidOf(
        planOf(
          {
            dev: `services: { orders: { image: x, resources: { limits: { ${limits} } } } }`,
            qa: 'extends: dev\nservices: { orders: { resources: { requests: { a.b/gpu: 1 } } } }',
          },
          'default: dev',
        ),
      );
    expect(withLimits('')).toEqual(['qa.yaml:2:57 request-above-limit']);
    expect(withLimits('a.b/gpu: []')).toEqual(['dev.yaml:1:65 wrong-type']);
  });

  test('of a default environment, where there is no environment at all', () => {
    expect(saidOf(planOf({}, 'default: dev'))).toEqual(['envs:1:1 no-environments']);
  });

  test.each(['labels', 'annotations'])('of a map of any keys, whatever these are named: %s', (field) => {
    expect(said(`{ image: x, ${field}: { type: a, rollingUpdate: b, localhostProfile: c } }`)).toEqual([]);
  });
});

describe('that settings lack a port', () => {
  const noPort = 'image: x, http: { timeout: 1s }';
  const codes = (environments: Readonly<Record<string, string>>, settings?: string): string[] =>
    planOf(environments, settings).diagnostics.map(({ code }) => code);
  const service = (fields: string): string => `services: { orders: { ${fields} } }`;

  test.each([
    'name: 5',
    'ports: 5',
    'service: 5',
    'http: 5',
    'trafficPolicy: 5',
    'pod: { containers: 5 }',
    'pod: { initContainers: 5 }',
  ])('is left open where what decides on the Service is wrong: %s', (field) => {
    const settings = field.startsWith('http') ? 'image: x, service: { annotations: {} }' : noPort;
    expect(codes({ dev: service(settings) })).toEqual(['no-port']);
    expect(codes({ dev: service(`${settings}, ${field}`) })).toEqual(['wrong-type']);
  });

  test('is told beside what decides on nothing of it', () => {
    for (const field of ['args: 5', 'pod: { volumes: 5 }', 'env: 5'])
      expect(codes({ dev: service(`${noPort}, ${field}`) }).sort()).toEqual(['no-port', 'wrong-type']);
  });

  test('is left open where nobody knows its namespace', () => {
    expect(codes({ dev: `namespace: 5\n${service(noPort)}` })).toEqual(['wrong-type']);
    expect(codes({ dev: service(noPort) }, 'namespace: 5')).toEqual(['wrong-type']);
    expect(codes({ dev: service(noPort) }, 'fallback: 5').sort()).toEqual(['no-port', 'wrong-type']);
  });

  test('is left open where the root that another one extends may have it', () => {
    const qa = `extends: dev\nnamespace: qa\n${service('http: { timeout: 1s }')}`;
    expect(codes({ dev: service('image: x, ports: 5'), qa }, 'default: dev')).toEqual(['wrong-type']);
    expect(codes({ dev: service('image: x'), qa }, 'default: dev')).toEqual(['no-port']);
  });

  test('is left open where nobody knows which of several roots it is met in', () => {
    expect(codes({ dev: service(noPort), qa: service(noPort) })).toEqual(['no-default']);
    expect(codes({ dev: service(noPort), qa: '{}' }).sort()).toEqual(['no-default', 'no-port']);
  });

  test('is left open where a file as near to the root may have it, and is told beside one further away', () => {
    const below = { dev: '{}', 'dev.a': service(`new: true, ${noPort}`) };
    expect(codes({ ...below, 'dev.b': 'services: 5' })).toEqual(['wrong-type']);
    expect(codes({ ...below, 'dev.b.c': 'services: 5' }).sort()).toEqual(['no-port', 'wrong-type']);
    const other = 'services: { stock: { new: true, image: 5 } }';
    expect(codes({ ...below, 'dev.b': other }).sort()).toEqual(['no-port', 'wrong-type']);
    const further = { 'dev.a.b.c': service('args: [a]'), 'dev.b.c': 'services: 5' };
    expect(codes({ ...below, ...further }).sort()).toEqual(['no-port', 'wrong-type']);
    expect(codes({ ...below, 'dev.b': service('new: true, image: x, args: 5') }).sort()).toEqual([
      'no-port',
      'wrong-type',
    ]);
  });
});
