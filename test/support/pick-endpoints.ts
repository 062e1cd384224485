import { isRefused, type Arrival } from './authorization';
import { backendsOf, endpointsOf, type Endpoint } from './backends';
import { preferByFailover, type CalledPort } from './prefer-by-failover';

/** The environments of the pods that could answer, sorted, or the answer that no pod gives. */
export type Answer =
  { readonly environments: readonly string[] } | { readonly status: number; readonly body?: string };

/** Who could answer a request to a port of a full host name. */
export function pickEndpoints(called: CalledPort, arrival: Arrival): Answer {
  const { cluster, host, port } = called;
  const endpoints = backendsOf(cluster, host).flatMap((backend) => endpointsOf(backend, port, cluster));
  const preferred = preferByFailover(endpoints, called);
  // One pod that refuses is enough for some requests to fail.
  if (preferred.length === 0 || preferred.some(refusesPort)) return { status: 503 };
  if (preferred.some((endpoint) => isRefused(endpoint, arrival, cluster))) {
    // Of a connection that is closed no status comes.
    return { status: arrival.isHttp ? 403 : 0 };
  }
  return { environments: [...new Set(preferred.map(({ pod }) => pod.environment))].sort() };
}

/** A pod that says which ports it listens on is taken at its word. */
function refusesPort({ pod, target }: Endpoint): boolean {
  const numbers = pod.ports.map(({ containerPort }) => containerPort);
  return typeof target === 'number' && numbers.length > 0 && !numbers.includes(target);
}
