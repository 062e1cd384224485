import { backendsOf, endpointsOf, type Endpoint } from './backends';
import type { Cluster } from './cluster';
import { preferByFailover } from './prefer-by-failover';

/** The environments of the pods that could answer, sorted, or the answer that no pod gives. */
export type Answer =
  { readonly environments: readonly string[] } | { readonly status: number; readonly body?: string };

/** Who could answer at `port` of a full host name. */
export function pickEndpoints(cluster: Cluster, host: string, port: number): Answer {
  const endpoints = backendsOf(cluster, host).flatMap((backend) => endpointsOf(backend, port, cluster));
  const preferred = preferByFailover(endpoints, { host, port, cluster });
  // One pod that refuses is enough for some requests to fail.
  if (preferred.length === 0 || preferred.some(refuses)) return { status: 503 };
  return { environments: [...new Set(preferred.map(({ pod }) => pod.environment))].sort() };
}

/** A pod that says which ports it listens on is taken at its word. */
function refuses({ pod, target }: Endpoint): boolean {
  const numbers = pod.ports.map(({ containerPort }) => containerPort);
  return typeof target === 'number' && numbers.length > 0 && !numbers.includes(target);
}
