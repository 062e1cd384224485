import { labelKeys, isLevelLabel } from '../names/object-names';
import { isObject, omit, type JsonObject, type JsonValue } from './json';
import type { ServiceSpecification } from './service-specification';
import type { Settings } from './settings';

/** An instance of a root that another program renders: its workload, and the Service that gives it its address. */
export interface GivenInstance {
  /** A Deployment or a StatefulSet, as the API has it. */
  readonly workload: JsonObject;
  /** @default - none, so that envtree renders one */
  readonly service?: JsonObject;
}

/** The given instances of roots, by root and by service. */
export type GivenRoots = Readonly<Record<string, Readonly<Record<string, GivenInstance>>>>;

type Labels = Readonly<Record<string, string>>;

/** What tells the pods of a given instance from all others: its Service's selector, else its workload's. */
export function selectorOfGiven({ workload, service }: GivenInstance): Labels {
  const selector = service
    ? child(service, 'spec', 'selector')
    : child(workload, 'spec', 'selector', 'matchLabels');
  return selector as Labels;
}

/** The name of the Service that a given instance is called by. */
export function serviceNameOfGiven({ service }: GivenInstance): string | undefined {
  return service && (child(service, 'metadata').name as string);
}

/**
 * What a given instance would say in an environment file, for the environments below it to change. Labels that select
 * it, or that envtree sets itself, are left out: a fork that had them would be taken for it.
 */
export function specificationOfGiven(
  name: string,
  given: GivenInstance,
  settings: Pick<Settings, 'label'>,
): ServiceSpecification {
  const { workload, service } = given;
  const spec = child(workload, 'spec');
  const { labels = {}, annotations } = child(spec, 'template', 'metadata') as Record<string, Labels>;
  const pod = child(spec, 'template', 'spec');
  const containers = (pod.containers ?? []) as unknown as readonly JsonObject[];
  const main = containers.find((container) => container.name === name) ?? containers[0] ?? {};
  const selecting = { ...selectorOfGiven(given), ...child(spec, 'selector', 'matchLabels') };
  const isOwn = (label: string): boolean =>
    [settings.label, ...Object.values(labelKeys), ...Object.keys(selecting)].includes(label) ||
    isLevelLabel(label, settings.label);
  return {
    ...main,
    kind: workload.kind as string,
    ...(spec.replicas !== undefined && { replicas: spec.replicas }),
    labels: omit(labels, Object.keys(labels).filter(isOwn)),
    ...(annotations && { annotations }),
    pod: { ...pod, containers: containers.filter((container) => container !== main) },
    spec: omit(spec, ['selector', 'template', 'replicas']),
    ...(service && { service: { ports: child(service, 'spec').ports ?? [] } }),
  } as unknown as ServiceSpecification;
}

/** The map at the end of `path`; an empty one where there is none. */
function child(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((outer, key) => {
    const inner: JsonValue | undefined = outer[key];
    return isObject(inner) ? inner : {};
  }, object);
}
