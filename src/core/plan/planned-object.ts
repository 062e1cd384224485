import type { JsonObject } from '../definition/json';
import type { ServicePort, WorkloadKind } from '../definition/service-specification';
import type { Location } from '../diagnostics/diagnostic';
import type { Layer } from './layers';
import type { Labels } from './labels';

/** What every object has, and where it comes from. */
export interface ObjectBasics {
  readonly name: string;
  /** Undefined where its kind has none. */
  readonly namespace: string | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The environment whose file asks for it. */
  readonly environment: string;
  /** The service that it is for; undefined where it is for the environment as a whole. */
  readonly service?: string;
  /** Where a file asks for it; that file may have to be read once more. */
  readonly locate: () => Location;
}

interface ObjectOf<Kind extends string, In extends Layer> extends ObjectBasics {
  readonly kind: Kind;
  readonly layer: In;
}

/** What Istio gives to the sidecars of some namespaces alone. */
interface Exported {
  /** Their namespaces, by name. @default - those of all namespaces */
  readonly exportTo?: readonly string[];
}

/** An object of the cluster, told from others by its kind, as plain JSON. */
export type PlannedObject =
  | Workload
  | Service
  | Tier
  | DestinationPolicy
  | HeaderFilter
  | Isolation
  | SidecarScope
  | RouteTable
  | DeliveredApplication
  | AdoptedObject;

export interface Workload extends ObjectOf<WorkloadKind, 'workloads'> {
  readonly selector: Labels;
  readonly podLabels: Labels;
  readonly podAnnotations: Labels;
  readonly podSpec: JsonObject;
  /** Further fields of its spec. */
  readonly spec: JsonObject;
}

/** An object that somebody else has written, rendered as it is. */
export interface AdoptedObject extends ObjectOf<'Adopted', Layer> {
  readonly manifest: JsonObject;
}

/** The kind of an object as the API has it. */
export function kindOfObject(object: PlannedObject): string {
  return object.kind === 'Adopted' ? (object.manifest.kind as string) : object.kind;
}

/** A Kubernetes Service, which selects one environment's pods. */
export interface Service extends ObjectOf<'Service', 'hosts'> {
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  /** Further fields of its spec. */
  readonly spec: JsonObject;
}

/** One environment's pods behind an instance's own host. */
export interface Tier extends ObjectOf<'ServiceEntry', 'hosts'>, Exported {
  readonly host: string;
  /**
   * Nobody calls it. Without one, a TCP port of the host would be that of all addresses that Istio does not know
   * (istio/pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener).
   */
  readonly address?: string;
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

/** How requests to a destination are spread: an instance's own host, or the Service's. */
export interface DestinationPolicy extends ObjectOf<'DestinationRule', 'hosts'>, Exported {
  readonly host: string;
  readonly trafficPolicy: JsonObject;
}

/** Changes headers of the requests that go out through sidecars, or come in at gateways. */
export interface HeaderFilter extends ObjectOf<'EnvoyFilter', 'hosts'> {
  /**
   * Whose sidecars.
   *
   * @default - those of all pods of the namespace
   */
  readonly selector?: Labels;
  /**
   * Of several filters, Istio applies the one with the lowest first.
   *
   * @default 0
   */
  readonly priority?: number;
  /** @default - at sidecars */
  readonly isAtGateways?: boolean;
  /** Before a route is chosen, in this order. */
  readonly mutations: readonly HeaderMutation[];
  /**
   * When a token of the client has been looked at, and before a route is chosen by what is then in the headers; never,
   * where nobody looks at tokens.
   *
   * @default - none
   */
  readonly authenticatedMutations?: readonly HeaderMutation[];
  /**
   * When it is known where the request goes, in this order.
   *
   * @default - none
   */
  readonly routedMutations?: readonly HeaderMutation[];
  /**
   * What a line of the sidecars' log has, at either end of a call.
   *
   * @default - no line is written
   */
  readonly log?: RequestLog;
}

export interface RequestLog {
  /** By key, what Envoy puts there. */
  readonly inbound: Labels;
  readonly outbound: Labels;
  /** A header of outgoing requests that is taken off before they go, and kept for the log. */
  readonly kept: { readonly header: string; readonly namespace: string; readonly key: string };
}

/** A header is removed, or set to a value, which may have commands of Envoy's; nothing is set to an empty one. */
export type HeaderMutation =
  | { readonly remove: string }
  | {
      readonly header: string;
      readonly value: string;
      readonly action: 'ADD_IF_ABSENT' | 'OVERWRITE_IF_EXISTS' | 'APPEND_IF_EXISTS_OR_ADD';
    };

/** Has pods refuse requests of other environments. */
export interface Isolation extends ObjectOf<'AuthorizationPolicy', 'hosts'> {
  readonly selector: Labels;
  /** The pods' own, all of them HTTP. */
  readonly ports: readonly number[];
  readonly header: string;
  /** Whether requests with one of the header's values are refused, or all others, those without the header among them. */
  readonly refuses: 'these' | 'others';
  /** As Istio has them: a `*` at the end stands for whatever follows. */
  readonly values: readonly string[];
}

/** All that the sidecars of some pods are told of. */
export interface SidecarScope extends ObjectOf<'Sidecar', 'hosts'> {
  readonly selector: Labels;
  /** By their namespaces, as Istio's Sidecar has them; sorted. */
  readonly hosts: readonly string[];
}

/** The routes of hosts: of a Service's full name in the mesh, or of others at gateways. */
export interface RouteTable extends ObjectOf<'VirtualService', 'routes'>, Exported {
  readonly hosts: readonly string[];
  /** Those of Istio's Gateways alone, by namespace and name. @default - those of the mesh */
  readonly gateways?: readonly string[];
  readonly rules: readonly RouteRule[];
  /** Of its TCP ports. */
  readonly connections?: readonly ConnectionRule[];
}

export interface RouteRule {
  /** After the environment that answers. */
  readonly name: string;
  readonly match: readonly HeaderMatch[];
  /** What holds beside one of these: one of several conditions of a request, as Istio's HTTPMatchRequest. */
  readonly requests?: readonly JsonObject[];
  readonly target: RouteTarget;
  /** Further fields of the route. */
  readonly http: JsonObject;
}

export type HeaderMatch =
  { readonly header: string; readonly exact: string } | { readonly header: string; readonly prefix: string };

export type RouteTarget =
  /** Without a port, the one that was called holds. */
  | { readonly host: string; readonly port?: number }
  | { readonly status: number; readonly body: string }
  /** What a user says in the place of an answer: `redirect` or `directResponse`. */
  | { readonly instead: JsonObject };

/** Where connections to TCP ports lead. */
export interface ConnectionRule {
  readonly match: readonly CallerMatch[];
  readonly host: string;
}

/** A port, and who calls it. */
export interface CallerMatch {
  readonly port: number;
  /** The labels of the calling pod. @default - everybody */
  readonly labels?: Labels;
}

/** What has Argo CD apply one environment's workloads. */
export interface DeliveredApplication extends ObjectOf<'Application', 'applications'> {
  readonly finalizers: readonly string[];
  readonly spec: JsonObject;
}
