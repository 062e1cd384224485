/** The pattern of an alias: where its name is, and what is wrong with it. */
import { findPatternFault, parseAliasPattern } from '../../src/core/definition/alias-pattern';

test.each([
  ['(@)', 1],
  ['^(a|b)-(@)$', 2],
  ['(?:a|b)-(@)(c)', 1],
  ['(?i)(@)', 1],
  ['\\((@)\\)', 1],
  ['\\\\((@))', 2],
  ['[(](@)', 1],
  ['[(a](@)', 1],
  ['([a-z]?x)(@)', 2],
  ['(\\.?x)(@)', 2],
  ['(?P<scheme>https?)://(@)', 2],
  ['(?<scheme>https?)://(@)', 2],
])('the name in %s is group %d', (pattern, group) => {
  expect(findPatternFault(pattern)).toBeUndefined();
  expect(parseAliasPattern(pattern).group).toBe(group);
});

test('what stands around the name is kept as it is', () => {
  expect(parseAliasPattern('a+(@)[b]')).toEqual({ before: 'a+', after: '[b]', group: 1 });
});

test.each([
  ['env-@', 'has no (@)'],
  ['(@)(@)', 'has (@) more than once'],
  ['(?=a)(@)', 'looks around or back'],
  ['(?!a)(@)', 'looks around or back'],
  ['(?<=a)(@)', 'looks around or back'],
  ['(?<!a)(@)', 'looks around or back'],
  ['(@)(a)\\2', 'looks around or back'],
  ['(@)(?<a>b)\\k<a>', 'looks around or back'],
  ['((@)', 'is no regular expression'],
  ['[(@)', 'within brackets'],
  ['[(@)]', 'within brackets'],
  ['[a](@){1,2000}', 'repeats more than 1,000 times'],
  ['a{2000}(@)', 'repeats more than 1,000 times'],
  ['(@)[', 'is no regular expression'],
])('the pattern %s is told: it %s', (pattern, fault) => {
  expect(findPatternFault(pattern)).toContain(fault);
});

test.each([
  '[a](@)[b]{2,}',
  '\\[[a]{1000}(@)',
  '(?i)env-(@)',
  '(?P<a>b)(@)',
  '\\(?=(@)',
  '\\[(@)',
  '(@)\\.example\\.com',
])('%s is fine', (pattern) => {
  expect(findPatternFault(pattern)).toBeUndefined();
});
