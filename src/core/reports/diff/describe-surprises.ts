import type { DifferenceReport, InstanceNature, ObjectName } from './difference-report';
import { code, formatPlace, formatValue, type ReportEntry, type ShownStates } from './report-section';

/** What is lost, refused, or changed for everybody. */
export function describeSurprises(report: DifferenceReport, shown: ShownStates): ReportEntry[] {
  return [
    ...(report.isFromComplete
      ? []
      : [surprise('The earlier state has mistakes, and what is wrong in it counts as not there')]),
    ...report.losses.map((loss) =>
      surprise(`${nameObject(loss)} is deleted: ${loss.reason}`, formatPlace(loss.place, shown)),
    ),
    ...report.refusals.map((refusal) =>
      surprise(
        `The API server refuses to change ${refusal.paths.map(code).join(', ')} of ${nameObject(refusal)}: it has to be deleted first`,
        formatPlace(refusal.place, shown),
      ),
    ),
    ...report.environments.moved.map(({ environment, from, to }) =>
      surprise(`${code(environment)} moves from the namespace ${code(from)} to ${code(to)}`),
    ),
    ...report.settings.map(({ key, from, to, place }) =>
      surprise(
        `${code(key)} of all environments: ${formatValue(from)} -> ${formatValue(to)}`,
        ...(place ? [formatPlace(place, shown)] : []),
      ),
    ),
    ...report.instances.changed.map(({ service, environment, from, to }) =>
      surprise(`${code(service)} in ${code(environment)}: ${describeNature(from)} -> ${describeNature(to)}`),
    ),
  ];
}

function surprise(text: string, ...details: readonly string[]): ReportEntry {
  return { sign: '!', text, details };
}

export function nameObject({ kind, name, namespace }: ObjectName): string {
  return `${kind} ${code(name)}${namespace === undefined ? '' : ` in the namespace ${code(namespace)}`}`;
}

function describeNature({ kind, deployedBy }: InstanceNature): string {
  return deployedBy === 'others' ? 'deployed by others' : `a ${kind} of ${deployedBy}`;
}
