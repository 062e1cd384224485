import { environmentFile, settingsFile } from '../core/definition/source-file-places';
import { startOfFile } from '../core/diagnostics/diagnostic';
import { applicationName } from '../core/names/object-names';
import { beforeRoutes } from '../core/plan/argocd-order';
import { objectLabels } from '../core/plan/labels';
import type { Plan, PlannedEnvironment } from '../core/plan/plan';
import type { DeliveredApplication } from '../core/plan/planned-object';
import { pathInFolder } from '../files/path-in-folder';
import type { ArgocdRequest, ParentApplication } from './read-request';

type Place = Pick<ArgocdRequest, 'root' | 'path'>;

/**
 * An Application for each environment that has workloads, where the request asks for them; one of nothing would be an
 * error to the plugin. They come from where the Application comes that asks.
 */
export function planApplications(
  { environments, objects }: Plan,
  { parent, root, path }: ArgocdRequest,
): DeliveredApplication[] {
  if (parent === undefined) return [];
  const workloads = objects.filter(({ layer }) => layer === 'workloads');
  return environments
    .filter(({ name }) => workloads.some(({ environment }) => environment === name))
    .map((environment) => planApplication(environment, parent, { root, path }));
}

/** It is pruned like any other object, hence never because of an error, and always after the routes have changed. */
function planApplication(
  environment: PlannedEnvironment,
  parent: ParentApplication,
  { root, path }: Place,
): DeliveredApplication {
  return {
    kind: 'Application',
    layer: 'applications',
    name: applicationName(parent.name, environment.escapedName),
    namespace: parent.namespace,
    environment: environment.name,
    locate: () => startOfFile(environment.file),
    labels: objectLabels(),
    annotations: {
      // Defaults that the API server adds, and other spellings of a value, are no difference.
      'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
      // Argo CD's UI and command delete an Application with all that it has, unless told not to.
      'argocd.argoproj.io/sync-options': 'Delete=confirm',
      // Pods start while sidecars learn of the hosts.
      ...beforeRoutes,
      'argocd.argoproj.io/manifest-generate-paths': generatePaths(environment, pathInFolder(path, root)),
    },
    // With it, what the Application has applied goes with it.
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
    spec: {
      project: parent.project,
      source: {
        repoURL: parent.repoURL,
        targetRevision: parent.targetRevision,
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

interface Parameter {
  readonly [field: string]: string;
}

function childParameters({ name }: PlannedEnvironment, root: string): Parameter[] {
  return [{ name: 'env', string: name }, ...(root === '.' ? [] : [{ name: 'root', string: root }])];
}

/** The files that its workloads are made of, from the repository's root: a change of others needs no refresh. */
function generatePaths(
  { ancestors, bases = [], manifests = [] }: PlannedEnvironment,
  folder: string,
): string {
  const files = [settingsFile, ...[...ancestors, ...bases].map(environmentFile), ...manifests];
  return files.map((file) => `/${pathInFolder(folder, file)}`).join(';');
}
