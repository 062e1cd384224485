import type { DifferenceReport, FieldChange, WorkloadChange, WorkloadName } from './difference-report';
import {
  code,
  count,
  formatPlace,
  formatValue,
  type ReportEntry,
  type ReportSection,
  type ShownStates,
} from './report-section';

/** How many fields of one change are shown. */
const mostFields = 8;

/** The workloads whose pods restart, and those that change without. */
export function describeWorkloads({ workloads }: DifferenceReport, shown: ShownStates): ReportSection[] {
  const restarting = workloads.filter(({ restarts }) => restarts);
  const others = workloads.filter(({ restarts }) => !restarts);
  const describe = (change: WorkloadChange): ReportEntry => describeChange(change, shown);
  const number = restarting.flatMap((change) => change.workloads).length;
  return [
    { title: `Pods restart (${count(number, 'workload')})`, entries: restarting.map(describe) },
    { title: 'Changed without a restart', entries: others.map(describe) },
  ];
}

function describeChange({ workloads, isImageOnly, fields }: WorkloadChange, shown: ShownStates): ReportEntry {
  const services = new Set(workloads.map(nameService));
  const [only] = services.size === 1 ? services : [];
  const leftOut = fields.length - mostFields;
  return {
    sign: '~',
    text: `${isImageOnly ? 'image of ' : ''}${only === undefined ? '' : `${only} in`}`,
    names: workloads.map((workload) =>
      only === undefined
        ? `${nameService(workload)} in ${code(workload.environment)}`
        : code(workload.environment),
    ),
    all: only === undefined ? count(workloads.length, 'workload') : count(workloads.length, 'environment'),
    details: [
      ...fields.slice(0, mostFields).flatMap((field) => describeField(field, shown)),
      ...(leftOut > 0 ? [`and ${count(leftOut, 'more field')}`] : []),
    ],
  };
}

function nameService({ service, kind, name }: WorkloadName): string {
  return service === undefined ? `${kind} ${code(name)}` : code(service);
}

/** The path within the pods' spec, or in the workload beside it; what it was and is; and the key that says so. */
function describeField({ path, from, to, key, place }: FieldChange, shown: ShownStates): string[] {
  const values = from === undefined && to === undefined ? '' : `: ${formatValue(from)} -> ${formatValue(to)}`;
  return [
    `${code(path.replace(/^spec\.template\./, ''))}${values}`,
    `${formatPlace(place, shown)} ${code(key)}`,
  ];
}
