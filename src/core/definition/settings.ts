import settingsSchema from '../../../schema/settings.schema.json';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SilentWarnings } from '../diagnostics/diagnostic-codes';
import { checkEnd, isCutOff } from './check-end';
import { noLocations, type DocumentLocations } from './document-locations';
import { parseYaml } from './parse-yaml';
import { isReadable, type SourceFile } from './source-file';
import { settingsFile } from './source-file-places';
import { prepareSchema } from './prepare-schema';
import { validate } from './validate';
import { everything, type Pruned } from './was-pruned';

/** What holds for all environments; schema/settings.schema.json describes each. */
export interface Settings {
  readonly namespace: string;
  readonly label: string;
  readonly splitter: '.' | '-' | '_';
  /** Undefined: the only root. */
  readonly default: string | undefined;
  /** In lower case, since Istio matches headers so. */
  readonly header: string;
  /** Further carriers of the environment's name, in the order in which they count after the header. */
  readonly aliases: readonly Alias[];
  readonly tag: boolean;
  /** Undefined: no environment has a host of its own. */
  readonly preview: Preview | undefined;
  readonly edge: Edge;
  readonly fallback: 'live' | 'static';
  readonly tracing: Tracing;
  /** Whether sidecars are told no more than they need. */
  readonly scope: boolean | Scope;
  readonly clusterDomain: string;
  /** The namespaces beside the roots' whose sidecars call the services. */
  readonly clients: readonly string[];
  /** Undefined: all namespaces, or the clients' where there are any. */
  readonly exportTo: readonly string[] | undefined;
  readonly warnings: SilentWarnings;
}

/** By what host each environment is entered at a gateway, and at which service. */
export interface Preview {
  /** Begins with `{env}.` */
  readonly host: string;
  /** An Istio Gateway, by its namespace and name, `istio-ingress/main`. */
  readonly gateway: string;
  readonly service: string;
}

/** Whom a gateway lets choose an environment. */
export interface Edge {
  /** The hosts at which carriers are obeyed. @default - none */
  readonly trust?: readonly string[];
  /** What a client proves to have its carriers obeyed at all other hosts. @default - nothing is proof enough */
  readonly require?: Proof;
  /** Where the gateways' pods are. @default - in the namespaces of the Gateways */
  readonly namespaces?: readonly string[];
}

/** What sidecars write down of requests. */
export interface Tracing {
  /** Whether each request, at both ends of each call. @default false */
  readonly log?: boolean;
}

/** What sidecars are told of that are not told of everything. */
export interface Scope {
  /** What each of them is, as Istio's Sidecar has it. @default - what is in istio-system */
  readonly hosts?: readonly string[];
}

/** What a token says that the gateway's own RequestAuthentication has accepted. */
export interface Proof {
  /** All of them have to hold. Undefined only next to an error. */
  readonly claims?: Claims;
}

/** By the name of each claim its value, several of which one does, or the claims within it. */
export interface Claims {
  readonly [name: string]: string | readonly string[] | Claims;
}

/** One of a header, maybe with a pattern of its value, a cookie, and a member of W3C baggage. */
export interface Alias {
  readonly header?: string;
  readonly pattern?: string;
  readonly cookie?: string;
  readonly baggage?: string;
}

export interface SettingsDefinition {
  readonly settings: Settings;
  readonly locations: DocumentLocations;
  /** The JSON Pointers of what is not known of them. */
  readonly pruned: Pruned;
  readonly diagnostics: readonly Diagnostic[];
}

const defaults: Settings = {
  namespace: 'default',
  label: 'virtual-env',
  splitter: '.',
  default: undefined,
  header: 'x-virtual-env',
  aliases: [],
  tag: true,
  preview: undefined,
  edge: {},
  fallback: 'live',
  tracing: {},
  scope: false,
  clusterDomain: 'cluster.local',
  clients: [],
  exportTo: undefined,
  warnings: {},
};

const schema = prepareSchema(settingsSchema);

/** Whether nothing wrong was taken out of it. */
function isWhole(preview: Partial<Preview> | undefined): boolean {
  return [preview?.host, preview?.gateway, preview?.service].every((it) => it !== undefined);
}

/** The settings in `file`, completed with defaults; without a file, the defaults. */
export function parseSettings(file: SourceFile | undefined): SettingsDefinition {
  if (!file || !isReadable(file)) {
    const pruned = file ? everything : new Set<string>();
    return { settings: defaults, locations: noLocations(settingsFile), pruned, diagnostics: [] };
  }
  const document = parseYaml(file);
  const { value, pruned, diagnostics } = validate(document, schema);
  const settings: Settings = { ...defaults, ...(value as Partial<Settings> | null) };
  return {
    settings: {
      ...settings,
      header: settings.header.toLowerCase(),
      preview: isWhole(settings.preview) ? settings.preview : undefined,
      aliases: settings.aliases.map((alias) => ({
        ...alias,
        ...(alias.header !== undefined && { header: alias.header.toLowerCase() }),
      })),
    },
    locations: document.locations,
    pruned: isCutOff(file) ? everything : pruned,
    diagnostics: checkEnd(file, [...document.diagnostics, ...diagnostics]),
  };
}
