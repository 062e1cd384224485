import { isSame } from '../../definition/json';
import { present } from '../../diagnostics/present';
import type { FieldChange, WorkloadChange } from './difference-report';

/**
 * The changes of workloads that have the same fields changed by the same keys as one, with all of their workloads:
 * first those that restart, of these those of the most workloads.
 */
export function groupWorkloads(changes: readonly WorkloadChange[]): WorkloadChange[] {
  const groups = new Map<string, WorkloadChange>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    groups.set(key, group ? join(group, change) : change);
  }
  const order = (group: WorkloadChange): number => Number(group.restarts) * 1e9 + group.workloads.length;
  return [...groups.values()].sort((a, b) => order(b) - order(a));
}

/** The container of a service is named after it, and values may name what comes with an environment. */
function keyOf({ restarts, isImageOnly, fields }: WorkloadChange): string {
  const causes = fields.map(({ path, key, place }) => [withoutContainer(path), key, place]);
  return JSON.stringify([restarts, isImageOnly, causes]);
}

function withoutContainer(path: string): string {
  return path.replace(/(^spec\.template\.spec\.containers\[)[^\]]*/, '$1');
}

function join(group: WorkloadChange, change: WorkloadChange): WorkloadChange {
  return {
    ...group,
    workloads: [...group.workloads, ...change.workloads],
    fields: group.fields.map((field, index) => joinFields(field, present(change.fields[index]))),
  };
}

/** Values are told where they are all the same. */
function joinFields({ from, to, ...field }: FieldChange, other: FieldChange): FieldChange {
  return {
    ...field,
    from: isSame(from, other.from) ? from : undefined,
    to: isSame(to, other.to) ? to : undefined,
  };
}
