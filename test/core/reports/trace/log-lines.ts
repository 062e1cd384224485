/** Lines as sidecars write them, of which a test says only what matters to it. */

export interface Line {
  readonly side?: string;
  readonly at?: number | string | null;
  readonly took?: number | null;
  readonly pod?: string | null;
  readonly namespace?: string | null;
  readonly service?: string | null;
  readonly env?: string | null;
  readonly sent?: string | null;
  readonly id?: string | null;
  readonly trace?: string | null;
  readonly host?: string | null;
  readonly cluster?: string | null;
  readonly route?: string | null;
}

export const requestOf = (line: Line = {}): object =>
  objectOf({ side: 'inbound', env: 'dev.x', took: 10, ...line });

export const callOf = (line: Line = {}): object => objectOf({ side: 'outbound', at: 1001, ...line });

export const inbound = (line: Line = {}): string => JSON.stringify(requestOf(line));

export const outbound = (line: Line = {}): string => JSON.stringify(callOf(line));

function objectOf(line: Line): object {
  const { side, at = 1000, took = 1, pod = 'orders-1', namespace = 'shop', service = 'orders' } = line;
  const { env = null, sent = null, id = null, trace = null, host = 'stock:8080', route = 'dev' } = line;
  const { cluster = 'outbound|8080||stock.shop.svc.cluster.local' } = line;
  return {
    at: typeof at === 'number' ? String(at) : at,
    environment: env,
    envtree: side,
    host,
    namespace,
    pod,
    pod_environment: 'dev',
    request_id: id,
    service,
    status: 200,
    time: '2026-11-28T16:00:00.000Z',
    took,
    traceparent: trace === null ? null : trace.length === 32 ? `00-${trace}-00f067aa0ba902b7-01` : trace,
    ...(side === 'outbound' && { sent, cluster, route }),
  };
}

export const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
