/** What istiod has spent since it started. */
export interface IstiodCost {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** How often a sidecar was brought up to date, and how long that took in all, from the change on. */
  readonly pushes: number;
  readonly pushSeconds: number;
}

/** Asks istiod for its own metrics (https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics). */
export async function readIstiod(): Promise<IstiodCost> {
  const answer = await fetch('http://127.0.0.1:15014/metrics');
  const text = await answer.text();
  return {
    cpuSeconds: metricIn(text, 'process_cpu_seconds_total'),
    residentBytes: metricIn(text, 'process_resident_memory_bytes'),
    pushes: metricIn(text, 'pilot_proxy_convergence_time_count'),
    pushSeconds: metricIn(text, 'pilot_proxy_convergence_time_sum'),
  };
}

/** The sum of a metric's series; throws where there is none, since a name may change with Istio. */
export function metricIn(text: string, name: string): number {
  const values = text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
  if (values.length === 0) throw new Error(`istiod has no metric ${name}`);
  return values.reduce((sum, value) => sum + value, 0);
}
