/** Calls in the sidecars' logs that no file declares. */
import { formatTrace } from '../../../../src/core/reports/trace/format-trace';
import { TraceLog, type Trace } from '../../../../src/core/reports/trace/trace-log';
import { UndeclaredCalls } from '../../../../src/core/reports/trace/undeclared-calls';
import { planOf } from '../../../support/plan-of';
import { inbound, outbound, type Line } from './log-lines';

const dev = `services:
  orders: { image: x, ports: [8080], calls: [stock] }
  stock: { image: x, ports: [8080], calls: [] }
  mail: { image: x, ports: [8080] }
`;
const { model } = planOf({ dev, qa: 'extends: dev\nnamespace: qa' }, '{ namespace: shop, default: dev }');

function trace(lines: readonly string[]): Trace {
  const log = new TraceLog({ undeclared: UndeclaredCalls.of(model) });
  for (const line of lines) log.add(line);
  return log.finish();
}

const found = (line: Line): unknown =>
  trace([outbound(line)]).undeclared?.map(({ service, called, count }) => [service, called, count]);

const passed = { cluster: 'PassthroughCluster', route: 'allow_any' };

test.each([
  ['mail:8080', [['orders', 'mail', 1]]],
  ['mail', [['orders', 'mail', 1]]],
  ['mail.shop', [['orders', 'mail', 1]]],
  ['mail.shop.svc:8080', [['orders', 'mail', 1]]],
  ['mail.qa.svc.cluster.local', [['orders', 'mail', 1]]],
  ['mail.elsewhere', []],
  ['mail:8080.shop', []],
  ['example.com', []],
  ['stock:8080', []],
  ['orders', []],
  [null, []],
])('of a sidecar that passes it on as to a stranger, a call to %s is told as %j', (host, calls) => {
  expect(found({ host, ...passed })).toEqual(calls);
});

test('a short name is one of the namespace of the pod that calls', () => {
  expect(found({ host: 'mail', namespace: 'web', ...passed })).toEqual([]);
  expect(found({ host: 'mail', namespace: 'qa', ...passed })).toEqual([['orders', 'mail', 1]]);
});

test('a call that a sidecar has routed is known by where, whatever host was asked for', () => {
  const cluster = 'outbound|8080||mail.shop.svc.cluster.local';
  expect(found({ host: 'example.com', cluster })).toEqual([['orders', 'mail', 1]]);
});

test('a service that says nothing of its calls, and one that nobody knows, have none that are not declared', () => {
  expect(found({ service: 'mail', host: 'stock' })).toEqual([]);
  expect(found({ service: 'web', host: 'stock' })).toEqual([]);
  expect(trace([inbound({ service: 'stock', host: 'mail' })]).undeclared).toEqual([]);
});

test("a copy of another program's pods is known by its label", () => {
  expect(found({ service: 'orders.dev-a', host: 'mail', ...passed })).toEqual([['orders', 'mail', 1]]);
});

test('they are counted, by service, with the first of each', () => {
  const { undeclared } = trace([
    outbound({ service: 'stock', host: 'mail', pod: 'stock-1', ...passed }),
    outbound({ host: 'mail', pod: 'orders-1', ...passed }),
    outbound({ host: 'mail', pod: 'orders-2', ...passed }),
    outbound({ service: 'stock', host: 'orders', pod: 'stock-2', ...passed }),
  ]);
  const time = '2026-11-28T16:00:00.000Z';
  expect(undeclared).toEqual([
    { service: 'orders', called: 'mail', count: 2, first: { time, from: 'shop/orders-1' } },
    { service: 'stock', called: 'mail', count: 1, first: { time, from: 'shop/stock-1' } },
    { service: 'stock', called: 'orders', count: 1, first: { time, from: 'shop/stock-2' } },
  ]);
});

test('without calls in the files nobody looks for others', () => {
  const { model: other } = planOf({ dev: 'services: { orders: { image: x, ports: [8080] } }' });
  expect(UndeclaredCalls.of(other)).toBeUndefined();
});

test('the text says them, of whatever environment they are', () => {
  const call = outbound({ host: 'mail', pod: 'orders-1', ...passed });
  const said = `
Calls that no file declares:

  orders calls mail: 1 call, the first at 2026-11-28T16:00:00.000Z from
    shop/orders-1

`;
  expect(formatTrace(trace([call]))).toMatch(new RegExp(`^No request came .*\\.\n${said}$`, 's'));
  expect(formatTrace(trace([inbound(), call]))).toContain(said);
  expect(formatTrace(trace([inbound()]))).not.toContain('declares');
});
