import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { GivenInstance } from '../definition/given-instance';
import type { ServiceSpecification, WorkloadKind } from '../definition/service-specification';
import {
  hasService,
  serviceNames,
  type Environment,
  type EnvironmentTree,
} from '../environment/environment-tree';
import { mergeSpecifications } from './merge-specification';

/** One service's workload in one environment. */
export interface Instance {
  readonly service: string;
  readonly environment: Environment;
  /** The nearest instance above it. */
  readonly parent: Instance | undefined;
  /** Merged from the top of the chain down. */
  readonly specification: ServiceSpecification;
  /** Its own manifests, where another program renders it. */
  readonly given: GivenInstance | undefined;
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
  const { definition, bases } = environment;
  const specification = [definition, ...bases].reduceRight(
    (above, { services }) => mergeSpecifications(above, specificationIn(services, service)),
    parent?.specification ?? {},
  );
  const { given } = definition;
  return {
    service,
    environment,
    parent,
    specification,
    given: Object.hasOwn(given, service) ? given[service] : undefined,
    kind: specification.kind ?? 'Deployment',
  };
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
