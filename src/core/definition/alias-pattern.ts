import { findRegularExpressionFault } from './regular-expression';

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

/** The number of groups that begin in `pattern`; escapes and classes count as one letter, which a ? may come after. */
function countGroups(pattern: string): number {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return (bare.match(/\((?!\?)|\(\?P?<(?![=!])/g) ?? []).length;
}

/** What is wrong with a pattern, as the end of a sentence; undefined where nothing is. */
export function findPatternFault(pattern: string): string | undefined {
  const places = pattern.split(placeholder).length - 1;
  if (places === 0) return `has no ${placeholder} in the place of the environment's name`;
  if (places > 1) return `has ${placeholder} more than once`;
  if (isInClass(pattern)) return `has ${placeholder} within brackets`;
  return findRegularExpressionFault(pattern);
}

/** Where a bracket is open before it, nothing of the placeholder is a group. */
function isInClass(pattern: string): boolean {
  const before = pattern.slice(0, pattern.indexOf(placeholder)).replace(/\\./g, '');
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}
