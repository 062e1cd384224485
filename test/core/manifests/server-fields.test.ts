/** Of what a server has written, what its author wrote. */
import { dropServerFields } from '../../../src/core/manifests/server-fields';

const ofServer = {
  creationTimestamp: '2026-11-25T00:00:00Z',
  deletionGracePeriodSeconds: 30,
  deletionTimestamp: '2026-11-26T00:00:00Z',
  generation: 2,
  managedFields: [{}],
  resourceVersion: '7',
  selfLink: '/x',
  uid: 'u',
};

test("what a server says of an object is left out, and its author's metadata is not", () => {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...ofServer,
      name: 'orders',
      labels: { app: 'orders' },
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', note: 'n' },
      finalizers: ['x'],
    },
    spec: { replicas: 1, paused: null, template: { metadata: { creationTimestamp: null } } },
    status: { readyReplicas: 1 },
  };
  expect(dropServerFields(object)).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', labels: { app: 'orders' }, annotations: { note: 'n' }, finalizers: ['x'] },
    spec: { replicas: 1, template: { metadata: {} } },
  });
});

test('annotations that tools alone have written leave none', () => {
  const annotations = { 'deployment.kubernetes.io/revision': '3' };
  expect(dropServerFields({ kind: 'Deployment', metadata: { name: 'a', annotations } })).toEqual({
    kind: 'Deployment',
    metadata: { name: 'a' },
  });
});

const given = {
  clusterIP: '10.0.0.1',
  clusterIPs: ['10.0.0.1'],
  externalTrafficPolicy: 'Cluster',
  healthCheckNodePort: 30001,
  internalTrafficPolicy: 'Cluster',
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
  sessionAffinity: 'None',
};
const ports = [{ port: 80, nodePort: 30000 }];

test.each([{ uid: 'u' }, { resourceVersion: '7' }])(
  'a Service that comes from a server, by %j, has none of its addresses',
  (metadata) => {
    const service = {
      kind: 'Service',
      metadata: { name: 'a', ...metadata },
      spec: { ...given, type: 'NodePort', ports },
    };
    expect(dropServerFields(service).spec).toEqual({ type: 'NodePort', ports: [{ port: 80 }] });
  },
);

test('a Service that comes from a server has what it was asked for', () => {
  const asked = {
    externalTrafficPolicy: 'Local',
    internalTrafficPolicy: 'Local',
    ipFamilyPolicy: 'PreferDualStack',
    sessionAffinity: 'ClientIP',
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
  };
  const service = { kind: 'Service', metadata: { name: 'a', uid: 'u' }, spec: { ...given, ...asked, ports } };
  expect(dropServerFields(service).spec).toEqual({ ...asked, ports: [{ port: 80 }] });
});

test('a headless Service of a server stays one', () => {
  const service = { kind: 'Service', metadata: { name: 'a', uid: 'u' }, spec: { clusterIP: 'None' } };
  expect(dropServerFields(service).spec).toEqual({ clusterIP: 'None', ports: [] });
});

test('what its author says of a Service is kept', () => {
  const service = { kind: 'Service', metadata: { name: 'a' }, spec: { ...given, ports } };
  expect(dropServerFields(service)).toEqual(service);
  const config = { kind: 'ConfigMap', metadata: { name: 'a', uid: 'u' }, spec: { clusterIP: 'x' } };
  expect(dropServerFields(config).spec).toEqual({ clusterIP: 'x' });
});

test('nulls are left out of the items of a list, too', () => {
  const container = { name: 'a', command: null, env: [{ name: 'A', valueFrom: null }] };
  expect(dropServerFields({ kind: 'Pod', spec: { containers: [container] } }).spec).toEqual({
    containers: [{ name: 'a', env: [{ name: 'A' }] }],
  });
});

test('an object without metadata is no reason to fail', () => {
  expect(dropServerFields({ kind: 'Service' })).toEqual({ kind: 'Service', metadata: {} });
});
