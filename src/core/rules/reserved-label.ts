import type { Settings } from '../definition/settings';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { isLevelLabel } from '../names/object-names';
import { identityLabels, type Labels } from '../plan/labels';
import { originOf, type Instance } from '../services/instance';
import { isPlaceInherited, locateKeyInInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';

/** A label of the pods that envtree sets itself, with another value. */
export function reservedLabel(model: Model): Diagnostic[] {
  const found = instancesOf(model).flatMap((instance) => checkLabels(instance, model.tree.settings));
  // What is right in one root, and in none of those that extend it, is told once.
  return [...new Map(found.map((diagnostic) => [diagnostic.location, diagnostic])).values()];
}

function checkLabels(instance: Instance, settings: Settings): Diagnostic[] {
  const identity = identityLabels(instance, settings);
  const origin = originOf(instance);
  const above = new Set(origin ? clashesOf(origin, settings) : []);
  const isInherited = (label: string): boolean =>
    above.has(label) && isPlaceInherited(instance, ['labels', label]);
  const own = clashesOf(instance, settings).filter((label) => !isInherited(label));
  return own.map((label) =>
    error({
      code: 'reserved-label',
      message: `The label "${label}" is envtree's own; ${Object.hasOwn(identity, label) ? `it is "${present(identity[label])}"` : 'there is none'} here`,
      location: locateKeyInInstance(instance, ['labels', label]),
    }),
  );
}

function clashesOf(instance: Instance, settings: Settings): string[] {
  const identity = identityLabels(instance, settings);
  const given = Object.entries(instance.specification.labels ?? {});
  return given
    .filter(([label, value]) => isReserved(label, identity, settings) && identity[label] !== value)
    .map(([label]) => label);
}

/** The labels of all levels are, since a root with the label of a deeper one would be taken for that one's pods. */
function isReserved(label: string, identity: Labels, settings: Settings): boolean {
  return Object.hasOwn(identity, label) || isLevelLabel(label, settings.label);
}
