import { environmentFile } from '../core/definition/parse-source-files';
import { settingsFile } from '../core/definition/settings';
import { applicationName } from '../core/resolution/object-names';
import { objectLabels } from '../core/resolution/labels';
import type { PlannedEnvironment } from '../core/resolution/plan';
import { pathInFolder } from '../files/path-in-folder';
import type { ArgocdRequest, ParentApplication } from './read-request';

/**
 * The Application of one environment's workloads, from where the Application comes that asks for it. It is pruned
 * like any other object, hence never because of an error, and always after the routes have changed.
 */
export function childApplication(
  environment: PlannedEnvironment,
  parent: ParentApplication,
  { root, path }: Pick<ArgocdRequest, 'root' | 'path'>,
): object {
  const { name, namespace, project, repoURL, targetRevision } = parent;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(name, environment.escapedName),
      namespace,
      labels: objectLabels(),
      annotations: {
        // Defaults that the API server adds, and other spellings of a value, are no difference.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        // Argo CD's UI and command delete an Application with all that it has, unless told not to.
        'argocd.argoproj.io/sync-options': 'Delete=confirm',
        // Pods start while sidecars learn of the hosts.
        'argocd.argoproj.io/sync-wave': '-1',
        'argocd.argoproj.io/manifest-generate-paths': generatePaths(environment, pathInFolder(path, root)),
      },
      // With it, what the Application has applied goes with it.
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project,
      source: {
        repoURL,
        targetRevision,
        path,
        plugin: { name: 'envtree', parameters: childParameters(environment, root) },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: environment.namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true'],
        retry: { limit: -1, refresh: true, backoff: { duration: '5s', maxDuration: '3m', factor: 2 } },
      },
    },
  };
}

function childParameters({ name }: PlannedEnvironment, root: string): object[] {
  return [{ name: 'env', string: name }, ...(root === '.' ? [] : [{ name: 'root', string: root }])];
}

/** The files that its workloads are made of, from the repository's root: a change of others needs no refresh. */
function generatePaths({ ancestors }: PlannedEnvironment, folder: string): string {
  const files = [settingsFile, ...ancestors.map(environmentFile)];
  return files.map((file) => `/${pathInFolder(folder, file)}`).join(';');
}
