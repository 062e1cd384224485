import { findGaps } from './expectation';

const diagnostics = [{ code: 'tab', at: 'envs/dev.yaml:1:1', says: 'A tab' }];
const objects = { 'Service orders': { spec: { type: 'ClusterIP' } } };

test.each([
  { proves: 'a fact', diagnostics },
  { proves: 'a fact', diagnostics: [], objects },
  { proves: 'a fact', diagnostics, objects, absent: ['Service'] },
])('findGaps() has nothing to say of %j', (expectation) => {
  expect(findGaps(expectation)).toEqual([]);
});

test.each([
  ['nothing but answers', { proves: 'a fact', diagnostics: [], answers: { dev: { orders: 'dev' } } }],
  ['nothing but what is absent', { proves: 'a fact', diagnostics: [], absent: ['Service'] }],
  ['an object without a field', { proves: 'a fact', diagnostics: [], objects: { 'Service orders': {} } }],
  ['a code alone', { proves: 'a fact', diagnostics: ['tab'] }],
  ['a diagnostic that says anything', { proves: 'a fact', diagnostics: [{ code: 'tab', at: 'a:1:1' }] }],
  ['a misspelt key', { proves: 'a fact', diagnostics, object: objects }],
  ['no diagnostics, nor that there are none', { proves: 'a fact', objects }],
])('findGaps() refuses %s', (_what, expectation) => {
  expect(findGaps(expectation)).not.toEqual([]);
});
