import type { GivenInstance } from '../definition/given-instance';
import type { ServiceSpecification, WorkloadKind } from '../definition/service-specification';
import { present } from '../diagnostics/present';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
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
  const specification = mergeSpecifications(
    parent?.specification ?? {},
    ownSpecification({ service, environment }),
  );
  const { given } = environment.definition;
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

/** What the instance's own file says of the service. */
export function ownSpecification({
  service,
  environment,
}: Pick<Instance, 'service' | 'environment'>): ServiceSpecification {
  return present(environment.definition.services[service]);
}
