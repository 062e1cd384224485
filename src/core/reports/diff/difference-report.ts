import type { GivenInstance } from '../../definition/given-instance';
import type { JsonValue } from '../../definition/json';
import type { WorkloadKind } from '../../definition/service-specification';
import type { Model } from '../../services/model';
import type { Plan } from '../../plan/plan';

/** One of the two states that are compared. */
export interface ComparedState {
  readonly plan: Plan;
  /** Says where values come from. */
  readonly model: Model;
  /** Whether nothing in its files is wrong, so that the plan is all that they say. */
  readonly isComplete: boolean;
}

export type Side = 'from' | 'to';

/** A place in a file of one of the two states; line and column count from 1. */
export interface Place {
  readonly side: Side;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A number in each of the two states. */
export interface Count {
  readonly from: number;
  readonly to: number;
}

/** What two states of environments differ in; plain JSON without what is undefined, sorted, and with `from` and `to` exchanged its own mirror. */
export interface DifferenceReport {
  /** Whether the earlier state has no mistakes; what is wrong in it counts as not there. */
  readonly isFromComplete: boolean;
  readonly settings: readonly SettingChange[];
  readonly environments: EnvironmentChanges;
  readonly instances: InstanceChanges;
  /** Who answers while all pods are ready. */
  readonly answers: readonly AnswerChange[];
  /** Who answers in the place of an owner without ready pods, where the owner is the same. */
  readonly fallbacks: readonly AnswerChange[];
  /** Workloads that are in both, by what changes of them. */
  readonly workloads: readonly WorkloadChange[];
  /** All objects but workloads that are in both. */
  readonly objects: ObjectChanges;
  /** What is deleted, and has data of its own. */
  readonly losses: readonly Loss[];
  /** What the API server does not take. */
  readonly refusals: readonly Refusal[];
  /** Pods of all workloads that are rendered. */
  readonly pods: Count;
  /** What a sidecar that the routing reaches has of it. */
  readonly routes: Count;
  readonly clusters: Count;
}

/** A setting that holds for all environments; `default` is the environment that is, be it said or not. */
export interface SettingChange {
  readonly key: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  /** Where it is said; left out where no file does. */
  readonly place?: Place;
}

export interface EnvironmentChanges {
  /** How many there are. */
  readonly count: Count;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those whose namespace is another one, so that all of their objects are. */
  readonly moved: readonly MovedEnvironment[];
}

export interface MovedEnvironment {
  readonly environment: string;
  readonly from: string;
  readonly to: string;
}

export interface InstanceName {
  readonly service: string;
  readonly environment: string;
}

export interface InstanceChanges {
  readonly added: readonly InstanceName[];
  readonly removed: readonly InstanceName[];
  readonly changed: readonly InstanceChange[];
}

/** An instance that is another kind of thing, or deployed by others. */
export interface InstanceChange extends InstanceName {
  readonly from: InstanceNature;
  readonly to: InstanceNature;
}

export interface InstanceNature {
  readonly kind: WorkloadKind;
  readonly deployedBy: GivenInstance['deployedBy'];
}

/** One service whose answer changes in the same way in several environments. */
export interface AnswerChange {
  readonly service: string;
  /** By name; null: all requests without an environment, or of a root without a file. It comes last. */
  readonly environments: readonly (string | null)[];
  readonly from: Answered;
  readonly to: Answered;
}

/** The environments that answer, each while none before it has a ready pod; none: a 503. Null: there is no such service. */
export type Answered = readonly string[] | null;

/** Workloads that change in the same way, for the same reasons. */
export interface WorkloadChange {
  readonly workloads: readonly WorkloadName[];
  /** Whether its template of pods differs, so that they are replaced. */
  readonly restarts: boolean;
  /** Whether nothing but images differs. */
  readonly isImageOnly: boolean;
  readonly fields: readonly FieldChange[];
}

export interface WorkloadName extends ObjectName {
  /** Undefined for what only comes with an environment. */
  readonly service: string | undefined;
}

/** A field of an object that differs. */
export interface FieldChange {
  /** `spec.template.spec.containers[orders].image` */
  readonly path: string;
  /** Undefined where there is none, or where those of the workloads differ. */
  readonly from: JsonValue | undefined;
  readonly to: JsonValue | undefined;
  /** The key of an environment file or of the settings that it comes from, `services.orders.image`. */
  readonly key: string;
  readonly place: Place;
}

export interface ObjectName {
  /** Of what others have written with its group, where that is none of Kubernetes' own. */
  readonly kind: string;
  readonly name: string;
  /** Undefined for what is in none. */
  readonly namespace: string | undefined;
  readonly environment: string;
}

/** An object, and whether others have written it, so that envtree only renders it. */
export interface RenderedObject extends ObjectName {
  readonly isOfOthers: boolean;
}

export interface ObjectChanges {
  readonly added: readonly RenderedObject[];
  readonly removed: readonly RenderedObject[];
  readonly changed: readonly ObjectChange[];
}

export interface ObjectChange extends RenderedObject {
  /** The paths of the fields that differ. */
  readonly paths: readonly string[];
  /** Where a file asks for it. */
  readonly place: Place;
}

export interface Loss extends ObjectName {
  readonly reason: string;
  /** Where a file asked for it. */
  readonly place: Place;
}

export interface Refusal extends ObjectName {
  /** The fields that cannot be changed. */
  readonly paths: readonly string[];
  readonly place: Place;
}

/** Whether anything differs at all. */
export function hasDifferences(report: DifferenceReport): boolean {
  const { settings, environments, instances, objects } = report;
  const lists = [
    settings,
    environments.added,
    environments.removed,
    environments.moved,
    instances.added,
    instances.removed,
    instances.changed,
    report.answers,
    report.fallbacks,
    report.workloads,
    objects.added,
    objects.removed,
    objects.changed,
  ];
  return lists.some((list) => list.length > 0);
}
