/** What RE2 refuses in the rules of a service is told, and nothing that it takes. */
import { findRegularExpressionFault } from '../../src/core/definition/regular-expression';
import { planOf, saidOf } from '../support/plan-of';

const root = (http: string): string => `services:\n  web: { image: x, ports: [8080], http: ${http} }`;
const said = (http: string): string[] => saidOf(planOf({ dev: root(http) }));

test.each([
  ['[{ match: [{ uri: { regex: "/a(" } }] }]', 68],
  ['[{ match: [{ uri: { regex: "/(?=a)" } }] }]', 68],
  ['[{ match: [{ headers: { x: { regex: "[z-a]" } } }] }]', 77],
  ['[{ match: [{ withoutHeaders: { x: { regex: "*a" } } }] }]', 84],
  ['[{ match: [{ queryParams: { regex: { regex: ")" } } }] }]', 85],
  ['{ corsPolicy: { allowOrigins: [{ regex: "a)" }] } }', 81],
  ['{ rewrite: { uriRegexRewrite: { match: "a{2,1}", rewrite: x } } }', 80],
])('%s', (http, column) => {
  expect(said(http)).toEqual([`dev.yaml:2:${String(column)} wrong-value`]);
});

test.each([
  '[{ match: [{ uri: { regex: "/a(b)?" } }] }]',
  '[{ match: [{ headers: { x: { regex: "*" } } }] }]',
  '[{ match: [{ headers: { regex: { exact: "(" } } }] }]',
  '[{ match: [{ uri: { exact: "/a(" }, ignoreUriCase: true }] }]',
  '{ headers: { request: { set: { regex: "(" } } } }',
])('nothing is said of %s', (http) => {
  expect(said(http)).toEqual([]);
});

test.each(['(?i)a', '(?i:a)', '(?i-s:a)', '(?P<n>a)', '[[:alpha:]]', '\\Q(\\E', '\\pN', 'a{1000}', '\\('])(
  'RE2 takes %s',
  (pattern) => {
    expect(findRegularExpressionFault(pattern)).toBeUndefined();
  },
);

test('what a root has from another one is told once', () => {
  const dev = root('[{ match: [{ uri: { regex: "(" } }] }]');
  const files = { dev, qa: 'extends: dev\nnamespace: other' };
  expect(saidOf(planOf(files, 'default: dev'))).toEqual(['dev.yaml:2:68 wrong-value']);
});

test('the message says what is wrong', () => {
  const { diagnostics } = planOf({ dev: root('[{ match: [{ uri: { regex: "/a(" } }] }]') });
  expect(diagnostics.map(({ message }) => message)).toEqual(['The pattern "/a(" is no regular expression']);
});
