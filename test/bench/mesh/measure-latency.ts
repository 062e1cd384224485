import type { Asker } from '../../e2e/running/asker';
import { quantile } from '../statistics';

/** How long requests take, in microseconds. */
export interface Latency {
  readonly median: number;
  readonly percentile99: number;
}

const warmUp = 300;
const requests = 3000;

/**
 * Asks a service without pods again and again, for an environment that nobody has: the sidecar goes through all of its
 * rules, finds the root, and answers by itself that nobody is there.
 */
export async function measureLatency(asker: Asker, url: string): Promise<Latency> {
  const times: number[] = [];
  for (let index = -warmUp; index < requests; index++) {
    const started = process.hrtime.bigint();
    const { status, body } = await asker.ask({ url, headers: { 'x-virtual-env': 'dev.nobody' } });
    if (status !== 503) throw new Error(`${url} answers ${String(status)}: ${body}`);
    if (index >= 0) times.push(Number(process.hrtime.bigint() - started) / 1000);
  }
  return { median: quantile(times, 0.5), percentile99: quantile(times, 0.99) };
}
