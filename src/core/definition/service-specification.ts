import type { SilentWarnings } from '../diagnostics/diagnostic-codes';
import type { JsonObject, JsonValue } from './json';

export type WorkloadKind = 'Deployment' | 'StatefulSet';

/** What an environment says of a service: a container's fields, and what stands around it. */
export interface ServiceSpecification {
  /** The files with its workload, with the Services that select that, and with what else is known beside these. */
  readonly manifest?: string | readonly string[];
  /** Whether somebody else deploys it. */
  readonly external?: boolean;
  /** The workload of the manifests, where several are behind the Service. */
  readonly workload?: string;
  /** What selects the pods of an external instance without a manifest. */
  readonly selector?: Readonly<Record<string, string>>;
  /** The label whose value tells forks from the instance that they are forks of. */
  readonly distinguish?: string;
  /** Whether the service begins here, below a root; of this environment alone, so that no merged one says it. */
  readonly new?: true;
  readonly kind?: WorkloadKind;
  readonly name?: string;
  readonly image?: string;
  /** A container's list, or a map from name to value or source. */
  readonly env?: readonly JsonObject[] | Readonly<Record<string, string | JsonObject>>;
  readonly ports?: readonly (number | ContainerPort)[];
  readonly replicas?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The language that OpenTelemetry's operator instruments the container for. */
  readonly instrumentation?: string;
  readonly pod?: PodSpecification;
  readonly spec?: JsonObject;
  readonly service?: ServiceSettings;
  /** What is said of all routes, or of one kind of requests; several of these as a list. */
  readonly http?: JsonObject | readonly JsonObject[];
  /** The services that it calls, and further hosts, by their namespaces; undefined: nobody knows. */
  readonly calls?: readonly string[];
  /** Whether the environment of the calling pod decides at TCP ports. */
  readonly tcp?: 'caller';
  readonly gateways?: readonly string[] | null;
  readonly hosts?: readonly string[] | null;
  readonly trafficPolicy?: JsonObject;
  readonly warnings?: SilentWarnings;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface PodSpecification {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly [field: string]: JsonValue | readonly Container[] | undefined;
}

export interface Container {
  readonly name: string;
  readonly ports?: readonly ContainerPort[];
  readonly restartPolicy?: string;
  readonly volumeMounts?: readonly JsonObject[];
  readonly volumeDevices?: readonly JsonObject[];
  readonly resources?: JsonObject;
  readonly [field: string]: JsonValue | readonly ContainerPort[] | undefined;
}

export interface ServiceSettings {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly headless?: boolean;
  readonly ports?: readonly ServicePort[];
  readonly [field: string]: JsonValue | readonly ServicePort[] | undefined;
}

/** A port of a Kubernetes Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}
