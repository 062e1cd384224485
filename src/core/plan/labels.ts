import type { Settings } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';
import { annotationKeys, escapeEnvironment, labelKeys, levelLabel, manager } from '../names/object-names';

export type Labels = Readonly<Record<string, string>>;

/** What every rendered object is labelled with. */
export function objectLabels(service?: string): Labels {
  return {
    [labelKeys.managedBy]: manager,
    ...(service !== undefined && { [labelKeys.name]: service }),
  };
}

/** An instance, as its labels tell it from others. */
export interface Labelled {
  readonly service: string;
  readonly environment: Environment;
}

/** What tells one instance's pods from all others. */
export function podSelector({ service, environment }: Labelled, { label }: Settings): Labels {
  return { [labelKeys.app]: service, [label]: environment.name };
}

/** The labels that envtree gives an instance's pods; one a level below the root orders the tiers of a fallback. */
export function identityLabels(instance: Labelled, settings: Settings): Labels {
  const { service, environment } = instance;
  const levels = levelsBelowRoot(environment).map(
    (name) => [levelLabelOf(name, environment, settings), name] as const,
  );
  return {
    ...podSelector(instance, settings),
    ...objectLabels(service),
    [labelKeys.version]: escapeEnvironment(environment.name, settings.splitter),
    ...Object.fromEntries(levels),
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

/** What a file says of its environment, as annotations. */
export function environmentAnnotations({ definition }: Environment): Labels {
  const { description, owner, expires } = definition;
  return {
    ...(description !== undefined && { [annotationKeys.description]: description }),
    ...(owner !== undefined && { [annotationKeys.owner]: owner }),
    ...(expires !== undefined && { [annotationKeys.expires]: expires }),
  };
}
