import type { GoModule } from '../e2e/programs/programs';

/** What people render with otherwise, each built once from its own module at a pinned version. */
export const comparedModules: readonly GoModule[] = [
  {
    module: 'helm.sh/helm/v3',
    version: 'v3.19.5',
    packages: { helm: 'helm.sh/helm/v3/cmd/helm' },
  },
  {
    // Later ones ask for a newer Go than the end-to-end runs do.
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    version: 'v5.8.2',
    packages: { kustomize: 'sigs.k8s.io/kustomize/kustomize/v5' },
  },
];
