/** The table of who loses environments, and what is said below it. */
import { formatNoTrace, formatTrace } from '../../../../src/core/reports/trace/format-trace';
import { TraceLog, type Trace } from '../../../../src/core/reports/trace/trace-log';
import { inbound, outbound, traceId, type Line } from './log-lines';

function trace(lines: readonly string[], environment?: string): Trace {
  const log = new TraceLog({ environment });
  for (const line of lines) log.add(line);
  return log.finish();
}

/** So many requests to a service, each with one call. */
function calls(service: string, { times = 1, ...line }: Line & { readonly times?: number }): string[] {
  const pod = `${service}-1`;
  return Array.from({ length: times }, (_, index) => [
    inbound({ id: `${service}${index}`, at: 100 * index, service, pod }),
    outbound({ id: `${service}${index}`, at: 100 * index + 1, service, pod, ...line }),
  ]).flat();
}

test('who loses it, who does not, and how sure that is', () => {
  const lines = [
    ...calls('web', { times: 12, sent: 'dev.x' }),
    ...calls('always', { times: 4, trace: traceId }),
    ...calls('ids', { times: 2, id: 'z' }),
    ...calls('tagged', { env: 'dev.x' }),
    ...calls('tagged', { sent: 'dev', env: 'dev' }),
    inbound({ service: 'mixed', pod: 'mixed-1' }),
    inbound({ service: 'mixed', pod: 'mixed-1', env: 'dev.y' }),
    outbound({ service: 'mixed', pod: 'mixed-1', id: 'new' }),
    inbound({ service: 'leaf', pod: 'leaf-1' }),
    'another line',
  ];
  expect(formatTrace(trace(lines))).toBe(`23 requests came with an environment, by the logs of 6 pods.

  service  requests  went on     lost  unknown  sure
  always          4        0        4        0  certain
  ids             2        0        2        0  likely
  leaf            1        0        0        0
  mixed           2        0        0        1  unknown
  tagged          2        0        2        0  certain
  web            12       12        0        0  certain

always loses the environment: 4 of 4 calls sent without it (certain)
  2026-11-28T16:00:00.000Z shop/always-1 to stock
    came with dev.x, sent none
    x-request-id always0
    trace 4bf92f3577b34da6a3ce929d0e0e4736
  2026-11-28T16:00:00.000Z shop/always-1 to stock
    came with dev.x, sent none
    x-request-id always1
    trace 4bf92f3577b34da6a3ce929d0e0e4736
  2026-11-28T16:00:00.000Z shop/always-1 to stock
    came with dev.x, sent none
    x-request-id always2
    trace 4bf92f3577b34da6a3ce929d0e0e4736

ids loses the environment: 2 of 2 calls sent without it (likely)
  2026-11-28T16:00:00.000Z shop/ids-1 to stock
    came with dev.x, sent none
    x-request-id z
  2026-11-28T16:00:00.000Z shop/ids-1 to stock
    came with dev.x, sent none
    x-request-id z
  It passes on neither x-request-id nor traceparent with 2 of its calls, so that
    only the time tells which request they belong to.

mixed: 1 call left while requests of several environments, or of none, were
  being answered there
  2026-11-28T16:00:00.000Z shop/mixed-1 to stock
    sent none
    x-request-id new
  It passes on neither x-request-id nor traceparent with 1 of its calls, so that
    only the time tells which request they belong to.

tagged loses the environment: 2 of 2 calls sent without it (certain); its pod's
  tag made good for 1 of them
  2026-11-28T16:00:00.000Z shop/tagged-1 to stock
    came with dev.x, sent none
    x-request-id tagged0
  2026-11-28T16:00:00.000Z shop/tagged-1 to stock
    came with dev.x, sent dev
    x-request-id tagged0

1 line of other programs was skipped.
`);
});

test('where nobody loses it, that is said', () => {
  const lines = [...calls('web', { sent: 'dev.x' }), inbound({ at: null }), 'a', 'b'];
  expect(formatTrace(trace(lines))).toBe(`1 request came with an environment, by the logs of 1 pod.

  service  requests  went on     lost  unknown  sure
  web             1        1        0        0  certain

No service loses an environment.
2 lines of other programs were skipped.
1 line of envtree's cannot be read: cut off, or changed on the way.
`);
});

test('a service that loses some calls surely, and others likely', () => {
  const lines = [...calls('web', {}), outbound({ service: 'web', pod: 'web-1', at: 2, id: 'other' })];
  expect(formatTrace(trace(lines))).toContain('2 of 2 calls sent without it (1 of them likely)\n');
});

test('of calls that go on and calls that do not, those that lose it are told of all', () => {
  const lines = [...calls('web', {}), ...calls('web', { times: 3, sent: 'dev.x' })];
  expect(formatTrace(trace(lines))).toContain('1 of 4 calls sent without it (certain)\n');
});

test('a call without any identifier is told by its time', () => {
  const text = formatTrace(trace([inbound(), outbound({ id: null })]));
  expect(text).toContain(' to stock\n    came with dev.x, sent none\n  It passes on neither');
});

test('names of 63 characters fit into 80 columns, but for what has to be copied whole', () => {
  const name = 'n'.repeat(63);
  const short = 's'.repeat(32);
  const text = formatTrace(
    trace([...calls(name, { cluster: `o|1||${name}.a.svc.b`, id: 'a' }), ...calls(short, {})]),
  );
  const wide = text.split('\n').filter((line) => line.length > 80);
  expect(wide).toEqual([]);
  expect(text).toContain(`\n  ${name}\n${' '.repeat(34)}         1        0        1        0  likely\n`);
  expect(text).toContain(`\n  ${short}         1        0        1        0  certain\n`);
  expect(text).toContain(`  2026-11-28T16:00:00.000Z\n    shop/${name}-1 to\n    ${name}\n`);
});

test('no request with an environment', () => {
  expect(formatTrace(trace([inbound({ env: null }), 'x']))).toBe(
    `No request came with an environment, by the logs of 1 pod.
Send one with the header, as envtree probe does; a gateway obeys it at trusted
  hosts alone.
1 line of other programs was skipped.
`,
  );
  expect(formatTrace(trace([inbound(), inbound()], 'dev.y'))).toContain(
    'No request came with the environment dev.y, by the logs of 1 pod.\n',
  );
});

test("no line of envtree's at all", () => {
  expect(formatNoTrace(trace(['x']))).toBe(
    `error: No line of envtree's is in this log: 1 line of other programs
  hint: Sidecars write them with tracing: { log: true } in envtree.yaml, into the log of the
  container istio-proxy: kubectl logs --container istio-proxy --prefix --selector ...
`,
  );
  expect(formatNoTrace(trace(['x', 'y', inbound({ at: null })]))).toContain(
    "2 lines of other programs, and 1 line of envtree's that cannot be read\n",
  );
});
