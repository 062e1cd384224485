/** How a port of a Service is seen, by what is made of it where two environments have the service. */
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

const twoInstances = (service: string): Readonly<Record<string, string>> => ({
  dev: `services: { orders: ${service} }`,
  'dev.a': 'services: { orders: {} }',
});

/** The protocol of the port in the routes; `other` where it has none. */
function protocolOf(port: object): string {
  const { plan } = planOf(
    twoInstances(
      `{ image: x, ports: [{ containerPort: 8080 }], service: { ports: [${JSON.stringify(port)}] } }`,
    ),
  );
  const [ports] = objectsByJob(plan).tiers.map((tier) => tier.ports[0]);
  return ports === undefined ? 'other' : (ports.protocol ?? 'sniffed');
}

test.each([24, 25, 26, 52, 53, 54, 3305, 3306, 3307, 27016, 27017, 27018])(
  'the port %d without a name is sniffed by Istio unless it is one of four',
  (port) => {
    expect(protocolOf({ port })).toBe([25, 53, 3306, 27017].includes(port) ? 'other' : 'sniffed');
    expect(protocolOf({ port, name: 'web' })).toBe(protocolOf({ port }));
    expect(protocolOf({ port, name: 'http' })).toBe('HTTP');
  },
);

test.each([
  ['http', 'HTTP'],
  ['HTTP', 'HTTP'],
  ['http2', 'HTTP2'],
  ['grpc', 'GRPC'],
  ['grpc-web', 'GRPC-Web'],
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'other'],
  ['https', 'other'],
  ['tcp', 'other'],
  ['udp', 'other'],
  ['tls', 'other'],
  ['mongo', 'other'],
  ['redis', 'other'],
  ['mysql', 'other'],
  ['acme.io/own', 'sniffed'],
])('the appProtocol %s is %s to Istio, whatever the name', (appProtocol, protocol) => {
  expect(protocolOf({ port: 80, appProtocol })).toBe(protocol);
  expect(protocolOf({ port: 80, appProtocol, name: 'http-web' })).toBe(protocol);
});

test.each([
  ['http', 'HTTP'],
  ['http-admin', 'HTTP'],
  ['http2-admin', 'HTTP2'],
  ['grpc-admin', 'GRPC'],
  ['grpc-web', 'GRPC-Web'],
  ['grpc-web-admin', 'GRPC-Web'],
  ['tcp-admin', 'other'],
  ['udp-admin', 'other'],
  ['https-admin', 'other'],
  ['tls', 'other'],
  ['mongo-db', 'other'],
  ['redis', 'other'],
  ['mysql', 'other'],
  ['admin-http', 'sniffed'],
  ['web', 'sniffed'],
])('the port name %s is %s to Istio', (name, protocol) => {
  expect(protocolOf({ port: 80, name })).toBe(protocol);
});

test.each(['UDP', 'SCTP'])('a port of %s is not routed, whatever its name', (protocol) => {
  expect(protocolOf({ port: 80, name: 'http', protocol })).toBe('other');
  expect(protocolOf({ port: 80, name: 'http', protocol: 'TCP' })).toBe('HTTP');
});

describe('ports that repeat', () => {
  const said = (ports: string): string[] =>
    saidOf(planOf({ dev: `services: { dns: { image: x, ports: ${ports} } }` }));

  test('may have one number for two protocols', () => {
    expect(said('[{ name: a, containerPort: 53 }, { name: b, containerPort: 53, protocol: UDP }]')).toEqual(
      [],
    );
    expect(
      said('[{ name: a, containerPort: 53, protocol: TCP }, { name: b, containerPort: 53, protocol: SCTP }]'),
    ).toEqual([]);
  });

  test('may not have one number for TCP, said or not', () => {
    expect(said('[{ name: a, containerPort: 53, protocol: TCP }, { name: b, containerPort: 53 }]')).toEqual([
      'dev.yaml:1:85 duplicate-port',
    ]);
  });

  test('may not have one name, and are told of the first of three', () => {
    const { diagnostics } = planOf({
      dev: 'services: { dns: { image: x, ports: [{ name: a, containerPort: 1 }, { name: a, containerPort: 2 }, { name: a, containerPort: 3 }] } }',
    });
    expect(
      diagnostics.map(({ message, location, related }) => [
        message,
        location.column,
        related?.[0]?.location.column,
      ]),
    ).toEqual([
      ['The port name "a" of "dns" stands twice', 69, 38],
      ['The port name "a" of "dns" stands twice', 100, 38],
    ]);
  });
});

test('the first of bare numbers is named http, and the others by their number', () => {
  const { plan } = planOf({
    dev: 'services: { orders: { image: x, ports: [{ name: web, containerPort: 1 }, 2, 3] } }',
  });
  expect(objectsByJob(plan).services[0]?.ports).toEqual([
    { name: 'web', port: 1 },
    { name: 'http', port: 2 },
    { name: 'http-3', port: 3 },
  ]);
});

test('a port of a Service leads to its targetPort, or else to its own number', () => {
  const { plan } = planOf(
    twoInstances(
      '{ image: x, ports: [8080], service: { ports: [{ name: http, port: 80, targetPort: http }, { name: http-b, port: 81 }] } }',
    ),
  );
  expect(objectsByJob(plan).tiers[0]?.ports.map(({ number, targetPort }) => [number, targetPort])).toEqual([
    [80, 8080],
    [81, 81],
  ]);
});

test('a port without a name among several is found where it stands', () => {
  const ofContainer =
    'services: { a: { image: x, ports: [{ containerPort: 80 }, { name: b, containerPort: 81 }] } }';
  expect(saidOf(planOf({ dev: ofContainer }))).toEqual(['dev.yaml:1:36 unnamed-port']);
  const ofService =
    'services: { a: { image: x, ports: [80], service: { ports: [{ port: 80 }, { name: b, port: 81, targetPort: 80 }] } } }';
  expect(saidOf(planOf({ dev: ofService }))).toEqual(['dev.yaml:1:60 unnamed-port']);
});

test('what is said of the ports of pods that somebody else deploys is judged where no manifest says them', () => {
  const said = (fields: string): string[] =>
    saidOf(planOf({ dev: `services: { orders: { external: true, selector: { app: x }, ${fields} } }` }));
  expect(said('ports: [80, 80]')).toEqual(['dev.yaml:1:73 duplicate-port']);
  expect(said('ports: [80], service: { type: NodePort, headless: true }')).toEqual([
    'dev.yaml:1:101 service-type',
  ]);
});

// No scenario: the API server warns of the field, which nothing may that is accepted there.
test("an address's externalIPs stay the Service's alone", () => {
  const service = 'service: { type: NodePort, externalIPs: [192.0.2.11] }';
  const { plan } = planOf(twoInstances(`{ image: x, ports: [80], ${service} }`));
  const { services, instanceServices } = objectsByJob(plan);
  expect(services.map(({ spec }) => spec)).toEqual([{ type: 'NodePort', externalIPs: ['192.0.2.11'] }]);
  expect(instanceServices.map(({ spec }) => spec)).toEqual([{ clusterIP: 'None' }]);
});
