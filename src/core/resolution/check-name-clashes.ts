import { locateKey } from '../definition/document-locations';
import { error, startOfFile, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Plan, PlannedObject } from './plan';

/**
 * Objects of one kind that would get one name, so that one would be lost: "orders" in "dev.qa" and "orders-dev" in
 * "qa" are both "orders-dev-qa".
 */
export function checkNameClashes(plan: Plan, tree: EnvironmentTree): Diagnostic[] {
  const first = new Map<string, PlannedObject>();
  const diagnostics: Diagnostic[] = [];
  for (const { kind, object } of objectsOf(plan)) {
    const key = [kind, object.namespace, object.name].join('/');
    const other = first.get(key);
    if (other) diagnostics.push(describeClash(kind, [other, object], tree));
    else first.set(key, object);
  }
  return diagnostics;
}

function objectsOf({
  services,
  instanceServices,
  workloads,
  tiers,
  policies,
  tags,
  routes,
}: Plan): { kind: string; object: PlannedObject }[] {
  const ofKind = (
    kind: string,
    objects: readonly PlannedObject[],
  ): { kind: string; object: PlannedObject }[] => objects.map((object) => ({ kind, object }));
  return [
    ...ofKind('Service', [...services, ...instanceServices]),
    ...workloads.map((object) => ({ kind: object.kind, object })),
    ...ofKind('ServiceEntry', tiers),
    ...ofKind('DestinationRule', policies),
    ...ofKind('EnvoyFilter', tags),
    ...ofKind('VirtualService', routes),
  ];
}

function describeClash(
  kind: string,
  [other, object]: readonly [PlannedObject, PlannedObject],
  tree: EnvironmentTree,
): Diagnostic {
  return error({
    code: 'name-clash',
    message: `${describe(object)} and ${describe(other)} would both get a ${kind} "${object.name}"`,
    location: locateOrigin(object, tree),
    related: [{ message: 'The other one', location: locateOrigin(other, tree) }],
    hint: 'Rename a service or an environment.',
  });
}

function describe({ service, environment }: PlannedObject): string {
  return service === undefined ? `"${environment}"` : `"${service}" in "${environment}"`;
}

function locateOrigin({ service, environment }: PlannedObject, { environments }: EnvironmentTree): Location {
  const { locations } = present(environments.get(environment)).definition;
  return service === undefined ? startOfFile(locations.file) : locateKey(locations, ['services', service]);
}
