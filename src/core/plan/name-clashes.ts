import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Plan } from './plan';
import { kindOfObject, type PlannedObject } from './planned-object';

/**
 * Objects of one kind that would get one name, so that one would be lost: "orders" in "dev.qa" and "orders-dev" in
 * "qa" are both "orders-dev-qa".
 */
export function findNameClashes({ objects }: Pick<Plan, 'objects'>): Diagnostic[] {
  const first = new Map<string, PlannedObject>();
  return objects.flatMap((object) => {
    const key = [kindOfObject(object), object.namespace, object.name].join('/');
    const other = first.get(key);
    if (other) return [describeClash(object, other)];
    first.set(key, object);
    return [];
  });
}

function describeClash(object: PlannedObject, other: PlannedObject): Diagnostic {
  return error({
    code: 'name-clash',
    message: `${describe(object)} and ${describe(other)} would both get a ${kindOfObject(object)} "${object.name}"`,
    location: object.locate(),
    related: [{ message: 'The other one', location: other.locate() }],
    hint: [object, other].some(({ kind }) => kind === 'Adopted')
      ? 'Rename one of them where it is described, or take it out.'
      : 'Rename a service or an environment.',
  });
}

function describe({ service, environment }: PlannedObject): string {
  return service === undefined ? `"${environment}"` : `"${service}" in "${environment}"`;
}
