import type { Settings } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';
import type { Labels } from '../manifests/label-selector';
import { levelLabel } from '../names/object-names';

/** The labels by which the tiers of a fallback are told apart: one a level below the root. */
export function levelLabels(environment: Environment, settings: Settings): Labels {
  const names = environment.ancestors.slice(0, -1).reverse();
  return Object.fromEntries(names.map((name) => [levelLabelOf(name, environment, settings), name]));
}

/** The label that pods at or below `name`, one of the environment's ancestors, have with that name as its value. */
export function levelLabelOf(name: string, { ancestors }: Environment, { label }: Settings): string {
  return levelLabel(label, ancestors.length - ancestors.indexOf(name));
}
