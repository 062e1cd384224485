import { serviceNames } from '../environment/environment-tree';
import { tagName } from '../names/object-names';
import { beforeRoutes } from '../plan/argocd-order';
import { objectBasics } from '../plan/object-basics';
import type { HeaderFilter } from '../plan/planned-object';
import type { Model } from '../services/model';

/** The tags: one for each environment that has pods, except the default one, whose name goes without saying. */
export function planTags({ tree: { environments, settings, defaultEnvironment } }: Model): HeaderFilter[] {
  if (!settings.tag) return [];
  return [...environments.values()]
    .filter((environment) => environment.name !== defaultEnvironment && serviceNames(environment).length > 0)
    .map((environment) => ({
      ...objectBasics({ environment }, tagName(environment.name, settings.splitter)),
      kind: 'EnvoyFilter',
      layer: 'hosts',
      annotations: beforeRoutes,
      selector: { [settings.label]: environment.name },
      mutations: [{ header: settings.header, value: environment.name, action: 'ADD_IF_ABSENT' }],
    }));
}
