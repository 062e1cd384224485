/** What stands for the environment's name in the pattern of an alias. */
export const placeholder = '(@)';

/** A pattern around the place of the environment's name. */
export interface AliasPattern {
  readonly before: string;
  readonly after: string;
  /** The number of the group that has the name. */
  readonly group: number;
}

/** Takes a pattern apart in which the placeholder stands once. */
export function parseAliasPattern(pattern: string): AliasPattern {
  const at = pattern.indexOf(placeholder);
  const before = pattern.slice(0, at);
  return { before, after: pattern.slice(at + placeholder.length), group: countGroups(before) + 1 };
}

/** The number of groups that begin in `pattern`, escaped brackets and those in a class left aside. */
function countGroups(pattern: string): number {
  const bare = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  return (bare.match(/\((?!\?)|\(\?P?<(?![=!])/g) ?? []).length;
}

/** What is wrong with a pattern, as the end of a sentence; undefined where nothing is. */
export function findPatternFault(pattern: string): string | undefined {
  const places = pattern.split(placeholder).length - 1;
  if (places === 0) return `has no ${placeholder} in the place of the environment's name`;
  if (places > 1) return `has ${placeholder} more than once`;
  if (isInClass(pattern)) return `has ${placeholder} within brackets`;
  const bare = pattern.replace(/\\[\\[(]/g, '');
  if (/\(\?<?[=!]|\\[1-9]|\\k</.test(bare)) return 'looks around or back, which RE2 cannot';
  const repeats = [...bare.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, least, most]) => [least, most]);
  if (repeats.some((count) => Number(count) > 1000))
    return 'repeats more than 1,000 times, which RE2 does not';
  return isRegularExpression(pattern) ? undefined : 'is no regular expression';
}

/** Where a bracket is open before it, nothing of the placeholder is a group. */
function isInClass(pattern: string): boolean {
  const before = pattern.slice(0, pattern.indexOf(placeholder)).replace(/\\./g, '');
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}

/** JavaScript lacks RE2's flags, and writes the names of groups otherwise. */
function isRegularExpression(pattern: string): boolean {
  const alike = pattern.replace(/\(\?[imsU]+\)/g, '').replaceAll('(?P<', '(?<');
  try {
    new RegExp(alike);
    return true;
  } catch {
    return false;
  }
}
