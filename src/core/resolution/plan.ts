import type { JsonObject } from '../definition/json';
import type { ServicePort, WorkloadKind } from '../definition/service-specification';

/**
 * Everything that is going to be rendered, and why: plain JSON, and all that constructs and reports read. Lists are
 * in the order in which they are rendered.
 */
export interface Plan {
  readonly environments: readonly PlannedEnvironment[];
  readonly answers: readonly ServiceAnswers[];
  readonly services: readonly Service[];
  readonly workloads: readonly Workload[];
  /** Of the instances that no address selects. */
  readonly instanceServices: readonly Service[];
  readonly tiers: readonly Tier[];
  readonly policies: readonly DestinationPolicy[];
  readonly tags: readonly Tag[];
  readonly routes: readonly RouteTable[];
}

export interface PlannedEnvironment {
  readonly name: string;
  /** As it stands in the names of objects. */
  readonly escapedName: string;
  readonly namespace: string;
  /** Itself, then each environment above it, with or without a file. */
  readonly ancestors: readonly string[];
  readonly isDefault: boolean;
  readonly description?: string;
  readonly owner?: string;
  readonly expires?: string;
}

/** Who answers for one service: the first answer whose environment is the request's, or above it. */
export interface ServiceAnswers {
  readonly service: string;
  /** The deepest environment first; the last answer is everybody else's. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  /** Null: every environment that none of the answers before it is for, and requests without one. */
  readonly environment: string | null;
  /** The environments that answer: each while none of those before it has a ready pod. Empty: a 503. */
  readonly answeredBy: readonly string[];
  readonly reason: string;
}

export type Labels = Readonly<Record<string, string>>;

/** What every object has, and where it comes from. */
export interface PlannedObject {
  /** The environment whose file asks for it. */
  readonly environment: string;
  /** The service that it is for; undefined where it is for the environment as a whole. */
  readonly service?: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** A Kubernetes Service, which selects one environment's pods. */
export interface Service extends PlannedObject {
  readonly annotations: Labels;
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  /** Further fields of its spec. */
  readonly spec: JsonObject;
}

export interface Workload extends PlannedObject {
  readonly service: string;
  readonly kind: WorkloadKind;
  readonly annotations: Labels;
  readonly selector: Labels;
  readonly podLabels: Labels;
  readonly podAnnotations: Labels;
  readonly podSpec: JsonObject;
  /** Further fields of its spec. */
  readonly spec: JsonObject;
}

/** One environment's pods behind an instance's own host: a ServiceEntry. */
export interface Tier extends PlannedObject {
  readonly host: string;
  /** The environment of the pods. */
  readonly tier: string;
  readonly ports: readonly TierPort[];
  readonly selector: Labels;
}

export interface TierPort {
  readonly number: number;
  readonly name: string;
  /** Undefined: Istio finds out from the first bytes. */
  readonly protocol?: string;
  readonly targetPort: number;
}

/** A DestinationRule, on an instance's own host or on the Service's. */
export interface DestinationPolicy extends PlannedObject {
  readonly host: string;
  readonly trafficPolicy: JsonObject;
}

/** An EnvoyFilter that puts the environment's name on requests that start inside its pods. */
export interface Tag extends PlannedObject {
  readonly header: string;
  readonly selector: Labels;
}

/** A VirtualService on the full name of a Service. */
export interface RouteTable extends PlannedObject {
  readonly host: string;
  readonly rules: readonly RouteRule[];
}

export interface RouteRule {
  readonly match: readonly HeaderMatch[];
  readonly target: RouteTarget;
  /** Further fields of the route. */
  readonly http: JsonObject;
}

export type HeaderMatch =
  { readonly header: string; readonly exact: string } | { readonly header: string; readonly prefix: string };

export type RouteTarget = { readonly host: string } | { readonly status: number; readonly body: string };
