/** The keys of the lines that sidecars write for `envtree trace`, which tell these lines from all others. */
export const logKeys = {
  /** Which end of a call it is; no other program's lines have this key. */
  side: 'envtree',
  /** When it started, for people, and in microseconds: a chain comes into a pod twice within one millisecond. */
  time: 'time',
  at: 'at',
  /** How many microseconds it took. */
  took: 'took',
  /** The pod whose sidecar writes, and what its labels say. */
  namespace: 'namespace',
  pod: 'pod',
  service: 'service',
  podEnvironment: 'pod_environment',
  /** The environment of the request as it goes on, and as the application itself has sent it. */
  environment: 'environment',
  sent: 'sent',
  requestId: 'request_id',
  traceparent: 'traceparent',
  /** Who is called, and what Envoy has made of that. */
  host: 'host',
  cluster: 'cluster',
  route: 'route',
  status: 'status',
} as const;

/** The values of `logKeys.side`. */
export type Side = 'inbound' | 'outbound';
