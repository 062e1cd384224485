import type { Answers } from '../../support/ask-all';
import type { CarriedRequest } from '../../support/carried';
import type { Claims } from '../../support/claims';
import type { PluginState } from '../argocd/plugin-sidecar';
import type { ProbedStep, TracedStep } from './tracing-steps';

/** What a case's file says; each folder below cases/ with a case.yaml is a case. */
export interface Case {
  readonly name: string;
  readonly proves: string;
  /** Where envs/ and envtree.yaml are. */
  readonly folder: string;
  /** A file or folder of examples/, by which a GitOps tool delivers it. @default - by hand */
  readonly delivery?: string;
  /** Whether no other case may run meanwhile. @default false */
  readonly alone?: boolean;
  /** What a team has in the cluster before. @default - nothing */
  readonly base?: BaseFile;
  /** What its files say in place of the folder's. @default - what they say there */
  readonly files?: Files;
  /** How many environments it has besides, of which nothing is asked. @default 0 */
  readonly others?: number;
  /** Whether it runs only where it is named, since it takes long. @default false */
  readonly onlyNamed?: boolean;
  readonly steps: readonly Step[];
}

/** A file of the folder with what a team has in the case's namespace, and who applies it. */
export interface BaseFile {
  readonly file: string;
  /** The team's own tool, from its side or from the server's; or envtree, which renders it. */
  readonly by: 'client' | 'server' | 'envtree';
}

export type Step = { readonly say: string } & (
  | AnswersStep
  | ChainStep
  | BodiesStep
  | CarriedStep
  | EnteredStep
  | ConnectedStep
  | RawStep
  | ConfigurationStep
  | KnowsStep
  | UnreadyStep
  | CommitStep
  | RefusedStep
  | ApplyStep
  | LoadStep
  | NamesStep
  | PluginStep
  | HealthStep
  | DisturbStep
  | KubectlStep
  | ArgocdStep
  | SettledStep
  | BaseStep
  | TracedStep
  | ProbedStep
);

/** Asks for each environment of a request and each service, which may be `grpc://orders:9090`, `ws://orders`, `tcp://db:5432` or `orders/a`. */
export interface AnswersStep {
  readonly answers: Answers;
  /** The pod that asks, `app-js@dev.proj1`. @default - a client that is in no environment */
  readonly from?: string;
}

/** Asks the first service, which asks the next one: for each environment, who answers at each hop. */
export interface ChainStep {
  readonly chain: readonly string[];
  readonly hops: Readonly<Record<string, readonly string[]>>;
  readonly from?: string;
}

/** Sends requests with whatever headers to a service: who answers, and what arrives there. */
export interface CarriedStep {
  /** A service; or a pod outside of the mesh, by its address, and maybe by the host of a ServiceEntry. */
  readonly service: string | { readonly outside: string; readonly host?: string };
  readonly from?: string;
  readonly carried: readonly CarriedRequest[];
}

/** Sends requests to hosts at a gateway, as `carried` does: the pods behind its Service have its name. */
export interface EnteredStep {
  /** The Gateway, and the Service of its pods, by namespace and name. */
  readonly gateway: string;
  readonly from: string;
  readonly entered: readonly (CarriedRequest & {
    readonly host: string;
    /** @default http */
    readonly scheme?: 'http' | 'grpc' | 'ws';
    /** What a token says that is sent along. @default - none is */
    readonly claims?: Claims;
    /** `forged`: somebody else has signed it; `unread`: the gateway verifies none. @default verified */
    readonly token?: 'verified' | 'forged' | 'unread';
  })[];
}

/** Sends lines of headers as they are to a service: who answers, or with which status Envoy refuses. */
export interface RawStep {
  readonly service: string;
  readonly from?: string;
  readonly raw: readonly {
    readonly send: string;
    /** Each of them is sent in the place of `{c}`. @default - it is sent once */
    readonly characters?: string;
    readonly answers: string | number;
  }[];
}

/** Notes the configuration of a pod's sidecar while there are no aliases, or compares it when there are some. */
export interface ConfigurationStep {
  readonly configuration: 'noted' | 'alike';
  readonly from: string;
}

/** The services of the case that a pod's sidecar has clusters for, and no more; no virtual host is an instance's own. */
export interface KnowsStep {
  readonly knows: readonly string[];
  readonly from: string;
}

/** Asks by WebSockets that stay open, by their names; each is opened by the first step that has it. */
export interface ConnectedStep {
  readonly connected: Readonly<
    Record<string, { readonly service: string; readonly environment: string; readonly answers: string }>
  >;
  readonly from?: string;
}

/** Asks for each environment and service, and compares what is said. */
export interface BodiesStep {
  readonly bodies: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The instances without a ready pod from now on, `app-java@dev`, or `1 of app-java@dev`; all others are ready. */
export interface UnreadyStep {
  readonly unready: readonly string[];
}

/** Files by path; a text is written as it is, and null removes one. */
export type Files = Readonly<Record<string, object | string | null>>;

/** Changes environment files, and delivers them. */
export interface CommitStep {
  readonly commit: Files;
  /** The instances that are not going to be ready from then on. */
  readonly broken?: readonly string[];
  /** An environment that it adds: tells how long each stage takes until its pods are ready. */
  readonly timed?: string;
  /** Whether something is waiting for somebody, so that not all can be in sync. @default false */
  readonly unsettled?: boolean;
}

/** Commits what Argo CD must not carry out: each of these Applications says so in a condition, and nothing changes. */
export interface RefusedStep {
  readonly refused: Readonly<Record<string, readonly string[]>>;
  readonly files: Files;
  /** What changes all the same, `Deployment/NAMESPACE/NAME is gone`. @default - nothing */
  readonly but?: readonly string[];
}

/** What the plugin does from now on. */
export interface PluginStep {
  readonly plugin: PluginState;
}

/** The health that Applications have to show. */
export interface HealthStep {
  readonly health: Readonly<Record<string, string>>;
}

/** Runs kubectl commands that change or delete objects of envtree's; all has to be again as it was. */
export interface DisturbStep {
  readonly disturb: readonly string[];
}

/** Calls kubectl, as somebody may do. */
export interface KubectlStep {
  readonly kubectl: string;
}

/** Calls Argo CD's command, which asks its server for what its UI does. */
export interface ArgocdStep {
  readonly argocd: string;
}

/** Every object is stored as it was rendered; no two Applications have one, and a second sync finds nothing to do. */
export interface SettledStep {
  readonly settled: true;
}

/** Applies a file of the case's own folder: what a user has in the cluster beside envtree's objects. */
export interface ApplyStep {
  /** `$KEY_SET` in it stands for the public key of what tokens are signed by. */
  readonly apply: string;
}

/** Asks so many times a second for each of these environments, all services in turn, during other steps. */
export interface LoadStep {
  readonly load: {
    readonly environments: readonly string[];
    readonly services: readonly string[];
    readonly rate: number;
    /** The Service of gateways to ask in place of the services, by namespace and name. @default - within the mesh */
    readonly gateway?: string;
    /** The host of an environment there, with `{env}` in the place of its escaped name. */
    readonly host?: string;
  };
  readonly steps: readonly Step[];
  /** If given: for each environment, all those that answered meanwhile. */
  readonly answered?: Readonly<Record<string, readonly string[]>>;
}

/** Looks up host names in a pod: the services whose pods' addresses they have to be, or none. */
export interface NamesStep {
  readonly from: string;
  readonly names: Readonly<Record<string, string | null>>;
}

/**
 * The base has not changed, and its Services have its pods alone (`alone`: only that); or what the team does with it, by
 * which nothing of envtree's may be lost: it is applied once more, all its pods are started anew, or stopped and
 * started.
 */
export interface BaseStep {
  readonly base: 'unchanged' | 'alone' | 'applied' | 'restarted' | 'stopped' | 'started';
}
