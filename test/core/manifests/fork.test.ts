/** What an environment makes of an instance that runs already. */
import type { PlannedEnvironments } from '../../../src/core/plan-environments';
import type { PlannedObject } from '../../../src/core/plan/planned-object';
import { base, dev, orders, planBeside, service, workload } from '../../support/base';
import { saidOf } from '../../support/plan-of';

function find({ plan }: PlannedEnvironments, name: string): PlannedObject {
  const found = plan.objects.find((object) => object.kind === 'Deployment' && object.name === name);
  if (!found) throw new Error(`There is no Deployment "${name}"`);
  return found;
}

describe('a fork', () => {
  const [v1, v2] = ['v1', 'v2'].map((version) =>
    workload({
      name: `reviews-${version}`,
      labels: { app: 'reviews', version },
      containers: [
        { name: 'log', image: `acme/log:${version}` },
        {
          name: 'web',
          image: `acme/reviews:${version}`,
          ports: [{ containerPort: 8080 }],
          env: [{ name: 'A', value: '1' }],
        },
      ],
    }),
  ) as [object, object];
  const reviews = [v1, v2, service('reviews', { app: 'reviews' })];
  const root = 'services: { reviews: { manifest: base.yaml, external: true } }';

  test('is made of the workload that it says, and so is what is below it', () => {
    const planned = planBeside(reviews, {
      dev: root,
      'dev.a': 'services: { reviews: { workload: reviews-v2, env: { B: "2" } } }',
      'dev.a.b': 'services: { reviews: { env: { C: "3" } } }',
      'dev.a.c': 'services: { reviews: { workload: reviews-v1 } }',
    });
    expect(saidOf(planned)).toEqual([]);
    const image = (name: string): unknown => (find(planned, name) as unknown as { podSpec: object }).podSpec;
    expect(image('reviews-dev-a')).toEqual({
      containers: [
        {
          name: 'web',
          image: 'acme/reviews:v2',
          ports: [{ containerPort: 8080 }],
          env: [
            { name: 'A', value: '1' },
            { name: 'B', value: '2' },
          ],
        },
        { name: 'log', image: 'acme/log:v2' },
      ],
    });
    expect(image('reviews-dev-a-b')).toMatchObject({
      containers: [{ image: 'acme/reviews:v2', env: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] }, {}],
    });
    expect(image('reviews-dev-a-c')).toMatchObject({
      containers: [{ image: 'acme/reviews:v1', env: [{ name: 'A' }] }, {}],
    });
  });

  test('changes the container that it names', () => {
    const planned = planBeside(reviews, {
      dev: root.replace('external: true', 'external: true, workload: reviews-v1'),
      'dev.a': 'services: { reviews: { name: log, image: "acme/log:new" } }',
      'dev.b': 'services: { reviews: { image: "acme/reviews:new" } }',
    });
    expect(find(planned, 'reviews-dev-a')).toMatchObject({
      podSpec: {
        containers: [
          { name: 'log', image: 'acme/log:new' },
          { name: 'web', image: 'acme/reviews:v1' },
        ],
      },
    });
    expect(find(planned, 'reviews-dev-b')).toMatchObject({
      podSpec: { containers: [{ name: 'web', image: 'acme/reviews:new' }, { name: 'log' }] },
    });
  });

  test('of a root that extends another is made of what that has', () => {
    const planned = planBeside(
      base,
      { dev, qa: 'extends: dev\nservices: { orders: { env: { A: x } } }' },
      'default: dev',
    );
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'orders-qa')).toMatchObject({
      podLabels: { app: 'orders.qa', 'envtree-original/app': 'orders' },
    });
  });

  test('of a root that extends another is made of the workload that it says', () => {
    const planned = planBeside(
      reviews,
      {
        dev: root.replace('external: true', 'external: true, workload: reviews-v1'),
        qa: 'extends: dev\nservices: { reviews: { workload: reviews-v2, env: { B: "2" } } }',
      },
      'default: dev',
    );
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'reviews-qa')).toMatchObject({
      podSpec: { containers: [{ image: 'acme/reviews:v2', env: [{ name: 'A' }, { name: 'B' }] }, {}] },
    });
  });

  test('of a root further on has what a root between says of it', () => {
    const planned = planBeside(
      reviews,
      {
        dev: root.replace('external: true', 'external: true, workload: reviews-v1'),
        staging: 'extends: dev\nservices: { reviews: { env: { S: "1" } } }',
        qa: 'extends: staging\nservices: { reviews: { workload: reviews-v2 } }',
      },
      'default: dev',
    );
    expect(find(planned, 'reviews-qa')).toMatchObject({
      podSpec: { containers: [{ image: 'acme/reviews:v2', env: [{ name: 'A' }, { name: 'S' }] }, {}] },
    });
  });

  test('reads from its original what it has otherwise itself', () => {
    const reference = (path: string): object => ({ name: 'X', valueFrom: { fieldRef: { fieldPath: path } } });
    const env = ["metadata.labels['app']", "metadata.labels['team']", 'metadata.name'].map(reference);
    const reading = workload({
      name: 'orders',
      labels: { app: 'orders', team: 'shop' },
      selector: { app: 'orders' },
      containers: [{ name: 'main', image: 'x', env }],
    });
    const planned = planBeside([reading, service('orders', { app: 'orders' })], {
      dev,
      'dev.a': 'services: { orders: {} }',
    });
    expect(find(planned, 'orders-dev-a')).toMatchObject({
      podSpec: {
        containers: [
          {
            env: [
              reference("metadata.labels['envtree-original/app']"),
              reference("metadata.labels['team']"),
              reference('metadata.name'),
            ],
          },
        ],
      },
    });
  });

  test('keeps the labels of its original, but for those of levels, and gets none that a Service selects by', () => {
    const foreign = {
      app: 'orders',
      version: 'v1',
      'virtual-env': 'dev',
      'virtual-env-level-3': 'x',
      'app.kubernetes.io/managed-by': 'Helm',
    };
    const objects = [
      workload({ name: 'orders', labels: foreign, selector: { app: 'orders' } }),
      service('orders', { app: 'orders' }),
      service('other', { 'app.kubernetes.io/name': 'orders' }),
    ];
    const planned = planBeside(objects, { dev, 'dev.a': 'services: { orders: {} }' });
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'orders-dev-a')).toHaveProperty('podLabels', {
      app: 'orders.dev-a',
      version: 'v1',
      'virtual-env': 'dev.a',
      'virtual-env-level-2': 'dev.a',
      'app.kubernetes.io/managed-by': 'Helm',
      'envtree-original/app': 'orders',
    });
  });

  test('has the label with another value that its root names', () => {
    const both = [orders, service('orders', { app: 'orders', team: 'shop' })];
    const text = dev.replace('external: true', 'external: true, distinguish: team');
    const planned = planBeside(both, { dev: text, 'dev.a': 'services: { orders: {} }' });
    expect(saidOf(planned)).toEqual([]);
    expect(find(planned, 'orders-dev-a')).toMatchObject({
      podLabels: { app: 'orders', team: 'orders.dev-a' },
    });
  });
});

test('what is of another kind has no fork, whether or not it has an image', () => {
  const below = (containers: readonly object[]): readonly string[] => {
    const rollout = workload({ name: 'orders', kind: 'Rollout', labels: { app: 'orders' }, containers });
    const objects = [rollout, service('orders', { app: 'orders' })];
    return planBeside(objects, { dev, 'dev.a': 'services: { orders: {} }' }).diagnostics.map(
      ({ message }) => message,
    );
  };
  const message = '"orders" is a Rollout, of which an environment can have no copy';
  expect(below([{ name: 'orders', image: 'x' }])).toEqual([message]);
  expect(below([])).toEqual([message]);
});

test.each([undefined, null])(
  'volumes of a manifest that have no name are told to lack it, not to be alike: %s',
  (name) => {
    const other = workload({
      name: 'orders-b',
      labels: { app: 'orders', part: 'b' },
      pod: { volumes: [{ name }, { name }] },
    });
    const planned = planBeside([...base, other], {
      dev: 'services: { orders: { manifest: base.yaml, external: true, workload: orders } }',
      'dev.a': 'services: { orders: { workload: orders-b } }',
    });
    expect(saidOf(planned)).toEqual(['dev.a.yaml:1:13 missing-field']);
  },
);
