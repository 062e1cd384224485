/** Which pods refuse which requests, at which ports. */
import type { Plan } from '../../src';
import { objectsOfKind } from '../support/objects-of-kind';
import { planOf, saidOf } from '../support/plan-of';

const dev = 'services: { orders: { image: x, ports: [8080] } }';
const strict = 'isolation: strict\nservices: { orders: {} }';

function policiesOf(plan: Plan): unknown[] {
  return objectsOfKind(plan, 'AuthorizationPolicy').map(({ environment, ports, refuses, values }) => {
    return [environment, ports.join(), refuses, values.join(' ')];
  });
}

function policies(files: Readonly<Record<string, string>>, settings = '{}'): unknown[] {
  const planned = planOf(files, settings);
  expect(saidOf(planned)).toEqual([]);
  return policiesOf(planned.plan);
}

test('an environment is isolated by itself, with neither those above nor those below it', () => {
  expect(policies({ dev, 'dev.a': strict, 'dev.a.b': dev })).toEqual([
    ['dev.a', '8080', 'others', 'dev.a dev.a.*'],
  ]);
});

test('a root that is not the default one refuses what has no environment', () => {
  expect(policies({ dev, qa: `isolation: strict\n${dev}` }, 'default: dev')).toEqual([
    ['qa', '8080', 'others', 'qa qa.*'],
  ]);
});

test('the default environment refuses the other roots, those without a file among them', () => {
  const files = { dev: `isolation: strict\n${dev}`, 'qa.a': '{ services: {} }', z: dev };
  const planned = planOf(files, 'default: dev');
  expect(saidOf(planned)).toEqual(['qa.a.yaml:1:1 no-root-file']);
  expect(policiesOf(planned.plan)).toEqual([['dev', '8080', 'these', 'qa qa.* z z.*']]);
});

test('a root that extends a strict one is not strict by that', () => {
  const files = { dev: `isolation: strict\n${dev}`, qa: 'extends: dev\nnamespace: qa' };
  expect(policies(files, 'default: dev')).toEqual([['dev', '8080', 'these', 'qa qa.*']]);
});

test("an environment's own port numbers count, each once and in their order", () => {
  const ports =
    '[{ name: http-b, containerPort: 90 }, { name: http-a, containerPort: 80 }, { name: tcp, containerPort: 70 }]';
  const service =
    'service: { ports: [{ name: http, port: 1, targetPort: http-b }, { name: grpc, port: 2, targetPort: http-b }, { name: http-a, port: 80 }, { name: http-c, port: 5, targetPort: http-c }] }';
  const root = `services: { orders: { image: x, ports: ${ports}, ${service}, warnings: { port-missing: off } } }`;
  expect(policies({ dev: root, 'dev.a': strict })).toEqual([['dev.a', '80,90', 'others', 'dev.a dev.a.*']]);
});

test('what has no port that is HTTP by its name has no policy', () => {
  const ports = '[{ name: tcp-feed, containerPort: 70 }]';
  const silent = 'warnings: { port-not-http: off }';
  const root = `services: { orders: { image: x, ports: ${ports}, ${silent} }, worker: { image: x } }`;
  const isolated = 'isolation: strict\nservices: { orders: {}, worker: {} }';
  expect(policies({ dev: root, 'dev.a': isolated })).toEqual([]);
});

describe('what is not isolated is told', () => {
  const sniffed = 'services: { orders: { image: x, ports: [{ containerPort: 8000 }] } }';

  test('at the port, once for all environments, and of no environment that is not strict', () => {
    expect(saidOf(planOf({ dev: sniffed, 'dev.a': strict, 'dev.b': strict }))).toEqual([
      'dev.yaml:1:41 not-isolated',
    ]);
    expect(saidOf(planOf({ dev: sniffed, 'dev.a': 'services: { orders: {} }' }))).toEqual([]);
  });

  test('unless somebody knows', () => {
    const known = 'isolation: strict\nservices: { orders: { warnings: { not-isolated: off } } }';
    expect(saidOf(planOf({ dev: sniffed, 'dev.a': known }))).toEqual([]);
    expect(saidOf(planOf({ dev: sniffed, 'dev.a': strict }, 'warnings: { not-isolated: off }'))).toEqual([]);
  });
});
