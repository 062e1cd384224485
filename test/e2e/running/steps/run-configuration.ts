import type { ConfigurationStep } from '../case';
import { configurationOf, type Configuration } from '../configuration';
import { whoAsks } from '../questions';
import type { Run } from '../run-case';
import { askUntil, heardBy } from './ask-until';

/** Notes a sidecar's configuration without aliases, or compares one with aliases to it: equal but for their filters. */
export async function runConfiguration(run: Run, { configuration, from }: ConfigurationStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  const now = await configurationOf(asker, run.namespaces);
  if (configuration === 'noted') {
    run.report.check({ isGood: !hasFilters(now), text: describe(now) });
    return { ...run, configuration: now };
  }
  const { configuration: noted } = run;
  if (!noted) throw new Error('No configuration was noted');
  const settled = await askUntil(
    { run, who: from },
    () => configurationOf(asker, run.namespaces),
    hasFilters,
  );
  run.report.check({ isGood: hasFilters(settled), text: describe(settled) });
  for (const key of ['routes', 'clusters', 'listenersWithoutFilters'] as const) {
    const isGood = settled[key].length > 0 && JSON.stringify(settled[key]) === JSON.stringify(noted[key]);
    run.report.check({ isGood, text: `the same ${key}: ${String(settled[key].length)}` });
  }
  return heardBy(run, from);
}

function hasFilters({ listeners, listenersWithoutFilters }: Configuration): boolean {
  return sizeOf(listeners) !== sizeOf(listenersWithoutFilters);
}

function describe({ routes, clusters, listeners, listenersWithoutFilters }: Configuration): string {
  const bytes = `${String(sizeOf(listeners))} bytes, ${String(sizeOf(listenersWithoutFilters))} without filters`;
  return `${String(routes.length)} routes, ${String(clusters.length)} clusters, ${String(listeners.length)} listeners of ${bytes}`;
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
