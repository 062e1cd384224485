import type { KnowsStep } from '../case';
import { configurationOf } from '../configuration';
import { whoAsks } from '../questions';
import type { Run } from '../run-case';
import { askUntil, heardBy } from './ask-until';

/** Compares the services that a pod's sidecar has clusters for, until they are as expected or it has taken too long. */
export async function runKnows(run: Run, { knows, from }: KnowsStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  const wanted = [...knows].sort().join(', ');
  const { clusters, routes } = await askUntil(
    { run, who: from },
    () => configurationOf(asker, run.namespaces),
    (it) => servicesOf(it.clusters) === wanted,
  );
  const size = `${String(routes.length)} routes, ${String(clusters.length)} clusters`;
  const known = servicesOf(clusters);
  const isGood = known === wanted;
  run.report.check({ isGood, text: `it knows ${known}${isGood ? '' : `, not ${wanted}`}: ${size}` });
  const own = routes.map(hostOf).filter((host) => host.includes('.envtree.internal'));
  const text = `virtual hosts of instances: ${String(own.length)}`;
  run.report.check({ isGood: own.length === 0, text });
  return heardBy(run, from);
}

/** Each cluster is `outbound|8080||orders.shop.svc.cluster.local`. */
function servicesOf(clusters: readonly string[]): string {
  const hosts = clusters
    .filter((name) => name.startsWith('outbound|'))
    .map((name) => name.split('|')[3] ?? '');
  return [...new Set(hosts.map((host) => host.split('.', 1).join()))].sort().join(', ');
}

/** The route's virtual host, between its configuration's name and what it is. */
function hostOf(route: string): string {
  return route.split(' ')[1] ?? '';
}
