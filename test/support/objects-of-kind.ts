import type { Plan } from '../../src/core/plan/plan';
import type { PlannedObject } from '../../src/core/plan/planned-object';

/** The planned objects whose kind can be `Kind`. */
type OfKind<Kind extends PlannedObject['kind']> = PlannedObject extends infer Each
  ? Each extends { readonly kind: infer Own }
    ? Kind extends Own
      ? Each
      : never
    : never
  : never;

/** The objects of one kind, in their order. */
export function objectsOfKind<Kind extends PlannedObject['kind']>(
  { objects }: Plan,
  kind: Kind,
): OfKind<Kind>[] {
  return objects.filter((object) => object.kind === kind) as OfKind<Kind>[];
}
