import { podLabelsOfGiven, selectorOfGiven, type GivenInstance } from '../definition/given-instance';
import type { ServiceSpecification } from '../definition/service-specification';
import { knownIn, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import type { Labels } from '../manifests/label-selector';
import { forkApp, isLevelLabel, labelKeys } from '../names/object-names';
import { distinguishingKeys } from './distinguish';
import { levelLabels } from './level-labels';

/** What keeps the pods of an instance apart from those of the given instance above it, whose workload it forks. */
export interface Fork {
  readonly given: GivenInstance;
  /** The given instance's pod labels. */
  readonly original: Labels;
  /** Labels of the original with other values, so that nothing that selects its pods selects these. */
  readonly distinction: Labels;
  /** The keys by which others are known to select pods. */
  readonly selecting: ReadonlySet<string>;
}

export interface ForkRequest {
  readonly service: string;
  readonly environment: Environment;
  readonly given: GivenInstance;
  /** Merged from the top of the chain down. */
  readonly specification: ServiceSpecification;
}

/** Decides which of its original's labels a fork has with another value. */
export function resolveFork(request: ForkRequest, tree: EnvironmentTree): Fork {
  const { service, environment, given } = request;
  const { splitter } = tree.settings;
  const value = forkApp({ service, environment: environment.name, splitter });
  const keys = given.distinguish === undefined ? chooseKeys(request, tree) : [given.distinguish];
  const changed = keys.length === 0 ? [labelKeys.app] : keys;
  return {
    given,
    original: podLabelsOfGiven(given),
    distinction: Object.fromEntries(changed.map((key) => [key, value])),
    selecting: knownIn(environment.namespace, tree).selectingKeys,
  };
}

function chooseKeys({ environment, given, specification }: ForkRequest, tree: EnvironmentTree): string[] {
  const { settings } = tree;
  const { selectors, uses } = knownIn(environment.namespace, tree);
  const labels = {
    ...podLabelsOfGiven(given),
    ...(specification.labels as Labels),
    ...levelLabels(environment, settings),
    [settings.label]: environment.name,
  };
  const isFixed = (key: string): boolean => key === settings.label || isLevelLabel(key, settings.label);
  return distinguishingKeys(labels, [selectorOfGiven(given), ...selectors], { uses, isFixed });
}
