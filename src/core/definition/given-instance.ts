import { labelKeys, isLevelLabel } from '../names/object-names';
import { isObject, omit, type JsonObject } from './json';
import type { ServiceSpecification } from './service-specification';
import type { Settings } from './settings';

/** An instance of a root that another program renders: its workload, and the Service that gives it its address. */
export interface GivenInstance {
  /** A Deployment or a StatefulSet, as the API has it. */
  readonly workload: JsonObject;
  /** @default - none, so that envtree renders one */
  readonly service?: JsonObject;
  /** Further Services that select its pods, which must not select those of a fork. */
  readonly otherServices: readonly JsonObject[];
}

/** The given instances of roots, by root and by service. */
export type GivenRoots = Readonly<Record<string, Readonly<Record<string, GivenInstance>>>>;

type Labels = Readonly<Record<string, string>>;

/** What tells the pods of a given instance from all others: its Service's selector, else its workload's. */
export function selectorOfGiven({ workload, service }: GivenInstance): Labels {
  return service ? selectorOfService(service) : selectorOfWorkload(workload);
}

/** The keys of all labels that somebody selects a given instance's pods by. */
export function selectingKeys({ workload, service, otherServices }: GivenInstance): string[] {
  const services = service ? [service, ...otherServices] : otherServices;
  const selectors = [selectorOfWorkload(workload), ...services.map(selectorOfService)];
  return selectors.flatMap((selector) => Object.keys(selector));
}

function selectorOfService(service: JsonObject): Labels {
  return child(service, 'spec', 'selector') as Labels;
}

function selectorOfWorkload(workload: JsonObject): Labels {
  return child(workload, 'spec', 'selector', 'matchLabels') as Labels;
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
  const { main, others } = containersOf(name, workload);
  const labels = child(spec, 'template', 'metadata', 'labels');
  const own = [settings.label, ...Object.values(labelKeys), ...selectingKeys(given)];
  const isOwn = (label: string): boolean => own.includes(label) || isLevelLabel(label, settings.label);
  return {
    ...main,
    kind: workload.kind as string,
    ...(spec.replicas !== undefined && { replicas: spec.replicas }),
    labels: omit(labels, Object.keys(labels).filter(isOwn)),
    annotations: child(spec, 'template', 'metadata', 'annotations'),
    pod: { ...child(spec, 'template', 'spec'), containers: others },
    spec: omit(spec, ['selector', 'template', 'replicas']),
    ...(service && { service: { ports: child(service, 'spec').ports } }),
  } as unknown as ServiceSpecification;
}

/** The main container is named like the service, or the first one. */
function containersOf(name: string, workload: JsonObject): { main?: JsonObject; others: JsonObject[] } {
  const { containers = [] } = child(workload, 'spec', 'template', 'spec');
  const all = containers as readonly JsonObject[];
  const main = all.find((container) => container.name === name) ?? all[0];
  return { ...(main && { main }), others: all.filter((container) => container !== main) };
}

/** The map at the end of `path`; an empty one where there is none. */
function child(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((outer, key) => {
    const inner = outer[key];
    return isObject(inner) ? inner : {};
  }, object);
}
