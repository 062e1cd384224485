/** A service's own rules: how they are merged, and what is said of them. */
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

/** What is said of `http` of a service: `code`, of what text, and in which words. */
function toldOf(http: string): [string, string][] {
  const { diagnostics } = planOf({ dev: `services: { orders: { image: x, ports: [80], http: ${http} } }` });
  return diagnostics.map(({ code, message, location: { lineText, column, length } }) => {
    return [`${code} ${lineText.slice(column - 1, column - 1 + length)}`, message];
  });
}

const match = 'match: [{ uri: { prefix: /a } }]';

test.each([
  [`{ ${match}, redirect: { uri: /b }, rewrite: { uri: / } }`, 'rewrite', 'redirect'],
  [`{ ${match}, redirect: { uri: /b }, fault: {} }`, 'fault', 'redirect'],
  [`{ ${match}, directResponse: { status: 200 }, fault: {} }`, 'fault', 'directResponse'],
  [`{ ${match}, directResponse: { status: 200 }, rewrite: {} }`, 'rewrite', 'directResponse'],
  [`[{ ${match}, directResponse: { status: 200 }, redirect: { uri: / } }]`, 'directResponse', 'redirect'],
  [
    '{ match: [{ uri: { prefix: /a } }, { uri: { exact: /a } }], redirect: { prefixRewrite: /b } }',
    'exact',
    'prefixRewrite',
  ],
])('Istio refuses %s', (http, second, first) => {
  expect(toldOf(http)).toEqual([
    [`excluding-fields ${second}`, `"${second}" cannot stand beside "${first}" in a rule of "http"`],
  ]);
});

test.each([
  [`{ ${match}, redirect: { prefixRewrite: /b } }`],
  ['{ match: [{ uri: { exact: /a } }], redirect: { uri: /b } }'],
  [`{ ${match}, redirect: { authority: b }, headers: { response: { remove: [a] } } }`],
  [`{ ${match}, redirect: { derivePort: FROM_REQUEST_PORT }, rewrite: null }`],
  [`{ ${match}, rewrite: { uri: /b }, fault: { abort: { httpStatus: 500 } } }`],
  [`[{ ${match} }, { match: [{ method: { exact: PUT } }] }, {}]`],
  ['[]'],
  ['{ match: [{ headers: { virtual-env: {} }, queryParams: { x-virtual-env: {} } }] }'],
])('nothing is said of %s', (http) => {
  expect(toldOf(http)).toEqual([]);
});

test('a redirect leads somewhere', () => {
  expect(toldOf(`{ ${match}, redirect: { redirectCode: 308 } }`)).toEqual([
    [
      'missing-field { redirectCode: 308 }',
      '"redirect" lacks one of "authority", "derivePort", "port", "prefixRewrite", "scheme", "uri"',
    ],
  ]);
});

test('a rule is told once, though several addresses have it', () => {
  const rule = `http: [{ timeout: 1s }, { timeout: 2s }]`;
  const files = {
    dev: `services: { orders: { image: x, ports: [80], ${rule} } }`,
    staging: 'namespace: stage\nextends: dev',
  };
  expect(saidOf(planOf(files, 'default: dev'))).toEqual(['dev.yaml:1:70 unreachable-rule']);
});

test('a null beside a manifest says nothing', () => {
  const external = 'external: true, selector: { app: x }, ports: [80], http: null';
  const { plan, diagnostics } = planOf({ dev: `services: { orders: { ${external} } }` });
  expect(diagnostics).toEqual([]);
  expect(objectsByJob(plan).routes[0]?.rules.map(({ name }) => name)).toEqual(['dev']);
});

test('nothing is said of rules in which something is wrong', () => {
  expect(toldOf('{ match: [{ urn: {} }], redirect: { uri: /b } }').map(([place]) => place)).toEqual([
    'unknown-field urn',
  ]);
});

/** The names of the rules, and what they say beside. */
function rulesOf(files: Readonly<Record<string, string>>, namespace = 'default'): [string, object][] {
  const { plan, diagnostics } = planOf(files, 'default: dev');
  expect(diagnostics).toEqual([]);
  const [table] = objectsByJob(plan).routes.filter((routes) => routes.namespace === namespace);
  return (table?.rules ?? []).map(({ name, http, requests }) => [
    name,
    { ...http, ...(requests && { requests }) },
  ]);
}

test.each([
  ['{ name: any, statPrefix: any, ignoreUriCase: true }', ['unreachable-rule']],
  ['{ statPrefix: any, port: 80 }', []],
])('a match of %s alone is for all requests, or not', (conditions, codes) => {
  const told = toldOf(`[{ match: [${conditions}] }, { timeout: 1s }]`);
  expect(told.map(([place]) => place.split(' ')[0])).toEqual(codes);
});

test('what answers by itself is no setting of a route', () => {
  const gone = `http: { ${match}, directResponse: { status: 410 }, timeout: 1s }`;
  const { plan } = planOf({ dev: `services: { orders: { image: x, ports: [80], ${gone} } }` });
  expect(objectsByJob(plan).routes[0]?.rules[0]).toEqual({
    name: 'dev/1',
    match: [],
    requests: [{ uri: { prefix: '/a' } }],
    target: { instead: { directResponse: { status: 410 } } },
    http: { timeout: '1s' },
  });
});

describe('a root that extends another one', () => {
  const dev = (http: string): string => `services: { orders: { image: x, ports: [80], http: ${http} } }`;
  const staging = (http: string): string =>
    `namespace: stage\nextends: dev\nservices: { orders: { http: ${http} } }`;
  const requests = [{ uri: { prefix: '/a' } }];

  test('merges a map into a map, and replaces a list by a list, or by a map', () => {
    const merged = { dev: dev(`{ ${match}, timeout: 1s }`), staging: staging('{ timeout: 2s }') };
    expect(rulesOf(merged, 'stage').at(-2)).toEqual(['dev/1', { timeout: '2s', requests }]);
    const lists = { dev: dev('[{ timeout: 1s }]'), staging: staging(`[{ ${match} }, { timeout: 3s }]`) };
    expect(rulesOf(lists, 'stage')).toEqual([
      ['staging/1', { requests }],
      ['staging', { timeout: '3s' }],
      ['dev/1', { requests }],
      ['dev', { timeout: '3s' }],
    ]);
    expect(rulesOf({ ...lists, staging: staging('{ timeout: 3s }') }, 'stage').at(-1)).toEqual([
      'dev',
      { timeout: '3s' },
    ]);
    expect(rulesOf(lists).at(-1)).toEqual(['dev', { timeout: '1s' }]);
  });

  test('takes rules away by null', () => {
    const files = { dev: dev(`[{ ${match} }]`), staging: staging('null') };
    expect(rulesOf(files, 'stage')).toEqual([
      ['staging', {}],
      ['dev', {}],
    ]);
  });
});

test.each(['uri: null', 'headers: null', 'headers: {}', 'name: x', 'queryParams: {}'])(
  'what asks nothing of a request is no condition: %s',
  (entry) => {
    const http = `[{ match: [{ ${entry} }], redirect: { uri: /x } }]`;
    const { diagnostics } = planOf({ dev: `services: { web: { image: x, ports: [8080], http: ${http} } }` });
    expect(diagnostics.map(({ code }) => code)).toContain('answer-without-match');
  },
);
