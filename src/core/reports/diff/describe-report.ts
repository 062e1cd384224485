import { groupBy } from '../../diagnostics/group-by';
import { describeAnswers } from './describe-answers';
import { describeObjects } from './describe-objects';
import { describeSurprises } from './describe-surprises';
import { describeWorkloads } from './describe-workloads';
import type { Count, DifferenceReport, InstanceName } from './difference-report';
import { code, count, type ReportEntry, type ReportSection, type ShownStates } from './report-section';

/** What a report says to people, the surprising first; sections with nothing in them are left out. */
export function describeReport(report: DifferenceReport, shown: ShownStates): ReportSection[] {
  const all: readonly ReportSection[] = [
    { title: 'Surprising', entries: describeSurprises(report, shown) },
    { title: 'Environments', entries: describeEnvironments(report) },
    { title: 'Instances', entries: describeInstances(report) },
    ...describeAnswers(report),
    ...describeWorkloads(report, shown),
    ...describeObjects(report, shown),
  ];
  return all.filter(({ entries }) => entries.length > 0);
}

/** The numbers, each only where it differs. */
export function describeCounts({ pods, routes, clusters }: DifferenceReport): string[] {
  return [
    ...describeCount(pods, 'pods'),
    ...describeCount(routes, 'routes in a sidecar'),
    ...describeCount(clusters, 'clusters in a sidecar'),
  ];
}

function describeCount({ from, to }: Count, noun: string): string[] {
  if (from === to) return [];
  const difference = to > from ? `${String(to - from)} more` : `${String(from - to)} fewer`;
  return [`${noun}: ${String(from)} -> ${String(to)} (${difference})`];
}

function describeEnvironments({ environments: { added, removed } }: DifferenceReport): ReportEntry[] {
  const list = (sign: '+' | '-', names: readonly string[]): ReportEntry[] =>
    names.length === 0
      ? []
      : [{ sign, text: '', names: names.map(code), all: count(names.length, 'environment') }];
  return [...list('+', added), ...list('-', removed)];
}

function describeInstances({ instances: { added, removed } }: DifferenceReport): ReportEntry[] {
  return [...listInstances('+', added), ...listInstances('-', removed)];
}

/** The environments that have the same services more, or fewer, as one. */
function listInstances(sign: '+' | '-', instances: readonly InstanceName[]): ReportEntry[] {
  const byEnvironment = groupBy(instances, ({ environment }) => environment);
  const named = [...byEnvironment].map(([environment, all]) => ({
    environment,
    services: all.map(({ service }) => code(service)).join(', '),
  }));
  return [...groupBy(named, ({ services }) => services)].map(([services, all]) => ({
    sign,
    text: `${services} in`,
    names: all.map(({ environment }) => code(environment)),
    all: count(all.length, 'environment'),
  }));
}
