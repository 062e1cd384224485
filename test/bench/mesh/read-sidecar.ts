import type { Asker } from '../../e2e/running/asker';

/** How much a sidecar has. */
export interface SidecarSize {
  /** Of the whole configuration, as Envoy prints it. */
  readonly configurationBytes: number;
  readonly virtualHosts: number;
  readonly routes: number;
  readonly clusters: number;
  /** What Envoy has allocated. */
  readonly heapBytes: number;
}

interface Dump {
  readonly configs: readonly {
    readonly dynamic_active_clusters?: readonly object[];
    readonly dynamic_route_configs?: readonly {
      readonly route_config: { readonly virtual_hosts?: readonly { readonly routes?: readonly object[] }[] };
    }[];
  }[];
}

/** Asks the sidecar of whoever asks. */
export async function readSidecar(asker: Asker): Promise<SidecarSize> {
  const text = await read(asker, 'config_dump');
  const { allocated } = JSON.parse(await read(asker, 'memory')) as { readonly allocated: string };
  const { configs } = JSON.parse(text) as Dump;
  const hosts = configs
    .flatMap((it) => it.dynamic_route_configs ?? [])
    .flatMap(({ route_config: { virtual_hosts: all = [] } }) => all);
  return {
    configurationBytes: text.length,
    virtualHosts: hosts.length,
    routes: hosts.reduce((sum, { routes = [] }) => sum + routes.length, 0),
    clusters: configs.flatMap((it) => it.dynamic_active_clusters ?? []).length,
    heapBytes: Number(allocated),
  };
}

/** Whether it has a route of that name. */
export async function knowsRoute(asker: Asker, name: string): Promise<boolean> {
  const text = await read(asker, 'config_dump?resource=dynamic_route_configs');
  return text.includes(`"${name}"`);
}

/** Tens of thousands of routes take long to print. */
const seconds = 60;

async function read(asker: Asker, path: string): Promise<string> {
  const { status, body } = await asker.ask({ url: `http://127.0.0.1:15000/${path}`, seconds });
  if (status !== 200) throw new Error(`The sidecar does not tell its ${path}: ${body}`);
  return body;
}
