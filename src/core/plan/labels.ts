import { selectorOfGiven } from '../definition/given-instance';
import { omit } from '../definition/json';
import type { Settings } from '../definition/settings';
import { present } from '../diagnostics/present';
import type { Environment } from '../environment/environment-tree';
import type { Labels } from '../manifests/label-selector';
import {
  annotationKeys,
  escapeEnvironment,
  isLevelLabel,
  labelKeys,
  manager,
  nobody,
  originalLabel,
} from '../names/object-names';
import type { Fork } from '../services/fork';
import type { Instance } from '../services/instance';
import { levelLabels } from '../services/level-labels';

export type { Labels };

/** What every rendered object is labelled with. */
export function objectLabels(service?: string): Labels {
  return {
    [labelKeys.managedBy]: manager,
    ...(service !== undefined && { [labelKeys.name]: service }),
  };
}

/** What tells one instance's pods from all others. */
export function podSelector({ service, environment, given, fork }: Instance, settings: Settings): Labels {
  if (given) return selectorOfGiven(given);
  return { ...(fork?.distinction ?? { [labelKeys.app]: service }), [settings.label]: environment.name };
}

/**
 * The same, and its environment: a manifest's own selector says nothing of that, which is at its pods as well where
 * envtree renders them.
 */
export function environmentPodSelector(instance: Instance, settings: Settings): Labels {
  const isLabelled = instance.given?.deployedBy !== 'others';
  return {
    ...podSelector(instance, settings),
    ...(isLabelled && { [settings.label]: instance.environment.name }),
  };
}

/**
 * What no instance's pod has, since no environment's name has capital letters. A Service without a selector would not
 * do: where it had one before, the pods that this chose would stay behind it
 * (https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors).
 */
export function nobodySelector({ service }: Instance, settings: Settings): Labels {
  return { [labelKeys.app]: service, [settings.label]: nobody };
}

/** The labels that envtree gives an instance's pods; those of levels order the tiers of a fallback. */
export function identityLabels(instance: Instance, settings: Settings): Labels {
  const { service, environment, fork } = instance;
  const described = {
    ...objectLabels(service),
    [labelKeys.version]: escapeEnvironment(environment.name, settings.splitter),
  };
  return {
    ...(fork ? withoutSelecting(described, fork) : described),
    ...podSelector(instance, settings),
    ...(fork && originalLabels(fork)),
    ...levelLabels(environment, settings),
  };
}

/** All labels of an instance's pods. */
export function podLabels(instance: Instance, settings: Settings): Labels {
  const said = instance.specification.labels ?? {};
  // An original's label of a level would have its forks taken for the pods of another environment.
  const foreign = Object.keys(said).filter((key) => instance.fork && isLevelLabel(key, settings.label));
  return { ...(omit(said, foreign) as Labels), ...identityLabels(instance, settings) };
}

/** A fork keeps what its original has, and gets nothing by which a Service of others selects. */
function withoutSelecting(described: Labels, { original, selecting }: Fork): Labels {
  const isTaken = (key: string): boolean => Object.hasOwn(original, key) || selecting.has(key);
  return omit(described, Object.keys(described).filter(isTaken)) as Labels;
}

/** What the original has in place of a fork's distinction, for NetworkPolicies and references to go by. */
function originalLabels({ original, distinction }: Fork): Labels {
  const keys = Object.keys(distinction).filter((key) => Object.hasOwn(original, key));
  return Object.fromEntries(keys.map((key) => [originalLabel(key), present(original[key])]));
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
