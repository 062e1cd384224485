import type { EnvironmentDefinition } from '../definition/environment-definition';
import { specificationOfGiven, type GivenInstance } from '../definition/given-instance';
import type { ServiceSpecification, WorkloadKind } from '../definition/service-specification';
import { groupBy } from '../diagnostics/group-by';
import { present } from '../diagnostics/present';
import { serviceNames, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import { resolveFork, type Fork } from './fork';
import { instrumentedByRoot } from './instrumentation';
import { mergeSpecifications } from './merge-specification';

/** One service's workload in one environment. */
export interface Instance {
  readonly service: string;
  readonly environment: Environment;
  /** The nearest instance above it. */
  readonly parent: Instance | undefined;
  /** That of the root which its environment, a root, extends. */
  readonly base: Instance | undefined;
  /** Merged from the top of the chain down. */
  readonly specification: ServiceSpecification;
  /** Its own manifests, where envtree does not make it. */
  readonly given: GivenInstance | undefined;
  /** What it is a fork of, where the nearest such instance is above it. */
  readonly fork: Fork | undefined;
  readonly kind: WorkloadKind;
}

/** A service with its instances, the deepest first, then by name. */
export interface ServiceInstances {
  readonly service: string;
  readonly instances: readonly Instance[];
}

/** Every service of every environment, by name. */
export function resolveInstances(tree: EnvironmentTree): ServiceInstances[] {
  const places = [...tree.environments.values()].flatMap((environment) =>
    serviceNames(environment).map((service) => ({ service, environment })),
  );
  const byService = [...groupBy(places, ({ service }) => service)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byService.map(([service, having]) => {
    const environments = having.map(({ environment }) => environment);
    const instances = new Map<string, Instance>();
    // An environment comes after all that are above it, and after those that it extends.
    for (const environment of [...environments].sort(byOrigin)) {
      instances.set(environment.name, resolveInstance(service, { environment, instances, tree }));
    }
    const byName = environments.map(({ name }) => present(instances.get(name)));
    return { service, instances: byName.sort(byDepth) };
  });
}

interface Place {
  readonly environment: Environment;
  /** Those above it, and those of the roots that it extends. */
  readonly instances: ReadonlyMap<string, Instance>;
  readonly tree: EnvironmentTree;
}

function resolveInstance(service: string, { environment, instances, tree }: Place): Instance {
  const { definition, bases, ancestors } = environment;
  const [parent] = ancestors.flatMap((name) => instances.get(name) ?? []);
  const base = bases[0] && instances.get(bases[0].name);
  const own = specificationIn(definition.services, service);
  const given = givenIn(definition, service);
  const common = { service, environment, parent, base, given };
  // Beside what is given nothing is merged, so that nothing is there for null to take away.
  if (given) return { ...common, specification: withoutNulls(own), fork: undefined, kind: kindOf(own) };
  const original = chooseOriginal(parent ?? base, own);
  const isOther = own.workload !== undefined || own.name !== undefined;
  const start =
    original && isOther
      ? specificationOfGiven({ service, given: original, container: own.name })
      : (parent?.specification ?? {});
  const isInherited = start === parent?.specification && !parent.given;
  // What a base describes of its own workload says nothing of the one that is chosen here.
  const alike = isOther ? bases.filter((base) => !givenIn(base, service)) : bases;
  const specification = [definition, ...alike].reduceRight(
    (above, { services }) => mergeSpecifications(above, specificationIn(services, service)),
    isInherited ? start : instrumentedByRoot(start, environment, tree),
  );
  const fork = original && resolveFork({ service, environment, given: original, specification }, tree);
  return { ...common, specification, fork, kind: kindOf(specification) };
}

function withoutNulls(said: ServiceSpecification): ServiceSpecification {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

function givenIn({ given }: EnvironmentDefinition, service: string): GivenInstance | undefined {
  return Object.hasOwn(given, service) ? given[service] : undefined;
}

/** What an instance is a fork of; it may say of which workload, where several are behind the Service. */
function chooseOriginal(
  above: Instance | undefined,
  { workload }: ServiceSpecification,
): GivenInstance | undefined {
  const given = above?.given ?? above?.fork?.given;
  return given && workload !== undefined ? { ...given, forked: workload } : given;
}

function kindOf({ kind }: ServiceSpecification): WorkloadKind {
  return kind ?? 'Deployment';
}

function byOrigin(a: Environment, b: Environment): number {
  return a.ancestors.length - b.ancestors.length || a.bases.length - b.bases.length;
}

/** Instances of one depth stay in the order of their names. */
function byDepth(a: Instance, b: Instance): number {
  return b.environment.ancestors.length - a.environment.ancestors.length;
}

/** The instance that another one is merged into: the nearest above it, or that of the root which its own extends. */
export function originOf({ parent, base }: Instance): Instance | undefined {
  return parent ?? base;
}

/** The instance itself, then each one above it. */
export function chainOf(instance: Instance): [Instance, ...Instance[]] {
  return [instance, ...(instance.parent ? chainOf(instance.parent) : [])];
}

/** What the instance's own file says of the service: nothing, where a root has it from the one that it extends. */
export function ownSpecification({ service, environment }: Instance): ServiceSpecification {
  return specificationIn(environment.definition.services, service);
}

function specificationIn(services: EnvironmentDefinition['services'], service: string): ServiceSpecification {
  return (Object.hasOwn(services, service) ? services[service] : undefined) ?? {};
}
