/** Whom a Service selects, and by whose settings it is made, where the default environment has no instance. */
import { planBeside, service, workload } from '../support/base';
import { objectsOfKind } from '../support/objects-of-kind';
import { planOf, saidOf } from '../support/plan-of';

const orders = (port: number): string =>
  `services: { orders: { new: true, image: x, ports: [${String(port)}] } }`;

test('of instances that none is above, the first by name describes the Service, however deep each is', () => {
  const files = { dev: '{}', 'dev.b.x': orders(8080), 'dev.a': orders(9090) };
  const [main] = objectsOfKind(planOf(files).plan, 'Service').filter(({ name }) => name === 'orders');
  expect(main).toMatchObject({ environment: 'dev.a', ports: [{ port: 9090 }] });
});

test('a Service that another program renders selects its own pods, whoever else has the service', () => {
  const labels = { app: 'db', role: 'main' };
  const ports = [{ name: 'tcp', port: 5432 }];
  const tcp = 'warnings: { port-not-http: off }';
  const planned = planBeside(
    [workload({ name: 'db', labels }), service('db', labels, { ports })],
    {
      dev: '{}',
      'dev.a': `services: { db: { new: true, image: x, ports: [{ name: tcp, containerPort: 5432 }], ${tcp} } }`,
      qa: `services: { db: { manifest: base.yaml, external: true, ${tcp} } }`,
    },
    'default: dev',
  );
  expect(saidOf(planned)).toEqual([]);
  expect(planned.plan.answers).toMatchObject([{ answers: [{ environment: null, answeredBy: ['qa'] }] }]);
});

test('where no environment is the default one, which is an error, nobody answers the rest', () => {
  const root = 'services: { orders: { image: x, ports: [8080] } }';
  const planned = planOf({ dev: root, qa: root });
  expect(saidOf(planned)).toEqual(['envtree.yaml:1:1 no-default']);
  expect(planned.plan.answers[0]?.answers.at(-1)).toEqual({
    environment: null,
    answeredBy: [],
    reason: { type: 'nobody', service: 'orders', defaultEnvironment: '' },
  });
});
