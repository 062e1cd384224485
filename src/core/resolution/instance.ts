import { locateKey, locateValue, type DocumentLocations } from '../definition/document-locations';
import { toPointer, type Path } from '../definition/json';
import type { ServiceSpecification, WorkloadKind } from '../definition/service-specification';
import { wasPruned } from '../definition/validate';
import type { Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { mergeSpecifications } from './merge-specification';

/** One service's workload in one environment. */
export interface Instance {
  readonly service: string;
  readonly environment: Environment;
  /** The nearest instance above it. */
  readonly parent: Instance | undefined;
  /** The environments of the ancestor chain that have an instance, its own first. */
  readonly chain: readonly Environment[];
  /** Merged from the top of the chain down. */
  readonly specification: ServiceSpecification;
  readonly kind: WorkloadKind;
}

/** A service with its instances, the deepest first, then by name. */
export interface ServiceInstances {
  readonly service: string;
  readonly instances: readonly Instance[];
}

/** Every service of every environment, by name. */
export function resolveInstances(tree: EnvironmentTree): ServiceInstances[] {
  const environments = [...tree.environments.values()];
  const services = new Set(environments.flatMap(({ definition }) => Object.keys(definition.services)));
  return [...services].sort().map((service) => {
    const instances = new Map<string, Instance>();
    // Sorted by name, an environment comes after all that are above it.
    for (const environment of environments.filter(({ definition }) =>
      Object.hasOwn(definition.services, service),
    )) {
      instances.set(environment.name, resolveInstance(service, environment, instances));
    }
    return { service, instances: [...instances.values()].sort(byDepth) };
  });
}

function resolveInstance(
  service: string,
  environment: Environment,
  above: ReadonlyMap<string, Instance>,
): Instance {
  const [parent] = environment.ancestors.flatMap((name) => above.get(name) ?? []);
  const own = present(environment.definition.services[service]);
  const specification = mergeSpecifications(parent?.specification ?? {}, own);
  const chain = [environment, ...(parent?.chain ?? [])];
  return { service, environment, parent, chain, specification, kind: specification.kind ?? 'Deployment' };
}

/** Instances of one depth stay in the order of their names. */
function byDepth(a: Instance, b: Instance): number {
  return b.environment.ancestors.length - a.environment.ancestors.length;
}

/** The place where the nearest file of the chain says something at `path` of the service, or names the service. */
export function locateInInstance(instance: Instance, path: Path): Location {
  return locateValue(sourceOf(instance, path), ['services', instance.service, ...path]);
}

/** The same for the key at the end of `path`. */
export function locateKeyInInstance(instance: Instance, path: Path): Location {
  return locateKey(sourceOf(instance, path), ['services', instance.service, ...path]);
}

function sourceOf({ service, chain, environment }: Instance, path: Path): DocumentLocations {
  const pointer = toPointer(['services', service, ...path]);
  const files = chain.map(({ definition }) => definition.locations);
  return (
    files.find(({ values, keys }) => values.has(pointer) || keys.has(pointer)) ??
    environment.definition.locations
  );
}

/** The key of the service, in the instance's own file. */
export function locateInstance({ service, environment }: Instance): Location {
  return locateKey(environment.definition.locations, ['services', service]);
}

/** A key of the service in the instance's own file. */
export function locateOwnKey({ service, environment }: Instance, key: string): Location {
  return locateKey(environment.definition.locations, ['services', service, key]);
}

/** What the instance's own file says of the service. */
export function ownSpecification({ service, environment }: Instance): ServiceSpecification {
  return present(environment.definition.services[service]);
}

/** Whether a file of the chain says something wrong at `path`, so that nothing is to be said of its absence. */
export function isUncertain(
  { service, environment, chain }: Instance,
  path: Path,
  tree: EnvironmentTree,
): boolean {
  const pointer = toPointer(['services', service, ...path]);
  const above = environment.ancestors.flatMap((name) => tree.environments.get(name) ?? []);
  return [...chain, ...above].some(({ definition }) => wasPruned(definition.pruned, pointer));
}
