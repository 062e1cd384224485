import type { Environment } from '../environment/environment-tree';
import type { Settings } from '../definition/settings';
import type { Instance } from './instance';
import { escapeEnvironment, levelLabel } from './object-names';
import type { Labels } from './plan';

/** What every rendered object is labelled with. */
export function objectLabels(service?: string): Labels {
  const managedBy = { 'app.kubernetes.io/managed-by': 'envtree' };
  return service === undefined ? managedBy : { ...managedBy, 'app.kubernetes.io/name': service };
}

/** What tells one instance's pods from all others. */
export function podSelector(service: string, environment: string, { label }: Settings): Labels {
  return { app: service, [label]: environment };
}

/** The labels that envtree gives an instance's pods; one a level below the root orders the tiers of a fallback. */
export function identityLabels({ service, environment }: Instance, settings: Settings): Labels {
  const levels = levelsBelowRoot(environment).map((name) => [
    levelLabelOf(name, environment, settings),
    name,
  ]);
  return {
    ...podSelector(service, environment.name, settings),
    ...objectLabels(service),
    version: escapeEnvironment(environment.name, settings.splitter),
    ...(Object.fromEntries(levels) as Labels),
  };
}

/** From the second level down to the environment itself. */
function levelsBelowRoot({ ancestors }: Environment): string[] {
  return ancestors.slice(0, -1).reverse();
}

/** The label that pods at or below `name`, one of the environment's ancestors, have with that name as its value. */
export function levelLabelOf(name: string, { ancestors }: Environment, { label }: Settings): string {
  return levelLabel(label, ancestors.length - ancestors.indexOf(name));
}
