/** What is read of a log's line, whatever has put it there. */
import type { Hop } from '../../../../src/core/reports/trace/hop';
import { readHops } from '../../../../src/core/reports/trace/read-hops';
import { callOf, inbound, outbound, requestOf, traceId, type Line } from './log-lines';

const only = (line: string): Hop => {
  const hops = readHops(line);
  if (typeof hops === 'string' || hops.length !== 1 || !hops[0]) throw new Error(`Not one hop: ${line}`);
  return hops[0];
};

const request = requestOf({ id: 'a' });
const line = JSON.stringify(request);
const read = only(line);

test('a request that came in', () => {
  expect(read).toEqual({
    side: 'inbound',
    at: 1000,
    took: 10,
    time: '2026-11-28T16:00:00.000Z',
    pod: 'shop/orders-1',
    service: 'orders',
    environment: 'dev.x',
    sent: undefined,
    requestId: 'a',
    traceId: undefined,
    called: undefined,
    host: undefined,
  });
});

test('a call that went out', () => {
  expect(only(outbound({ env: 'dev', sent: 'dev.x', trace: traceId }))).toMatchObject({
    side: 'outbound',
    at: 1001,
    environment: 'dev',
    sent: 'dev.x',
    traceId,
    called: 'stock',
    host: 'stock:8080',
  });
});

describe('what is around a line does not matter', () => {
  const escaped = JSON.stringify(line);
  test.each([
    ['kubectl --prefix', `[pod/orders-1/istio-proxy] ${line}`],
    ['kubectl --timestamps', `2026-11-28T16:00:00.123456789Z ${line}`],
    ['both', `[pod/orders-1/istio-proxy] 2026-11-28T16:00:00.123456789Z ${line}`],
    ['a container runtime', `2026-11-28T16:00:00.123Z stdout F ${line}`],
    ['Docker', JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: 't' })],
    ['logcli -o jsonl', JSON.stringify({ labels: { pod: 'x' }, line, timestamp: 't' })],
    ['Vector, Promtail and others', JSON.stringify({ kubernetes: { pod: 'x' }, message: line })],
    ['a shipper that reads JSON itself', JSON.stringify({ kubernetes: {}, log: request })],
    ['one that keeps the text as well', JSON.stringify({ log: line, log_processed: request })],
    ["an export's member of a line of its own", `    "line": ${escaped},`],
    ['the last member', `    "line": ${escaped}`],
    ["an array's element", `  ${line},`],
    ["an array's first element", `[${line},`],
    ["an array's last element", `${line}]`],
    ["an export's element that is a text", `    ${escaped},`],
    ['jq, which keeps the quotes', escaped],
    ['a member before another one', `"fields": ${line}, "level": "info"`],
    ['a whole array', JSON.stringify([{ line }])],
    ['a text that is an array', JSON.stringify(JSON.stringify([line]))],
    ['an array of lines', JSON.stringify([line])],
    ['a line within a line within a line', JSON.stringify({ log: JSON.stringify({ message: line }) })],
  ])('%s', (_name, text) => {
    expect(readHops(text)).toEqual([read]);
  });

  test.each([
    ['further to the right', `  [${line},${line}]`],
    ['with spaces in it', `[ ${line}, ${line} ]`],
    ['of texts', `[${escaped}, ${escaped}]`],
    ['of arrays', `[[${line}], [${line}]]`],
  ])('an array of several in one line, %s', (_name, text) => {
    expect(readHops(text)).toEqual([read, read]);
  });

  test("Loki's answer has many in one line", () => {
    const values = [
      ['1', line],
      ['2', outbound()],
      ['3', line],
    ];
    const answer = { status: 'success', data: { resultType: 'streams', result: [{ stream: {}, values }] } };
    expect(readHops(JSON.stringify(answer))).toEqual([read, only(outbound()), read]);
  });
});

test.each([
  ['nothing', ''],
  ['text', 'info Envoy proxy is ready'],
  ["Istio's own log", '[2026] "GET / HTTP/1.1" 200 outbound|8080||orders.dev-a.shop.envtree.internal'],
  ['JSON', '{"level":"info"}'],
  ['JSON that speaks of envtree', '{"manager":"envtree"}'],
  ['an array that does', '["envtree", 1, null]'],
  ['a number in its place', '{"a":{"x":"envtree"}}'],
  ['what escapes letters, as no sidecar does,', line.replace('envtree', String.raw`\u0065nvtree`)],
])('%s is of another program', (_name, text) => {
  expect(readHops(text)).toBe('foreign');
});

test.each([
  ['cut off', line.slice(0, -5)],
  ['cut off within another', `{"log":${JSON.stringify(line)}`.slice(0, -9)],
  ['without a time', inbound({ at: null })],
  ['with another time', inbound({ at: 'today' })],
  ['with an empty time', inbound({ at: '' })],
  ['without a pod', inbound({ pod: null })],
  ['of a third side', inbound({ side: 'sideways' })],
  ['too deep', Array.from({ length: 9 }).reduce<string>((text) => JSON.stringify({ log: text }), line)],
])('a line %s cannot be read', (_name, text) => {
  expect(readHops(text)).toBe('damaged');
});

test('a line is read in ten arrays, and not in eleven', () => {
  const within = (depth: number): string => `${'['.repeat(depth)}${line}${']'.repeat(depth)}`;
  expect(readHops(within(10))).toEqual([read]);
  expect(readHops(within(11))).toBe('damaged');
});

test('what is missing besides does no harm', () => {
  const bare = { took: null, namespace: null, service: null, env: '-', sent: '' };
  expect(only(outbound(bare))).toMatchObject({
    took: 0,
    pod: 'orders-1',
    service: 'orders-1',
    called: 'stock',
    host: 'stock:8080',
  });
  expect(only(outbound(bare))).toMatchObject({ environment: undefined, sent: undefined });
  expect(only(JSON.stringify({ ...requestOf(), time: undefined })).time).toBe('1000');
  expect(only(JSON.stringify({ ...callOf(), at: 1002 })).at).toBe(1002);
});

test("Envoy's note in a request id does not count, and other ids are as they are", () => {
  const idOf = (id: string): string | undefined => only(inbound({ id })).requestId;
  const traced = idOf('c7da2ff1-4b5b-9d2e-8f6a-0123456789ab');
  expect(traced).toBe(idOf('c7da2ff1-4b5b-4d2e-8f6a-0123456789ab'));
  expect(traced).toBe('c7da2ff1-4b5b-4d2e-8f6a-0123456789ab');
  expect(idOf('c7da2ff1-4b5b-9d2e-8f6a-0123456789abc')).toBe('c7da2ff1-4b5b-9d2e-8f6a-0123456789abc');
  expect(idOf('xc7da2ff1-4b5b-9d2e-8f6a-0123456789ab')).toBe('xc7da2ff1-4b5b-9d2e-8f6a-0123456789ab');
  expect(idOf('mine')).toBe('mine');
});

test('a traceparent of another form is compared as a whole', () => {
  const idOf = (trace: string): string | undefined => only(inbound({ trace })).traceId;
  expect(idOf(traceId)).toBe(traceId);
  expect(idOf('mine')).toBe('mine');
  expect(idOf(`x00-${traceId}-1`)).toBe(`x00-${traceId}-1`);
});

describe('whom a call is for', () => {
  const called = (line: Line): string | undefined => only(outbound(line)).called;

  test.each([
    ["a Service's pods", { cluster: 'outbound|8080||stock.shop.svc.cluster.local' }, 'stock'],
    ['another domain', { cluster: 'outbound|8080||stock.shop.svc.corp' }, 'stock'],
    ["an instance's pods", { cluster: 'outbound|8080||stock.dev-a.shop.envtree.internal' }, 'stock'],
    ["a route's own answer", { cluster: null, route: 'unanswered', host: 'stock.shop:8080' }, 'stock'],
    ['the same of a bare host', { cluster: null, route: 'dev', host: 'stock' }, 'stock'],
    ['a server outside', { cluster: 'outbound|443||api.example.com' }, undefined],
    ['one with svc in its name', { cluster: 'outbound|443||a.b.svcs.example.com' }, undefined],
    ['an address', { cluster: 'PassthroughCluster', route: 'allow_any' }, undefined],
    ['nobody', { cluster: null, route: null }, undefined],
    ['nobody, allowed', { cluster: null, route: 'allow_any' }, undefined],
    ['nobody, blocked', { cluster: null, route: 'block_all' }, undefined],
    ['no host', { cluster: null, route: 'dev', host: null }, undefined],
  ])('%s', (_name, line, service) => {
    expect(called(line)).toBe(service);
  });

  test('a request that came in calls nobody', () => {
    expect(only(JSON.stringify({ ...requestOf(), cluster: 'outbound|1||a.b.svc.c' })).called).toBeUndefined();
  });
});

test.each([
  ['stock.shop.svc', 'stock'],
  ['stock.shop.svc.cluster.local', 'stock'],
  ['stock.dev-a.shop.envtree.internal', 'stock'],
  ['stock.shop.svcs', undefined],
  ['api.stock.shop.svc.example.com', undefined],
])('a call to %s is for the service %s', (host, called) => {
  expect(only(outbound({ cluster: `outbound|8080||${host}` })).called).toBe(called);
});
