import type { Location } from '../diagnostics/diagnostic';
import { mapAt, omit, type JsonObject } from './json';
import type { ServiceSpecification, WorkloadKind } from './service-specification';

/** An instance that envtree does not make itself: its workloads, and the Services that it is called by. */
export interface GivenInstance {
  /**
   * Who deploys it: the app that has envtree as one of its constructs; envtree, which renders its manifests as they
   * are; or somebody else.
   */
  readonly deployedBy: 'app' | 'envtree' | 'others';
  /** The workloads behind it, of whatever kind; none where nothing is known of them. */
  readonly workloads: readonly JsonObject[];
  /** The name of the workload that is forked. @default - that of the only one */
  readonly forked?: string | undefined;
  /** The main one first. @default - none, so that envtree renders one, where that or the app deploys the workload */
  readonly services: readonly JsonObject[];
  /** Further Services that select its pods, which must not select those of a fork. */
  readonly otherServices: readonly JsonObject[];
  /** What tells its pods from others, where no manifest does. */
  readonly selector?: Labels | undefined;
  /** The label whose value tells a fork from it. @default - the one that is used least */
  readonly distinguish?: string | undefined;
  /** Where each of its objects starts in its manifest. @default - another program renders it, or nothing is known of it */
  readonly origins?: ReadonlyMap<JsonObject, Location>;
}

/** The given instances of an environment, by service. */
export type GivenInstances = Readonly<Record<string, GivenInstance>>;

/** The given instances of roots, by root and by service. */
export type GivenRoots = Readonly<Record<string, GivenInstances>>;

type Labels = Readonly<Record<string, string>>;

/** The kinds of which an environment can have a fork. */
const forkable: readonly string[] = ['Deployment', 'StatefulSet'] satisfies WorkloadKind[];

export function isForkable(workload: JsonObject): boolean {
  return forkable.includes(kindOf(workload));
}

/** Whether manifests say what it is, which are judged where they are applied. */
export function hasManifest({ workloads, services }: GivenInstance): boolean {
  return workloads.length + services.length > 0;
}

/** What tells the pods of a given instance from all others: its Service's selector, else its workload's. */
export function selectorOfGiven({ selector, services, workloads }: GivenInstance): Labels {
  const [own = {}] = [...services.map(selectorOfService), ...workloads.map(selectorOfWorkload)];
  return selector ?? own;
}

export function selectorOfService(service: JsonObject): Labels {
  return mapAt(service, 'spec', 'selector') as Labels;
}

export function selectorOfWorkload(workload: JsonObject): Labels {
  return mapAt(workload, 'spec', 'selector', 'matchLabels') as Labels;
}

export function podLabelsOf(workload: JsonObject): Labels {
  return mapAt(workload, 'spec', 'template', 'metadata', 'labels') as Labels;
}

/** An object's name, which every object of the API has. */
export function nameOf(object: JsonObject): string {
  return mapAt(object, 'metadata').name as string;
}

export function kindOf(object: JsonObject): string {
  return object.kind as string;
}

/** The names of a workload's containers, which each of them has. */
export function containerNames(workload: JsonObject): string[] {
  return containersOf(workload).map(({ name }) => name as string);
}

/** The workload that is forked; undefined where none is known, or none of several is chosen. */
export function forkedWorkload({ workloads, forked }: GivenInstance): JsonObject | undefined {
  if (forked !== undefined) return workloads.find((workload) => nameOf(workload) === forked);
  return workloads.length === 1 ? workloads[0] : undefined;
}

/** Whether none of its workloads is the one that is forked: each is another one, and nothing of them can be judged. */
export function lacksChoice(given: GivenInstance): boolean {
  return given.workloads.length > 0 && !forkedWorkload(given);
}

/** The labels of the pods that are forked; where no workload is known, at least what selects them. */
export function podLabelsOfGiven(given: GivenInstance): Labels {
  const workload = forkedWorkload(given);
  return workload ? podLabelsOf(workload) : selectorOfGiven(given);
}

/** What a fork is made of. */
export interface Original {
  readonly service: string;
  readonly given: GivenInstance;
  /** The container that the service's own fields are about. @default - the main one */
  readonly container?: string | undefined;
}

/** What a given instance would say in an environment file, for the environments below it to change. */
export function specificationOfGiven({ service: name, given, container }: Original): ServiceSpecification {
  const workload = forkedWorkload(given) ?? given.workloads[0];
  const [service] = given.services;
  return {
    ...(workload && describeWorkload(workload, mainContainerOf(workload, service, container ?? name))),
    ...(service && { service: { ports: portsOf(service) } }),
  } as unknown as ServiceSpecification;
}

function describeWorkload(workload: JsonObject, main: JsonObject | undefined): JsonObject {
  const spec = mapAt(workload, 'spec');
  return {
    ...main,
    ...(isForkable(workload) && { kind: workload.kind as string }),
    ...(spec.replicas !== undefined && { replicas: spec.replicas }),
    labels: podLabelsOf(workload),
    annotations: mapAt(spec, 'template', 'metadata', 'annotations'),
    pod: {
      ...mapAt(spec, 'template', 'spec'),
      containers: containersOf(workload).filter((container) => container !== main),
    },
    spec: omit(spec, ['selector', 'template', 'replicas']),
  };
}

/** The container of that name, or the only one; else the one with a port that the Service leads to, or the first. */
function mainContainerOf(
  workload: JsonObject,
  service: JsonObject | undefined,
  name: string,
): JsonObject | undefined {
  const all = containersOf(workload);
  const targets = (service ? portsOf(service) : []).map(({ port, targetPort }) => targetPort ?? port);
  const isMet = ({ ports = [] }: JsonObject): boolean =>
    (ports as readonly JsonObject[]).some(
      ({ name: port, containerPort }) => targets.includes(port) || targets.includes(containerPort),
    );
  return all.find((container) => container.name === name) ?? all.find(isMet) ?? all[0];
}

function containersOf(workload: JsonObject): readonly JsonObject[] {
  const { containers = [] } = mapAt(workload, 'spec', 'template', 'spec');
  return containers as readonly JsonObject[];
}

export function portsOf(service: JsonObject): readonly JsonObject[] {
  return (mapAt(service, 'spec').ports ?? []) as readonly JsonObject[];
}
