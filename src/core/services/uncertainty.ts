import type { Path } from '../definition/json';
import { kept } from '../definition/kept';
import { wasPruned } from '../definition/was-pruned';
import { hasService, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import { beginsUnsaid } from './beginning';
import { chainOf, type Instance, type ServiceInstances } from './instance';

/**
 * Whether something is wrong at `path` in a file of the chain, or a file of the chain is missing that may be there
 * under another name, or no file tells where the service comes from: nothing is to be said of what is there, nor of its
 * absence. There is an error elsewhere.
 */
export function isUncertain(instance: Instance, path: Path, tree: EnvironmentTree): boolean {
  const { service, environment } = instance;
  return (
    chainOf(instance).some(beginsUnsaid) ||
    isChainUncertain(environment, ['services', service, ...path], tree)
  );
}

/** Whether an instance lacks `new: true`, and nothing wrong in a file of the chain can have been meant for it. */
export function lacksNew(instance: Instance, tree: EnvironmentTree): boolean {
  const { service, environment } = instance;
  return beginsUnsaid(instance) && !isChainUncertain(environment, ['services', service, 'new'], tree);
}

/** Whether something wrong in a file may have been meant for any service, or for a service that nobody knows of. */
export function mayHaveOtherServices({ environments, unplaced }: EnvironmentTree): boolean {
  const definitions = [...environments.values()].map(({ definition }) => definition);
  return unplaced.length > 0 || definitions.some(({ pruned }) => wasPruned(pruned, ['services']));
}

/** What decides on the Service, its ports and its routes. */
const addressFields: readonly Path[] = [
  ['name'],
  ['ports'],
  ['service'],
  ['http'],
  ['tcp'],
  ['gateways'],
  ['hosts'],
  ['trafficPolicy'],
  ['pod', 'containers'],
  ['pod', 'initContainers'],
];

/** The same for what a service's addresses are made of: whose they are, where, and with which ports. */
export function isAddressUncertain({ service, instances }: ServiceInstances, tree: EnvironmentTree): boolean {
  const roots = new Set(instances.map(({ environment }) => environment.root));
  if (tree.defaultEnvironment === undefined && roots.size > 1) return true;
  const isInstanceUncertain = instances.some(
    (instance) =>
      isNamespaceUncertain(instance.environment, tree) ||
      addressFields.some((field) => isUncertain(instance, field, tree)),
  );
  return isInstanceUncertain || mayHaveOther(service, instances, tree);
}

/** Whether a file that is as near to a root as the instances may have another instance, which would be selected. */
function mayHaveOther(service: string, instances: readonly Instance[], tree: EnvironmentTree): boolean {
  const depth = Math.min(...instances.map(({ environment }) => environment.ancestors.length));
  const others = [...tree.environments.values()].filter(({ ancestors }) => ancestors.length <= depth);
  return others.some(
    (environment) => isUncertainIn(environment, ['services', service]) && !hasService(environment, service),
  );
}

function isNamespaceUncertain({ root }: Environment, tree: EnvironmentTree): boolean {
  return (
    wasPruned(tree.settingsPruned, ['namespace']) ||
    isChainUncertain({ ancestors: [root] }, ['namespace'], tree)
  );
}

function isChainUncertain(
  { ancestors }: Pick<Environment, 'ancestors'>,
  path: Path,
  tree: EnvironmentTree,
): boolean {
  if (!isAnyUncertain(tree)) return false;
  return ancestors.some((name) => {
    const environment = tree.environments.get(name);
    return environment ? isUncertainIn(environment, path) : tree.unplaced.length > 0;
  });
}

/** Whether anything is, of any environment: mostly nothing is, and many ask. */
const isAnyUncertain = kept(
  ({ environments, unplaced }: EnvironmentTree) =>
    unplaced.length > 0 || [...environments.values()].some((environment) => isUncertainIn(environment, [])),
);

/** It, or what it extends, says something wrong there; or nobody knows what it extends, or that is not there. */
function isUncertainIn({ definition, bases }: Environment, path: Path): boolean {
  const isCutShort = (bases.at(-1) ?? definition).extends !== undefined;
  const isWrong = [definition, ...bases].some(({ pruned }) =>
    [path, ['extends']].some((it) => wasPruned(pruned, it)),
  );
  return isCutShort || isWrong;
}
