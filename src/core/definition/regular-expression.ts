/** What RE2 refuses of a regular expression, as the end of a sentence; undefined where nothing is known to be wrong. */
export function findRegularExpressionFault(pattern: string): string | undefined {
  // What stands in quotes is matched as it is, and JavaScript has no such quotes.
  if (pattern.includes('\\Q')) return undefined;
  const bare = pattern.replace(/\\[\\[(]/g, '');
  if (/\(\?<?[=!]|\\[1-9]|\\k</.test(bare)) return 'looks around or back, which RE2 cannot';
  const repeats = [...bare.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, least, most]) => [least, most]);
  if (repeats.some((count) => Number(count) > 1000))
    return 'repeats more than 1,000 times, which RE2 does not';
  return isRegularExpression(pattern) ? undefined : 'is no regular expression';
}

/** JavaScript lacks RE2's flags, and writes the names of groups otherwise. */
function isRegularExpression(pattern: string): boolean {
  const alike = pattern
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
    .replaceAll('(?P<', '(?<');
  try {
    new RegExp(alike);
    return true;
  } catch {
    return false;
  }
}
