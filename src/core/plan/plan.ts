import type { GivenInstance } from '../definition/given-instance';
import type { WorkloadKind } from '../definition/service-specification';
import type { Location } from '../diagnostics/diagnostic';
import type { ServiceAnswers } from '../services/answers';
import type { PlannedObject } from './planned-object';

/** Everything that is going to be rendered, and why: plain JSON, and all that constructs and reports read. */
export interface Plan {
  /** The key of the pods' label with the environment's name. */
  readonly label: string;
  readonly carriers: PlannedCarriers;
  /** By name. */
  readonly environments: readonly PlannedEnvironment[];
  /** By service, the deepest first, then by name. */
  readonly instances: readonly PlannedInstance[];
  /** By service. */
  readonly answers: readonly ServiceAnswers[];
  /** In the order in which they are rendered, layer by layer. */
  readonly objects: readonly PlannedObject[];
}

/** By what a request carries its environment's name, and whose requests. */
export interface PlannedCarriers {
  readonly header: string;
  /** How many others there are. */
  readonly aliases: number;
  /** Those whose sidecars read the others, sorted. */
  readonly namespaces: readonly string[];
}

export interface PlannedEnvironment {
  readonly name: string;
  /** As it stands in the names of objects. */
  readonly escapedName: string;
  readonly namespace: string;
  /** The file that describes it. */
  readonly file: string;
  /** Itself, then each environment above it, with or without a file. */
  readonly ancestors: readonly string[];
  readonly isDefault: boolean;
  /**
   * The roots that its root extends, the nearest first: its workloads are made of their files, too.
   *
   * @default - none
   */
  readonly bases?: readonly string[];
  /**
   * The manifests that its file, or one that its workloads are made of as well, names, sorted.
   *
   * @default - none
   */
  readonly manifests?: readonly string[];
  readonly description?: string;
  readonly owner?: string;
  readonly expires?: string;
}

/** One service's workload in one environment, as reports speak of it. */
export interface PlannedInstance {
  readonly service: string;
  readonly environment: string;
  readonly kind: WorkloadKind;
  /**
   * The environment of the nearest instance above it, into which its own specification is merged.
   *
   * @default - there is none
   */
  readonly parent?: string;
  readonly deployedBy: GivenInstance['deployedBy'];
  /** The services and further hosts that it says it calls, sorted. @default - nobody knows */
  readonly calls?: readonly string[];
  /** Where its file names the service. */
  readonly locate: () => Location;
}
