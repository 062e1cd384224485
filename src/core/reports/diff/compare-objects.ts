import type { PlannedObject } from '../../plan/planned-object';
import { placeAt } from './compare-environments';
import { compareValues } from './compare-values';
import type { ObjectChanges, RenderedObject } from './difference-report';
import { contentOf, isWorkload, nameObject } from './object-content';

/** An object as it is in each of the two states. */
export interface ObjectPair {
  readonly from: PlannedObject;
  readonly to: PlannedObject;
}

export interface PairedObjects {
  readonly added: readonly PlannedObject[];
  readonly removed: readonly PlannedObject[];
  readonly both: readonly ObjectPair[];
}

/** The objects of two states, by what the API tells them from each other by. */
export function pairObjects(
  before: ReadonlyMap<string, PlannedObject>,
  after: ReadonlyMap<string, PlannedObject>,
): PairedObjects {
  return {
    added: [...after].flatMap(([id, object]) => (before.has(id) ? [] : [object])),
    removed: [...before].flatMap(([id, object]) => (after.has(id) ? [] : [object])),
    both: [...before].flatMap(([id, from]) => {
      const to = after.get(id);
      return to ? [{ from, to }] : [];
    }),
  };
}

/** The objects that come and go, and those that change, but for workloads, of which more is told. */
export function compareObjects({ added, removed, both }: PairedObjects): ObjectChanges {
  return {
    added: added.map(describeObject),
    removed: removed.map(describeObject),
    changed: both
      .filter(({ to }) => !isWorkload(to))
      .flatMap(({ from, to }) => {
        const paths = compareValues(contentOf(from), contentOf(to)).map(({ path }) => path);
        if (paths.length === 0) return [];
        return [{ ...describeObject(to), paths, place: placeAt(to.locate(), 'to') }];
      }),
  };
}

function describeObject(object: PlannedObject): RenderedObject {
  return { ...nameObject(object), isOfOthers: object.kind === 'Adopted' };
}
