import type { EnvironmentDefinition } from '../definition/environment-definition';
import { specificationOfGiven, type GivenInstance } from '../definition/given-instance';
import type { ServiceSpecification, WorkloadKind } from '../definition/service-specification';
import {
  hasService,
  serviceNames,
  type Environment,
  type EnvironmentTree,
} from '../environment/environment-tree';
import { resolveFork, type Fork } from './fork';
import { mergeSpecifications } from './merge-specification';

/** One service's workload in one environment. */
export interface Instance {
  readonly service: string;
  readonly environment: Environment;
  /** The nearest instance above it. */
  readonly parent: Instance | undefined;
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
  const environments = [...tree.environments.values()];
  const services = new Set(environments.flatMap(serviceNames));
  return [...services].sort().map((service) => {
    const instances = new Map<string, Instance>();
    // Sorted by name, an environment comes after all that are above it.
    for (const environment of environments.filter((it) => hasService(it, service))) {
      const [parent] = environment.ancestors.flatMap((name) => instances.get(name) ?? []);
      instances.set(environment.name, resolveInstance(service, { environment, parent, tree }));
    }
    return { service, instances: [...instances.values()].sort(byDepth) };
  });
}

interface Place {
  readonly environment: Environment;
  readonly parent: Instance | undefined;
  readonly tree: EnvironmentTree;
}

function resolveInstance(service: string, { environment, parent, tree }: Place): Instance {
  const { definition, bases } = environment;
  const own = specificationIn(definition.services, service);
  const given = givenIn(definition, service);
  if (given)
    return { service, environment, parent, specification: own, given, fork: undefined, kind: kindOf(own) };
  const inherited =
    parent?.given ?? parent?.fork?.given ?? bases.map((base) => givenIn(base, service)).find(Boolean);
  const original = inherited && chooseOriginal(inherited, own);
  const isOther = own.workload !== undefined || own.name !== undefined;
  const start =
    original && isOther
      ? specificationOfGiven({ service, given: original, container: own.name })
      : (parent?.specification ?? {});
  const specification = [definition, ...bases].reduceRight(
    (above, { services }) => mergeSpecifications(above, specificationIn(services, service)),
    start,
  );
  const fork = original && resolveFork({ service, environment, given: original, specification }, tree);
  return { service, environment, parent, specification, given, fork, kind: kindOf(specification) };
}

function givenIn({ given }: EnvironmentDefinition, service: string): GivenInstance | undefined {
  return Object.hasOwn(given, service) ? given[service] : undefined;
}

/** A fork may say which workload it is made of, where several are behind the Service. */
function chooseOriginal(given: GivenInstance, { workload }: ServiceSpecification): GivenInstance {
  return workload === undefined ? given : { ...given, forked: workload };
}

function kindOf({ kind }: ServiceSpecification): WorkloadKind {
  return kind ?? 'Deployment';
}

/** Instances of one depth stay in the order of their names. */
function byDepth(a: Instance, b: Instance): number {
  return b.environment.ancestors.length - a.environment.ancestors.length;
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
