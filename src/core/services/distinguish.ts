import { selects, type Labels } from '../manifests/label-selector';

export interface Choice {
  /** How often each label is used for anything but to select. */
  readonly uses: ReadonlyMap<string, number>;
  /** Whether a label's value is not to be chosen. */
  readonly isFixed: (key: string) => boolean;
}

/**
 * The labels that have to have another value on a fork with `labels`, so that none of `selectors` meets it: those that
 * are used for something else as seldom as can be, and of these as few as can be. A selector of fixed labels alone
 * cannot be kept from it.
 */
export function distinguishingKeys(
  labels: Labels,
  selectors: readonly Labels[],
  { uses, isFixed }: Choice,
): string[] {
  const meeting = selectors.filter((selector) => selects(selector, labels));
  const keys = [...new Set(meeting.flatMap((selector) => Object.keys(selector)))].sort();
  const coverage = (key: string): number => meeting.filter((selector) => key in selector).length;
  const usesOf = (key: string): number => uses.get(key) ?? 0;
  const [best] = keys
    .filter((key) => !isFixed(key))
    .sort((a, b) => usesOf(a) - usesOf(b) || coverage(b) - coverage(a));
  if (best === undefined) return [];
  const rest = meeting.filter((selector) => !(best in selector));
  return [best, ...distinguishingKeys(labels, rest, { uses, isFixed })];
}
