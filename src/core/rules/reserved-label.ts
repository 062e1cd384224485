import { lacksChoice } from '../definition/given-instance';
import type { Settings } from '../definition/settings';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { isLevelLabel } from '../names/object-names';
import { identityLabels, type Labels } from '../plan/labels';
import { findUnlessInherited } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateKeyInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/** A label of the pods that envtree sets itself, with another value. */
export function reservedLabel(model: Model): Diagnostic[] {
  const { settings } = model.tree;
  const found = model.instances.flatMap((instance) => [
    ...checkLabels(instance, settings),
    ...checkDistinction(instance, settings),
  ]);
  // What is right in one root, and in none of those that extend it, is told once.
  return [...new Map(found.map((diagnostic) => [diagnostic.location, diagnostic])).values()];
}

/** What tells environments from each other cannot tell a fork from its original as well. */
function checkDistinction(instance: Instance, settings: Settings): Diagnostic[] {
  const label = instance.given?.distinguish;
  if (label === undefined || !(label === settings.label || isLevelLabel(label, settings.label))) return [];
  return [
    error({
      code: 'reserved-label',
      message: `The label "${label}" is envtree's own, and cannot tell copies of "${instance.service}" from it`,
      location: locateKeyInInstance(instance, ['distinguish']),
      hint: 'Name one that its Service selects by, or take it out, and envtree chooses.',
    }),
  ];
}

function checkLabels(instance: Instance, settings: Settings): Diagnostic[] {
  const own = findUnlessInherited(instance, (it) => clashesOf(it, settings), {
    keyOf: (label) => label,
    placeOf: (label) => ['labels', label],
  });
  if (own.length === 0) return [];
  const identity = identityLabels(instance, settings);
  return own.map((label) =>
    error({
      code: 'reserved-label',
      message: `The label "${label}" is envtree's own; ${Object.hasOwn(identity, label) ? `it is "${present(identity[label])}"` : 'there is none'} here`,
      location: locateKeyInInstance(instance, ['labels', label]),
    }),
  );
}

function clashesOf(instance: Instance, settings: Settings): string[] {
  // The labels are then those of any of its workloads (see `notForkable`).
  if (instance.fork && lacksChoice(instance.fork.given)) return [];
  const said = Object.entries(instance.specification.labels ?? {});
  if (said.length === 0) return [];
  const identity = identityLabels(instance, settings);
  return said
    .filter(([label, value]) => !isOriginal(label, value, instance))
    .filter(([label, value]) => isReserved(label, identity, settings) && identity[label] !== value)
    .map(([label]) => label);
}

/** What no file says, but the manifest of what an instance is, or is a fork of. */
function isOriginal(label: string, value: string, { given, fork }: Instance): boolean {
  return given !== undefined || fork?.original[label] === value;
}

/** The labels of all levels are, since a root with the label of a deeper one would be taken for that one's pods. */
function isReserved(label: string, identity: Labels, settings: Settings): boolean {
  return Object.hasOwn(identity, label) || isLevelLabel(label, settings.label);
}
