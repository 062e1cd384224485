/** Which calls belong to which requests, and what became of the environment. */
import type { Hop } from '../../../../src/core/reports/trace/hop';
import { joinCalls } from '../../../../src/core/reports/trace/join-calls';
import { readHops } from '../../../../src/core/reports/trace/read-hops';
import { describeSureness } from '../../../../src/core/reports/trace/format-trace';
import { TraceLog, type Trace, type TraceOptions } from '../../../../src/core/reports/trace/trace-log';
import { inbound, outbound, traceId, type Line } from './log-lines';

function trace(lines: readonly string[], options?: TraceOptions): Trace {
  const log = new TraceLog(options);
  for (const line of lines) log.add(line);
  return log.finish();
}

/** Of the service that calls: how many calls went on, were lost, are unknown, and how sure that is. */
function said(lines: readonly string[], options?: TraceOptions): string {
  const [service] = trace(lines, options).services;
  if (!service) return 'nothing';
  const { kept, lost, tagged, unknown } = service;
  const sure = describeSureness(service) || '-';
  return `${[kept.total, lost.total, unknown].join(' ')} ${sure}${tagged > 0 ? ` tagged ${tagged}` : ''}`;
}

test.each<[string, Line, Line, string]>([
  ['goes on', { id: 'a' }, { id: 'a', sent: 'dev.x', env: 'dev.x' }, '1 0 0 certain'],
  ['is dropped', { id: 'a' }, { id: 'a' }, '0 1 0 certain'],
  ['becomes another', { id: 'a' }, { id: 'a', sent: 'dev', env: 'dev' }, '0 1 0 certain'],
  ['is dropped, and another put there', { id: 'a' }, { id: 'a', env: 'dev.y' }, '0 1 0 certain'],
  ['is dropped, and the tag makes good', { id: 'a' }, { id: 'a', env: 'dev.x' }, '0 1 0 certain tagged 1'],
  ['is joined by its trace', { id: 'a', trace: traceId }, { id: 'b', trace: traceId }, '0 1 0 certain'],
  ['is joined by time', { id: 'a', trace: traceId }, { id: 'b' }, '0 1 0 likely'],
  ['goes on, joined by time', { id: 'a' }, { id: 'b', sent: 'dev.x' }, '1 0 0 likely'],
  ['is joined at the first moment', { id: 'a', at: 1001 }, {}, '0 1 0 likely'],
  ['is joined at the last moment', { id: 'a', at: 991 }, {}, '0 1 0 likely'],
  ['is not joined before', { id: 'a', at: 1002 }, {}, '0 0 0 -'],
  ['is not joined later', { id: 'a', at: 990 }, {}, '0 0 0 -'],
  ['is joined after the answer, by its id', { id: 'a', at: 1, took: 1 }, { id: 'a' }, '0 1 0 certain'],
  ['is not joined by an id from later', { id: 'a', at: 1002 }, { id: 'a' }, '0 0 0 -'],
  ['is not joined in another pod', { id: 'a' }, { id: 'a', pod: 'orders-2' }, '0 0 0 -'],
  ['is not joined in another namespace', { id: 'a' }, { id: 'a', namespace: 'b' }, '0 0 0 -'],
  ['was not there', { id: 'a', env: null }, { id: 'a' }, 'nothing'],
  ['was not there, by time', { id: 'a', env: null }, { id: 'b' }, 'nothing'],
  ['leaves the mesh', { id: 'a' }, { id: 'a', cluster: 'PassthroughCluster' }, '0 0 0 -'],
])('the environment %s', (...[, request, call, outcome]) => {
  expect(said([outbound(call), inbound(request)])).toBe(outcome);
  expect(said([inbound(request), outbound(call)])).toBe(outcome);
});

describe('where several requests are being answered', () => {
  const others = (env: string | null): string[] => [inbound({ id: 'a' }), inbound({ id: 'b', env, at: 995 })];

  test.each<[string, string | null, Line, string]>([
    ['all of one environment', 'dev.x', {}, '0 1 0 likely'],
    ['of two environments, nobody knows', 'dev.y', {}, '0 0 1 unknown'],
    ['of one and none, nobody knows', null, {}, '0 0 1 unknown'],
    ['what a call carries came from the first', 'dev.y', { sent: 'dev.x' }, '1 0 0 likely'],
    ['or from the other', 'dev.y', { sent: 'dev.y' }, '1 0 0 likely'],
    ['a third environment came from nobody', 'dev.y', { sent: 'dev.z' }, '0 0 1 unknown'],
    ['an id decides', 'dev.y', { id: 'b' }, '0 1 0 certain'],
  ])('%s', (...[, env, call, outcome]) => {
    expect(said([...others(env), outbound(call)])).toBe(outcome);
  });

  test('a long one counts among many short ones', () => {
    const short = Array.from({ length: 20 }, (_, at) => inbound({ at: 100 + at, took: 1, env: 'dev.y' }));
    const long = inbound({ at: 50, took: 2000, id: 'long' });
    expect(said([...short, long, outbound({ at: 1500 })])).toBe('0 1 0 likely');
    expect(said([...short, long, outbound({ at: 119 })])).toBe('0 0 1 unknown');
  });

  test('of a chain that comes into a pod twice, the one that is not over before the call', () => {
    const first = inbound({ id: 'a', at: 157, took: 3 });
    const second = inbound({ id: 'a', at: 158, took: 0, env: 'dev.y' });
    const call = { id: 'a', at: 158, sent: 'dev.x' };
    expect(said([first, second, outbound({ ...call, took: 2 })])).toBe('1 0 0 certain');
    // A call of a whole microsecond may seem to outlast a request that it lies in.
    expect(said([first, second, outbound({ ...call, took: 1, sent: 'dev.y' })])).toBe('1 0 0 certain');
    expect(said([first, second, outbound({ ...call, took: 9, sent: 'dev.y' })])).toBe('1 0 0 certain');
  });

  test('of several with one id, the last that began before the call', () => {
    const first = inbound({ id: 'a', at: 100 });
    const second = inbound({ id: 'a', at: 200, env: 'dev.y' });
    expect(said([second, first, outbound({ id: 'a', at: 150, sent: 'dev.x' })])).toBe('1 0 0 certain');
    expect(said([second, first, outbound({ id: 'a', at: 200, sent: 'dev.y' })])).toBe('1 0 0 certain');
  });
});

test('a call that a pod makes while it answers nobody is made for no request', () => {
  const hops = (line: string): Hop[] => [readHops(line)].flat().filter((it) => typeof it === 'object');
  expect(joinCalls(hops(outbound()), [])).toEqual([]);
  expect(joinCalls(hops(outbound({ at: 5000 })), hops(inbound()))).toEqual([]);
});

test('requests and calls are counted by service, and each join by itself', () => {
  const found = trace([
    inbound({ id: 'a' }),
    outbound({ id: 'a', sent: 'dev.x' }),
    inbound({ id: 'a', at: 1002, service: 'stock', pod: 'stock-1' }),
    inbound({ id: 'b', at: 5000, trace: traceId }),
    outbound({ at: 5001, trace: traceId, sent: 'dev.x' }),
    outbound({ at: 5002, sent: 'dev.x' }),
    outbound({ at: 5003, id: 'b' }),
    outbound({ at: 5003, trace: traceId }),
    outbound({ at: 5004 }),
    inbound({ env: null, service: 'audit', pod: 'audit-1' }),
    'nothing',
    inbound({ at: null }),
  ]);
  expect(found).toMatchObject({ requests: 3, pods: 3, lines: { read: 10, foreign: 1, damaged: 1 } });
  expect(found).not.toHaveProperty('environment');
  expect(found.services).toMatchObject([
    {
      service: 'orders',
      requests: 2,
      kept: { total: 3, byRequestId: 1, byTraceId: 1, byTime: 1 },
      lost: { total: 3, byRequestId: 1, byTraceId: 1, byTime: 1 },
    },
    { service: 'stock', requests: 1, kept: { total: 0 }, lost: { total: 0 } },
  ]);
});

test('three examples of each, as they come', () => {
  const lines = ['a', 'b', 'c', 'd'].flatMap((id, index) => [
    inbound({ id, at: 100 * index }),
    outbound({ id, at: 100 * index + 1, trace: traceId }),
  ]);
  const [service] = trace(lines).services;
  expect(service?.examples.lost.map(({ requestId }) => requestId)).toEqual(['a', 'b', 'c']);
  expect(service?.examples.kept).toEqual([]);
  expect(service?.examples.lost[0]).toEqual({
    time: '2026-11-28T16:00:00.000Z',
    from: 'shop/orders-1',
    to: 'stock',
    came: 'dev.x',
    sent: undefined,
    requestId: 'a',
    traceId,
  });
});

test('one environment alone', () => {
  const lines = [
    inbound({ id: 'a' }),
    outbound({ id: 'a' }),
    inbound({ id: 'b', env: 'dev.y', at: 5000 }),
    outbound({ id: 'b', sent: 'dev.y', at: 5001 }),
    outbound({ at: 5001 }),
  ];
  expect(trace(lines, { environment: 'dev.y' })).toMatchObject({ environment: 'dev.y', requests: 1 });
  expect(said(lines, { environment: 'dev.y' })).toBe('1 1 0 likely');
  expect(said(lines, { environment: 'dev.x' })).toBe('0 1 0 certain');
  expect(trace(lines, { environment: 'dev' })).toMatchObject({ requests: 0, services: [] });
  const both = [inbound({ id: 'a' }), inbound({ id: 'b', env: 'dev.y' }), outbound()];
  expect(said(both, { environment: 'dev.y' })).toBe('0 0 1 unknown');
});

describe('with hops of few requests kept at a time', () => {
  const pairs = Array.from({ length: 200 }, (_, index) => ({
    request: inbound({ id: `id-${index}`, at: 100 * index }),
    call: outbound({ id: `id-${index}`, at: 100 * index + 1 }),
  }));

  test.each<[string, string[]]>([
    ['calls first', pairs.flatMap(({ request, call }) => [call, request])],
    ['requests first', pairs.flatMap(({ request, call }) => [request, call])],
    ['backward', pairs.flatMap(({ request, call }) => [call, request]).reverse()],
    [
      'ten at a time',
      Array.from({ length: 20 }, (_, at) => pairs.slice(10 * at, 10 * at + 10)).flatMap((ten) => [
        ...ten.map(({ call }) => call),
        ...ten.map(({ request }) => request),
      ]),
    ],
  ])('each is counted once, %s', (_name, lines) => {
    for (const window of [20, 33, 1000]) {
      expect(trace(lines, { window })).toMatchObject({ requests: 200 });
      expect(said(lines, { window })).toBe('0 200 0 certain');
    }
  });

  test('a call is joined with what is one window away, and with nothing further away', () => {
    const other = inbound({ env: null, pod: 'other-1' });
    const linesTo = (place: number): string[] => [
      outbound({ id: 'a' }),
      ...Array<string>(place - 1).fill(other),
      inbound({ id: 'a' }),
    ];
    expect(said(linesTo(7), { window: 4 })).toBe('0 1 0 certain');
    expect(said(linesTo(8), { window: 4 })).toBe('0 0 0 -');
  });

  test('what is too far apart is not joined', () => {
    const lines = [...pairs.map(({ call }) => call), ...pairs.map(({ request }) => request)];
    expect(said(lines, { window: 20 })).toBe('0 0 0 -');
  });
});
