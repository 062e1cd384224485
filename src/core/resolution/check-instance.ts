import environmentSchema from '../../../schema/environment.schema.json';
import type { WorkloadKind } from '../definition/service-specification';
import { error, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import type { EnvironmentTree } from '../environment/environment-tree';
import {
  isUncertain,
  locateInInstance,
  locateKeyInInstance,
  locateInstance,
  locateOwnKey,
  ownSpecification,
  type Instance,
} from './instance';
import { identityLabels } from './labels';
import { isLevelLabel } from './object-names';
import type { Labels } from './plan';

/** What only the merged specification of an instance can tell. */
export function checkInstance(instance: Instance, tree: EnvironmentTree): Diagnostic[] {
  return [
    ...checkImage(instance, tree),
    ...checkKind(instance, tree),
    ...checkSpecFields(instance),
    ...checkLabels(instance, tree),
    ...checkContainers(instance),
    ...checkServiceName(instance, tree),
  ];
}

/** A child is not at fault where its parent lacks an image already. */
function checkImage(instance: Instance, tree: EnvironmentTree): Diagnostic[] {
  const { service, environment, parent, specification } = instance;
  if (specification.image !== undefined || isUncertain(instance, ['image'], tree)) return [];
  if (parent && parent.specification.image === undefined) return [];
  const message = `"${service}" has no image, neither in "${environment.name}" nor in an environment above it`;
  const hint = didYouMean(service, inheritedServices(instance, tree)) ?? 'Add one: image: registry/name:tag';
  return [error({ code: 'missing-image', message, location: locateInstance(instance), hint })];
}

/** A selector and a StatefulSet's volumes depend on the kind, so that a copy of another kind would be another service. */
function checkKind(instance: Instance, tree: EnvironmentTree): Diagnostic[] {
  const { service, kind, parent } = instance;
  if (!parent || parent.kind === kind || isUncertain(instance, ['kind'], tree)) return [];
  const above = `"${service}" is a ${parent.kind} in "${parent.environment.name}"`;
  return [
    error({
      code: 'different-kind',
      message: `${above}, and cannot be a ${kind} here`,
      location: locateOwnKey(instance, 'kind'),
      related: [{ message: above, location: locateInInstance(parent, ['kind']) }],
    }),
  ];
}

const specFields: Readonly<Record<`${WorkloadKind}Spec`, readonly string[]>> =
  environmentSchema.definitions.service.properties.spec['x-fields'];

/** The schema takes the fields of both kinds, since a file alone does not tell the kind. */
function checkSpecFields(instance: Instance): Diagnostic[] {
  const { kind, specification } = instance;
  const unknown = Object.keys(specification.spec ?? {}).filter(
    (field) => !specFields[`${kind}Spec`].includes(field),
  );
  const other = kind === 'Deployment' ? 'StatefulSet' : 'Deployment';
  return unknown.map((field) =>
    error({
      code: 'unknown-field',
      message: `Unknown field "${field}" in "spec": a ${kind} has no such field`,
      location: locateKeyInInstance(instance, ['spec', field]),
      hint: `A ${other} has it; is a "kind: ${other}" missing, or one too many?`,
    }),
  );
}

function checkLabels(instance: Instance, tree: EnvironmentTree): Diagnostic[] {
  const identity = identityLabels(instance, tree.settings);
  const given = Object.entries(instance.specification.labels ?? {});
  const clashes = given.filter(
    ([label, value]) => isReserved(label, identity, tree) && identity[label] !== value,
  );
  return clashes.map(([label]) =>
    error({
      code: 'reserved-label',
      message: `The label "${label}" is envtree's own; ${Object.hasOwn(identity, label) ? `it is "${present(identity[label])}"` : 'there is none'} here`,
      location: locateKeyInInstance(instance, ['labels', label]),
    }),
  );
}

/** The labels of all levels are, since a root with the label of a deeper one would be taken for that one's pods. */
function isReserved(label: string, identity: Labels, { settings }: EnvironmentTree): boolean {
  return Object.hasOwn(identity, label) || isLevelLabel(label, settings.label);
}

function checkContainers(instance: Instance): Diagnostic[] {
  const { service, specification } = instance;
  const further = (specification.pod?.containers ?? []).map(({ name }) => name);
  const names = [specification.name ?? service, ...further];
  return further.flatMap((name, index) => {
    if (names.indexOf(name) === index + 1) return [];
    const message = `There is a container "${name}" already`;
    const hint =
      name === names[0] ? "The service's own container is described in the service itself." : undefined;
    const location = locateInInstance(instance, ['pod', 'containers', index, 'name']);
    return [error({ code: 'duplicate-container', message, location, hint })];
  });
}

/** A service without ports of its own, nearly named as an inherited one, is more often a slip than a new service. */
function checkServiceName(instance: Instance, tree: EnvironmentTree): Diagnostic[] {
  const { service, environment, parent, specification } = instance;
  if (parent || specification.image === undefined || specification.ports) return [];
  const hint = didYouMean(service, inheritedServices(instance, tree));
  if (hint === undefined) return [];
  const message = `"${service}" is a new service, without ports, in "${environment.name}"`;
  return [warning({ code: 'service-near-miss', message, location: locateInstance(instance), hint })];
}

/** The services that the environments above the instance's have, and its own does not. */
function inheritedServices({ environment }: Instance, tree: EnvironmentTree): string[] {
  const above = environment.ancestors.slice(1).flatMap((name) => tree.environments.get(name) ?? []);
  const own = new Set(Object.keys(environment.definition.services));
  return above.flatMap(({ definition }) => Object.keys(definition.services)).filter((name) => !own.has(name));
}

/** The settings of the one Service and its routes, which only the instance that the Service selects can have. */
export function checkTopmost(instance: Instance, selected: Instance): Diagnostic[] {
  if (instance === selected) return [];
  const keys = ['service', 'http', 'trafficPolicy'].filter((key) => key in ownSpecification(instance));
  return keys.map((key) =>
    error({
      code: 'not-topmost',
      message: `"${key}" holds for "${instance.service}" in all environments, and belongs to its topmost one, "${selected.environment.name}"`,
      location: locateOwnKey(instance, key),
      related: [
        {
          message: `"${instance.service}" in "${selected.environment.name}"`,
          location: locateInstance(selected),
        },
      ],
    }),
  );
}
