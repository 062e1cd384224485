import type { Asker } from './asker';

/** What of a sidecar's configuration, as Envoy's /config_dump has it, grows with what is rendered. */
export interface Configuration {
  /** Of all virtual hosts, as text, so that two are told apart. */
  readonly routes: readonly string[];
  readonly clusters: readonly string[];
  /** All listeners, and the same but for the filters that change headers. */
  readonly listeners: readonly string[];
  readonly listenersWithoutFilters: readonly string[];
}

interface Dump {
  readonly configs: readonly {
    readonly dynamic_listeners?: readonly { readonly active_state?: { readonly listener: object } }[];
    readonly dynamic_route_configs?: readonly { readonly route_config: RouteConfiguration }[];
    readonly dynamic_active_clusters?: readonly { readonly cluster: { readonly name: string } }[];
  }[];
}

interface RouteConfiguration {
  readonly name: string;
  readonly virtual_hosts?: readonly { readonly name: string; readonly routes?: readonly object[] }[];
}

/** What the sidecar of whoever asks has. */
export async function configurationOf(asker: Asker, namespaces: readonly string[]): Promise<Configuration> {
  const { status, body } = await asker.ask({ url: 'http://127.0.0.1:15000/config_dump' });
  if (status !== 200) throw new Error(`The sidecar does not tell its configuration: ${body}`);
  return readConfiguration(body, namespaces);
}

/** Of routes and clusters those that name one of `namespaces`, since other cases come and go. */
function readConfiguration(text: string, namespaces: readonly string[]): Configuration {
  const isOurs = (named: string): boolean => namespaces.some((namespace) => named.includes(`.${namespace}.`));
  const { configs } = JSON.parse(text) as Dump;
  const listeners = configs
    .flatMap((it) => it.dynamic_listeners ?? [])
    .flatMap(({ active_state: state }) => (state ? [state.listener] : []));
  return {
    routes: configs
      .flatMap((it) => it.dynamic_route_configs ?? [])
      .flatMap(routesOf)
      .filter(isOurs)
      .sort(),
    clusters: configs
      .flatMap((it) => it.dynamic_active_clusters ?? [])
      .map(({ cluster }) => cluster.name)
      .filter(isOurs)
      .sort(),
    listeners: listeners.map((it) => JSON.stringify(it)).sort(),
    listenersWithoutFilters: listeners.map((it) => JSON.stringify(it, omitFilters)).sort(),
  };
}

function routesOf({
  route_config: { name, virtual_hosts: hosts = [] },
}: {
  route_config: RouteConfiguration;
}): string[] {
  return hosts.flatMap((host) =>
    (host.routes ?? []).map((route) => `${name} ${host.name} ${JSON.stringify(route)}`),
  );
}

function omitFilters(key: string, value: unknown): unknown {
  if (key === 'early_header_mutation_extensions') return undefined;
  if (key !== 'http_filters') return value;
  return (value as readonly { name: string }[]).filter(({ name }) => !name.endsWith('.header_mutation'));
}
