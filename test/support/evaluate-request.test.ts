/** The evaluator finds what is wrong in manifests that look right. */
import { readCluster } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Labels, Manifest } from './manifests';
import type { Answer } from './pick-endpoints';
import * as sample from './sample-cluster';

const { ordersHost, ownHost, routeTo, service, serviceEntry, virtualService, workload } = sample;

const failoverPriority = ['level-2=dev.a', 'level-3=dev.a.b'];
const failover = { localityLbSetting: { enabled: true, failoverPriority } };
const outlierDetection = { consecutive5xxErrors: 0 };

/** Three environments in a row, and the host of the deepest, with one ServiceEntry for each of them. */
const chain: readonly Manifest[] = [
  workload('dev'),
  workload('dev.a', { 'level-2': 'dev.a' }),
  workload('dev.a.b', { 'level-2': 'dev.a', 'level-3': 'dev.a.b' }),
  service('dev'),
  serviceEntry('dev.a.b'),
  serviceEntry('dev.a'),
  serviceEntry('dev'),
  virtualService([routeTo(ownHost, { exact: 'dev.a.b' }, { prefix: 'dev.a.b.' }), routeTo(ordersHost)]),
];
const ordered = [...chain, sample.destinationRule({ loadBalancer: failover, outlierDetection })];

interface Asked {
  readonly environment?: string;
  readonly unready?: readonly string[];
  readonly port?: number;
  readonly callerLabels?: Labels;
}

function ask(manifests: readonly Manifest[], asked: Asked = {}): Answer {
  const { environment, unready = [], port = 8080, callerLabels = {} } = asked;
  const cluster = readCluster(manifests, {
    unready: unready.map((it) => ({ service: 'orders', environment: it })),
  });
  const header = environment === undefined ? undefined : { name: 'X-Virtual-Env', value: environment };
  return evaluateRequest(cluster, {
    host: 'orders',
    port,
    header,
    caller: { namespace: 'shop', labels: callerLabels },
  });
}

const answeredBy = (...environments: readonly string[]): Answer => ({ environments });

describe('failover', () => {
  test.each([
    [[], answeredBy('dev.a.b')],
    [['dev.a.b'], answeredBy('dev.a')],
    [['dev.a.b', 'dev.a'], answeredBy('dev')],
    [['dev.a.b', 'dev.a', 'dev'], { status: 503 }],
  ])('while %j are unready', (unready, answer) => {
    expect(ask(ordered, { environment: 'dev.a.b', unready })).toEqual(answer);
  });

  const everybody = answeredBy('dev', 'dev.a', 'dev.a.b');

  test.each([
    ['without a DestinationRule', []],
    ['without outlier detection', [sample.destinationRule({ loadBalancer: failover })]],
    [
      'where it is not enabled',
      [
        sample.destinationRule({
          loadBalancer: { localityLbSetting: { enabled: false, failoverPriority } },
          outlierDetection,
        }),
      ],
    ],
    [
      'where the port has settings of its own',
      [
        sample.destinationRule({
          loadBalancer: failover,
          outlierDetection,
          portLevelSettings: [{ port: { number: 8080 }, outlierDetection }],
        }),
      ],
    ],
  ])('has no order %s, so that all pods of the host answer', (_, rules) => {
    expect(ask([...chain, ...rules], { environment: 'dev.a.b' })).toEqual(everybody);
  });

  test('counts leading labels only', () => {
    const reversed = { localityLbSetting: { failoverPriority: [...failoverPriority].reverse() } };
    const rule = sample.destinationRule({ loadBalancer: reversed, outlierDetection });
    const asked = { environment: 'dev.a.b', unready: ['dev.a.b'] };
    expect(ask([...chain, rule], asked)).toEqual(answeredBy('dev', 'dev.a'));
  });

  test('refuses a priority without a value, which would depend on the client', () => {
    const loadBalancer = { localityLbSetting: { failoverPriority: ['virtual-env'] } };
    const rule = sample.destinationRule({ loadBalancer, outlierDetection });
    expect(() => ask([...chain, rule], { environment: 'dev.a.b' })).toThrow('failoverPriority "virtual-env"');
  });
});

describe('routes', () => {
  const two = [workload('dev'), workload('dev.a'), service('dev'), serviceEntry('dev.a')];
  const [deep, rest] = [routeTo(ownHost, { exact: 'dev.a' }), routeTo(ordersHost)];

  test('in the wrong order give another answer', () => {
    const asked = { environment: 'dev.a' };
    expect(ask([...two, virtualService([deep, rest])], asked)).toEqual(answeredBy('dev.a'));
    expect(ask([...two, virtualService([rest, deep])], asked)).toEqual(answeredBy('dev'));
  });

  test('may answer by themselves', () => {
    const direct = { directResponse: { status: 503, body: { string: 'nobody' } } };
    expect(ask([...two, virtualService([deep, direct])])).toEqual({ status: 503, body: 'nobody' });
  });

  test('are refused where a host has two tables of them', () => {
    const tables = [virtualService([rest]), virtualService([rest], 'other')];
    expect(() => ask([...two, ...tables])).toThrow('several VirtualServices');
  });
});

describe('ports', () => {
  const toOwn = virtualService([routeTo(ownHost)]);

  test('that are not called are not answered', () => {
    expect(ask(ordered, { port: 9090 })).toEqual({ status: 503 });
  });

  test.each([
    [{ port: 8080, name: 'tcp-db' }, false],
    [{ port: 8080, name: 'http', appProtocol: 'tcp' }, false],
    [{ port: 8080, name: 'http', protocol: 'UDP' }, false],
    [{ port: 3306 }, false],
    [{ port: 8080 }, true],
    [{ port: 8080, name: 'whatever' }, true],
    [{ port: 8080, name: 'grpc-web' }, true],
    [{ port: 8080, name: 'tcp', appProtocol: 'kubernetes.io/h2c' }, true],
  ])('%j is routed: %s', (port, isRouted) => {
    const entry = serviceEntry('dev.a', { number: port.port, name: 'x' });
    const manifests = [workload('dev'), workload('dev.a'), service('dev', [port]), entry, toOwn];
    expect(ask(manifests, { port: port.port })).toEqual(answeredBy(isRouted ? 'dev.a' : 'dev'));
  });

  test('of a host with several are the called ones, and of a host with one that one', () => {
    const ports = [
      { port: 8080, name: 'http' },
      { port: 9090, name: 'http-admin' },
    ];
    const manifests = [
      workload('dev'),
      workload('dev.a', {}, [{ containerPort: 8080 }]),
      service('dev', ports),
      serviceEntry('dev.a'),
      toOwn,
    ];
    expect(ask(manifests, { port: 9090 })).toEqual(answeredBy('dev.a'));
  });

  test('of ServiceEntries of one host have to be alike', () => {
    const entries = [serviceEntry('dev'), serviceEntry('dev.a', { number: 8080, name: 'grpc' })];
    expect(() => ask([workload('dev'), service('dev'), ...entries, toOwn])).toThrow('differ in their ports');
  });

  test.each([
    [8080, 8080, answeredBy('dev')],
    ['http', 3000, answeredBy('dev')],
    [8080, 3000, { status: 503 }],
    ['admin', 3000, { status: 503 }],
    [undefined, 3000, { status: 503 }],
  ])('lead to the target port %s, while the container listens on %s', (targetPort, containerPort, answer) => {
    const port = { port: 8080, name: 'http', ...(targetPort !== undefined && { targetPort }) };
    const container = { name: 'http', containerPort };
    expect(ask([workload('dev', {}, [container]), service('dev', [port])])).toEqual(answer);
  });
});

describe('tags', () => {
  const connectionManager = 'envoy.filters.network.http_connection_manager';
  const routed = [
    workload('dev'),
    workload('dev.a'),
    service('dev'),
    serviceEntry('dev.a'),
    virtualService([routeTo(ownHost, { exact: 'dev.a' }), routeTo(ordersHost)]),
  ];
  const callerLabels = { app: 'web', 'virtual-env': 'dev.a' };

  test('are for pods with their labels, and for requests without the header', () => {
    const tagged = [...routed, sample.envoyFilter('dev.a', connectionManager)];
    expect(ask(tagged, { callerLabels })).toEqual(answeredBy('dev.a'));
    expect(ask(tagged, { callerLabels, environment: 'dev' })).toEqual(answeredBy('dev'));
    expect(ask(tagged, { callerLabels: { app: 'web' } })).toEqual(answeredBy('dev'));
    expect(ask(routed, { callerLabels })).toEqual(answeredBy('dev'));
  });

  test('are nothing to Istio for a filter by its old name', () => {
    const tagged = [...routed, sample.envoyFilter('dev.a', 'envoy.http_connection_manager')];
    expect(ask(tagged, { callerLabels })).toEqual(answeredBy('dev'));
  });
});

describe('the cluster', () => {
  test('takes no two objects of one name', () => {
    expect(() => readCluster([workload('dev'), workload('dev')])).toThrow(
      'two of Deployment shop/orders-dev',
    );
  });

  test('takes no kind of Istio that the evaluator does not know', () => {
    const entry = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name: 'vm' } };
    expect(() => readCluster([entry])).toThrow('WorkloadEntry');
  });

  test('has only the Services that are there', () => {
    expect(() => ask([workload('dev')])).toThrow('no Service "orders"');
  });
});
