import { renderFiles, type TextFile } from '../../properties/render-tree';
import type { HttpRoute, Manifest } from '../../support/manifests';

export interface MeshSize {
  readonly services: number;
  readonly environments: number;
}

/** How a tree is routed. */
export const ways = ['exact', 'live', 'static', 'scope', 'calls', 'nothing'] as const;
export type Way = (typeof ways)[number];

export const namespace = 'mesh';
/** The one service with a pod, whose sidecar is measured. */
export const measured = 's0';

const changesOfEach = 3;
const callsOfEach = 5;

const settings: Readonly<Record<Way, object>> = {
  exact: {},
  live: {},
  static: { fallback: 'static' },
  scope: { exportTo: ['.'], scope: true },
  calls: { exportTo: ['.'], scope: true },
  nothing: {},
};

/** The environment that comes to a tree that is there, and the one service that it changes. */
export const newcomer = 'dev.new';

/** What is applied for a tree of this size, but for workloads that have no pods; maybe with the newcomer. */
export function meshManifests(size: MeshSize, way: Way, hasNewcomer = false): Manifest[] {
  const files = filesOf(size, way);
  const change = { services: { s1: { image: 'acme/s1:new' } } };
  const all = hasNewcomer ? [...files, fileOf(`envs/${newcomer}.yaml`, change)] : files;
  const { manifests, diagnostics } = renderFiles(all);
  if (!manifests) throw new Error(JSON.stringify(diagnostics));
  const needed = manifests.filter(
    ({ kind, metadata }) => kind !== 'Deployment' || metadata.name === `${measured}-dev`,
  );
  const names = Array.from({ length: size.environments }, (_, index) => `dev.e${String(index)}`);
  const known = hasNewcomer ? [...names, newcomer] : names;
  if (way === 'exact')
    return needed.map((it) => (it.kind === 'VirtualService' ? withExactRules(it, known) : it));
  return way === 'nothing' ? [...needed.filter(({ kind }) => kind === 'Deployment'), toldNothing] : needed;
}

function fileOf(path: string, content: object): TextFile {
  return { path, text: `${JSON.stringify(content)}\n` };
}

function filesOf({ services, environments }: MeshSize, way: Way): TextFile[] {
  const describe = (index: number): object => ({
    image: `acme/s${String(index)}:1`,
    ports: [8080],
    ...(way === 'calls' && { calls: callsOf(index, services) }),
  });
  const root = Array.from(
    { length: services },
    (_, index) => [`s${String(index)}`, describe(index)] as const,
  );
  const branches = Array.from({ length: environments }, (_, index) => {
    const changed = Array.from(
      { length: changesOfEach },
      (_none, turn) => (index * changesOfEach + turn) % services,
    );
    const said = changed.map(
      (it) => [`s${String(it)}`, { image: `acme/s${String(it)}:e${String(index)}` }] as const,
    );
    return fileOf(`envs/dev.e${String(index)}.yaml`, { services: Object.fromEntries(said) });
  });
  return [
    fileOf('envtree.yaml', { namespace, ...settings[way] }),
    fileOf('envs/dev.yaml', { services: Object.fromEntries(root) }),
    ...branches,
  ];
}

function callsOf(index: number, services: number): string[] {
  const called = Array.from({ length: callsOfEach }, (_, turn) => (index * 7 + turn * 13 + 1) % services);
  return [...new Set(called)].map((it) => `s${String(it)}`);
}

/** As one would write it by hand: for each environment that is known an exact rule, in every service. */
function withExactRules(table: Manifest, names: readonly string[]): Manifest {
  const spec = table.spec as { readonly http: readonly (HttpRoute & { readonly name: string })[] };
  const byName = new Map(spec.http.map((rule) => [rule.name, rule]));
  const root = byName.get('dev');
  const rules = names.map((name) => {
    const { route } = byName.get(name) ?? root ?? {};
    return { name, match: [{ headers: { 'x-virtual-env': { exact: name } } }], route };
  });
  return { ...table, spec: { ...spec, http: [...rules, root] } };
}

const toldNothing: Manifest = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name: 'nothing', namespace },
  spec: { egress: [{ hosts: ['~/*'] }] },
};
