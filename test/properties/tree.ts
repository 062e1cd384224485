/** A tree of environments as a user would write it, and the state of its pods. */
export interface Tree {
  readonly settings: TreeSettings;
  readonly environments: readonly TreeEnvironment[];
  readonly defaultEnvironment: string;
  /** Of every service. @default - one for HTTP, 8080 */
  readonly ports?: readonly object[];
  /** What each service says that it calls, where it begins. @default - nobody knows */
  readonly calls?: Readonly<Record<string, readonly string[]>>;
  /** What every service says of its address, where it may. @default - nothing */
  readonly address?: object;
}

export interface TreeSettings {
  readonly splitter: string;
  readonly label: string;
  readonly header: string;
  readonly clusterDomain: string;
  readonly namespace: string;
  readonly fallback: 'live' | 'static';
  readonly tag: boolean;
  /** @default - none */
  readonly aliases?: readonly object[];
  /** @default - none */
  readonly clients?: readonly string[];
  /** @default - all namespaces, or none beside the clients' */
  readonly exportTo?: readonly string[];
  /** @default - sidecars are told of everything */
  readonly scope?: boolean;
  /** Whether `default` is written where a single root makes it needless. */
  readonly saysDefault: boolean;
}

export interface TreeEnvironment {
  readonly name: string;
  /** Of roots only. */
  readonly namespace?: string;
  readonly services: readonly string[];
  /** @default - it takes requests of every environment */
  readonly isolation?: 'strict';
  /** Those of its services that have no ready pod. */
  readonly unready: readonly string[];
}
