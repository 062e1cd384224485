import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { isolationName } from '../names/istio-names';
import { beforeRoutes } from '../plan/argocd-order';
import { environmentPodSelector } from '../plan/labels';
import { objectBasics } from '../plan/object-basics';
import type { Isolation } from '../plan/planned-object';
import { isIsolated, isolatedPorts } from '../services/isolated-ports';
import type { Model } from '../services/model';

/**
 * What has the pods of an environment refuse the requests of others: a policy an instance, since a port that is HTTP in
 * one may be TCP in another. They are hosts, so that they are there before routes lead to the pods, and as long.
 */
export function planIsolation(model: Model): Isolation[] {
  const { tree } = model;
  return model.instances.filter(isIsolated).flatMap((instance) => {
    const { service, environment } = instance;
    const { splitter, header } = tree.settings;
    const ports = isolatedPorts(instance, model);
    const refused = refusedBy(environment, tree);
    if (ports.length === 0 || refused.values.length === 0) return [];
    const policy: Isolation = {
      ...objectBasics(instance, isolationName({ service, environment: environment.name, splitter })),
      kind: 'AuthorizationPolicy',
      layer: 'hosts',
      annotations: beforeRoutes,
      selector: environmentPodSelector(instance, tree.settings),
      ports,
      header,
      ...refused,
    };
    return [policy];
  });
}

/**
 * Those of the environment itself and of all below it are its own, since they fall back to it. To the default one
 * belongs whatever no other root does: what has no environment, and one that nobody knows.
 */
function refusedBy(
  { name }: Environment,
  { roots, defaultEnvironment, settings }: EnvironmentTree,
): Pick<Isolation, 'refuses' | 'values'> {
  const subtree = (top: string): string[] => [top, `${top}${settings.splitter}*`];
  if (name !== defaultEnvironment) return { refuses: 'others', values: subtree(name) };
  return { refuses: 'these', values: roots.filter((root) => root !== name).flatMap(subtree) };
}
