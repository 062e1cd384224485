/**
 * The evaluator's own view of manifests: the fields that decide who answers. It shares nothing with src/, so that a
 * mistake there is not made here, too.
 */

export type Labels = Readonly<Record<string, string>>;

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** An object of the cluster with its spec. */
export interface Named<Spec> {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly spec: Spec;
}

export interface ServicePort {
  readonly port: number;
  readonly name?: string;
  readonly protocol?: string;
  readonly appProtocol?: string;
  readonly targetPort?: number | string;
}

export interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Labels;
  readonly ports?: readonly ServicePort[];
  readonly publishNotReadyAddresses?: boolean;
}

export interface ServiceEntryPort {
  readonly number: number;
  readonly name: string;
  readonly protocol?: string;
  readonly targetPort?: number;
}

export interface ServiceEntrySpec {
  readonly hosts: readonly string[];
  readonly location?: string;
  readonly addresses?: readonly string[];
  readonly resolution?: string;
  readonly ports: readonly ServiceEntryPort[];
  readonly workloadSelector: { readonly labels: Labels };
  readonly exportTo?: readonly string[];
}

export interface SidecarSpec {
  readonly workloadSelector?: { readonly labels: Labels };
  readonly egress: readonly { readonly hosts: readonly string[] }[];
}

export interface PortPolicy {
  readonly port?: { readonly number: number };
  readonly loadBalancer?: {
    readonly localityLbSetting?: {
      readonly enabled?: boolean;
      readonly failoverPriority?: readonly string[];
    };
  };
  readonly outlierDetection?: object;
}

export interface DestinationRuleSpec {
  readonly host: string;
  readonly trafficPolicy?: PortPolicy & { readonly portLevelSettings?: readonly PortPolicy[] };
  readonly exportTo?: readonly string[];
}

/** One kind of condition and what it wants, `{ exact: /a }`; none: that it is there. */
export type StringMatch = Labels;

export interface HttpMatch {
  readonly headers?: Readonly<Record<string, StringMatch>>;
  readonly withoutHeaders?: Readonly<Record<string, StringMatch>>;
  readonly queryParams?: Readonly<Record<string, StringMatch>>;
  readonly uri?: StringMatch;
  readonly method?: StringMatch;
  readonly port?: number;
  readonly sourceLabels?: Labels;
}

export interface TcpRoute {
  readonly match?: readonly { readonly port?: number; readonly sourceLabels?: Labels }[];
  readonly route: readonly { readonly destination: Destination }[];
}

export interface HttpRoute {
  readonly name?: string;
  readonly timeout?: string;
  readonly match?: readonly HttpMatch[];
  readonly route?: readonly { readonly destination: Destination; readonly weight?: number }[];
  readonly directResponse?: { readonly status: number; readonly body?: { readonly string: string } };
  readonly redirect?: { readonly redirectCode?: number };
}

export interface Destination {
  readonly host: string;
  readonly port?: { readonly number: number };
}

export interface VirtualServiceSpec {
  readonly hosts: readonly string[];
  readonly gateways?: readonly string[];
  readonly http?: readonly HttpRoute[];
  readonly exportTo?: readonly string[];
  readonly tcp?: readonly TcpRoute[];
}

export interface EnvoyFilterSpec {
  readonly workloadSelector?: { readonly labels: Labels };
  readonly priority?: number;
  readonly configPatches: readonly unknown[];
}

export interface AuthorizationRule {
  readonly to?: readonly { readonly operation: { readonly ports: readonly string[] } }[];
  readonly when?: readonly {
    readonly key: string;
    readonly values?: readonly string[];
    readonly notValues?: readonly string[];
  }[];
}

export interface AuthorizationPolicySpec {
  readonly selector?: { readonly matchLabels: Labels };
  readonly action?: string;
  readonly rules?: readonly AuthorizationRule[];
}

export interface WorkloadSpec {
  readonly replicas?: number;
  readonly selector: { readonly matchLabels: Labels };
  readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
}

export interface PodSpec {
  readonly containers: readonly { readonly ports?: readonly ContainerPort[] }[];
}

/** Whether an object with these labels is chosen by `selector`. */
export function isSelected(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([label, value]) => labels[label] === value);
}

/** Throws for a field that the evaluator would ignore, and that could change the answer. */
export function refuseUnknownFields(object: object, known: readonly string[], place: string): void {
  const unknown = Object.keys(object).filter((key) => !known.includes(key));
  if (unknown.length > 0)
    throw new Error(`The evaluator does not know "${unknown.join('", "')}" in ${place}`);
}
