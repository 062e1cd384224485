import type { Path } from '../../definition/json';
import type { Instance } from '../../services/instance';
import type { PlannedObject } from '../../plan/planned-object';
import { placeAt } from './compare-environments';
import { compareValues, type ValueChange } from './compare-values';
import type { ComparedState, FieldChange, WorkloadChange } from './difference-report';
import { causeOfOrigin, findCause, type Cause } from './find-cause';
import { groupWorkloads } from './group-workloads';
import { contentOf, isInTemplate, isWorkload, nameObject } from './object-content';
import type { ObjectPair } from './compare-objects';

/** The workloads that are in both states and differ, with the key of a file that each field comes from. */
export function compareWorkloads(
  pairs: readonly ObjectPair[],
  states: { readonly from: ComparedState; readonly to: ComparedState },
): WorkloadChange[] {
  const find = findInstances(states);
  const changed = pairs
    .filter(({ to }) => isWorkload(to))
    .flatMap((pair) => {
      const changes = compareValues(contentOf(pair.from), contentOf(pair.to));
      return changes.length === 0 ? [] : [describeWorkload(pair, changes, find(pair.to))];
    });
  return groupWorkloads(changed);
}

/** Finds the cause of a field of one workload. */
type FindCause = (keys: Path) => Cause;

function describeWorkload(
  { to }: ObjectPair,
  changes: readonly ValueChange[],
  find: FindCause,
): WorkloadChange {
  const fields = changes.map(({ keys, ...change }): FieldChange => ({ ...change, ...find(keys) }));
  return {
    workloads: [{ ...nameObject(to), service: to.service }],
    restarts: changes.some(({ keys }) => isInTemplate(to, keys)),
    isImageOnly: changes.every(({ path }) => isImage(path)),
    fields,
  };
}

function isImage(path: string): boolean {
  return /^spec\.template\.spec\.(initC|c)ontainers\[[^\]]*\]\.image$/.test(path);
}

/** What only comes with an environment is as the file has it that `objects` names. */
function findInstances({ from, to }: { readonly from: ComparedState; readonly to: ComparedState }) {
  const [before, after] = [instancesById(from), instancesById(to)];
  return (object: PlannedObject): FindCause => {
    const id = idOf(object.service, object.environment);
    const [earlier, later] = [before.get(id), after.get(id)];
    if (!later) return () => ({ key: 'objects', place: placeAt(object.locate(), 'to') });
    // What was none of its service before has the name alone in common with it.
    if (!earlier) return () => causeOfOrigin(later);
    const pair = { from: earlier, to: later, states: { from, to } };
    return (keys) => findCause(keys, pair);
  };
}

function instancesById({ model }: ComparedState): Map<string, Instance> {
  return new Map(
    model.instances.map((instance) => [idOf(instance.service, instance.environment.name), instance]),
  );
}

function idOf(service: string | undefined, environment: string): string {
  return [service, environment].join('\0');
}
