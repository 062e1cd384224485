import { specificationOfGiven } from '../../src/core/definition/given-instance';
import type { JsonObject } from '../../src/core/definition/json';

function specificationOf(workload: JsonObject, service?: JsonObject, container?: string): object {
  const services = service ? [service] : [];
  const given = { deployedBy: 'app', workloads: [workload], services, otherServices: [] } as const;
  return specificationOfGiven({ service: 'orders', given, container });
}

test('a given workload says what a file could have said, with all labels of its pods', () => {
  const workload = {
    kind: 'Deployment',
    spec: {
      replicas: 3,
      minReadySeconds: 5,
      selector: { matchLabels: { run: 'orders' } },
      template: {
        metadata: {
          labels: {
            run: 'orders',
            app: 'x',
            version: 'v1',
            'virtual-env': 'y',
            'virtual-env-level-2': 'z',
            team: 'shop',
          },
          annotations: { note: 'n' },
        },
        spec: {
          dnsPolicy: 'Default',
          containers: [
            { name: 'log', image: 'log:1' },
            { name: 'orders', image: 'orders:1' },
          ],
        },
      },
    },
  };
  const service = { spec: { selector: { team: 'shop' }, ports: [{ port: 80 }] } };
  const expected = {
    name: 'orders',
    image: 'orders:1',
    kind: 'Deployment',
    replicas: 3,
    labels: {
      run: 'orders',
      app: 'x',
      version: 'v1',
      'virtual-env': 'y',
      'virtual-env-level-2': 'z',
      team: 'shop',
    },
    annotations: { note: 'n' },
    pod: { dnsPolicy: 'Default', containers: [{ name: 'log', image: 'log:1' }] },
    spec: { minReadySeconds: 5 },
  };
  expect(specificationOf(workload)).toEqual(expected);
  expect(specificationOf(workload, service)).toEqual({
    ...expected,
    service: { ports: [{ port: 80 }] },
  });
});

test('the first container is the main one where none is named like the service', () => {
  const containers = [
    { name: 'main', image: 'orders:1' },
    { name: 'log', image: 'log:1' },
  ];
  const workload = { kind: 'StatefulSet', spec: { template: { spec: { containers } } } };
  expect(specificationOf(workload)).toMatchObject({ name: 'main', pod: { containers: [{ name: 'log' }] } });
});

test('without a Service no port makes a container the main one', () => {
  const containers = [
    { name: 'main', image: 'orders:1' },
    { name: 'log', image: 'log:1', ports: [{ containerPort: 80 }] },
  ];
  const workload = { kind: 'Deployment', spec: { template: { spec: { containers } } } };
  expect(specificationOf(workload)).toMatchObject({ name: 'main' });
});

test('a workload that says next to nothing has nothing made up', () => {
  expect(specificationOf({ kind: 'Deployment' })).toEqual({
    kind: 'Deployment',
    labels: {},
    annotations: {},
    pod: { containers: [] },
    spec: {},
  });
});
