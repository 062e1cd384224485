import { selectingKeys, selectorOfGiven } from '../definition/given-instance';
import { omit } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';
import {
  annotationKeys,
  escapeEnvironment,
  forkApp,
  labelKeys,
  levelLabel,
  manager,
  nobody,
} from '../names/object-names';
import { chainOf, type Instance } from '../services/instance';

export type Labels = Readonly<Record<string, string>>;

/** What every rendered object is labelled with. */
export function objectLabels(service?: string): Labels {
  return {
    [labelKeys.managedBy]: manager,
    ...(service !== undefined && { [labelKeys.name]: service }),
  };
}

/** What tells one instance's pods from all others. */
export function podSelector(instance: Instance, settings: Settings): Labels {
  const { given, environment } = instance;
  if (given) return selectorOfGiven(given);
  return { [labelKeys.app]: appOf(instance, settings), [settings.label]: environment.name };
}

/**
 * What no instance's pod has, since no environment's name has capital letters. A Service without a selector would not
 * do: where it had one before, the pods that this chose would stay behind it
 * (https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors).
 */
export function nobodySelector({ service }: Instance, settings: Settings): Labels {
  return { [labelKeys.app]: service, [settings.label]: nobody };
}

/** A fork of an instance whose Service may select by `app` must not be what that selects. */
function appOf(instance: Instance, { splitter }: Settings): string {
  const { service, environment } = instance;
  const isFork = selectingKeysAbove(instance).length > 0;
  return isFork ? forkApp({ service, environment: environment.name, splitter }) : service;
}

/** The keys of what selects the given instances above, the pods of which an instance must not be taken for. */
function selectingKeysAbove(instance: Instance): string[] {
  return chainOf(instance).flatMap(({ given }) => (given ? selectingKeys(given) : []));
}

/** The labels that envtree gives an instance's pods; one a level below the root orders the tiers of a fallback. */
export function identityLabels(instance: Instance, settings: Settings): Labels {
  const { service, environment } = instance;
  const levels = levelsBelowRoot(environment).map(
    (name) => [levelLabelOf(name, environment, settings), name] as const,
  );
  const described = {
    ...objectLabels(service),
    [labelKeys.version]: escapeEnvironment(environment.name, settings.splitter),
  };
  return {
    ...omit(described, selectingKeysAbove(instance)),
    ...podSelector(instance, settings),
    ...Object.fromEntries(levels),
  } as Labels;
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
