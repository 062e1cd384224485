/** Who has proven that he may choose an environment is obeyed at a gateway, and nobody else. */
import { synthesize } from '../../src/constructs/synthesize';
import { readCluster } from '../support/cluster';
import type { Claims } from '../support/claims';
import { evaluateGateway } from '../support/evaluate-gateway';
import type { Manifest } from '../support/manifests';
import { planOf } from '../support/plan-of';

const files = {
  dev: 'services: { web: { image: x, ports: [8080], gateways: [edge/main], hosts: [shop.example.com, qa.example.com] } }',
  'dev.a': 'services: { web: { image: x } }',
};

const aliases = 'aliases: [{ header: x-lane }, { cookie: lane }, { baggage: lane }]';

function settings(claims: string, trust = '[]'): string {
  return `${aliases}\nedge: { trust: ${trust}, require: { claims: ${claims} } }`;
}

interface Entered {
  readonly answer: string | number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Client {
  readonly host?: string;
  readonly claims?: Claims;
  readonly send?: Readonly<Record<string, string>>;
}

/** Who answers a client that asks for dev.a by the header, and what arrives there. */
function enter(text: string, { host = 'shop.example.com', claims, send }: Client): Entered {
  const { plan, diagnostics } = planOf(files, text);
  expect(diagnostics).toEqual([]);
  const manifests = synthesize(plan).flatMap((layer) => layer.manifests as Manifest[]);
  const cluster = readCluster(manifests);
  const headers = new Map(Object.entries(send ?? { 'x-virtual-env': 'dev.a' }));
  const request = { gateway: 'edge/main', host, headers, ...(claims && { claims }) };
  const { headers: arrived, ...answer } = evaluateGateway(cluster, request);
  return {
    answer: 'status' in answer ? answer.status : answer.environments.join(' or '),
    headers: Object.fromEntries(arrived),
  };
}

const obeyed = { answer: 'dev.a', headers: { 'x-virtual-env': 'dev.a', baggage: 'lane=dev.a' } };
const notObeyed = { answer: 'dev', headers: {} };

test.each<[string, string, Claims | undefined, Entered]>([
  ['no token', '{ groups: qa }', undefined, notObeyed],
  ['a token without the claim', '{ groups: qa }', { iss: 'a' }, notObeyed],
  ['another value', '{ groups: qa }', { groups: 'dev' }, notObeyed],
  ['a value that contains it', '{ groups: qa }', { groups: 'qa2' }, notObeyed],
  ['another list', '{ groups: qa }', { groups: ['dev', 'qa2'] }, notObeyed],
  ['the value', '{ groups: qa }', { groups: 'qa' }, obeyed],
  ['a list with the value', '{ groups: qa }', { groups: ['dev', 'qa'] }, obeyed],
  ['the second of two values', '{ groups: [dev, qa] }', { groups: 'qa' }, obeyed],
  ['a list with one of two', '{ groups: [dev, qa] }', { groups: ['x', 'qa'] }, obeyed],
  ['one of two claims', '{ iss: a, groups: qa }', { iss: 'b', groups: 'qa' }, notObeyed],
  ['the other one of two claims', '{ iss: a, groups: qa }', { iss: 'a' }, notObeyed],
  ['both claims', '{ iss: a, groups: qa }', { iss: 'a', groups: ['qa'] }, obeyed],
  ['a claim within one', '{ realm: { roles: [qa] } }', { realm: { roles: ['qa'] } }, obeyed],
  ['a claim not within one', '{ realm: { roles: [qa] } }', { roles: ['qa'] }, notObeyed],
  ['a name with dots', '{ "https://a.b/c.d": qa }', { 'https://a.b/c.d': 'qa' }, obeyed],
  ['a value with what expressions mean', `{ "a": "it's 5% \\\\x" }`, { a: "it's 5% \\x" }, obeyed],
])('%s', (...[, required, claims, expected]) => {
  expect(enter(settings(required), { ...(claims && { claims }) })).toEqual(expected);
});

test('each carrier is obeyed, in their order, and goes on by the header and the baggage alone', () => {
  const qa = { claims: { groups: 'qa' } };
  const text = settings('{ groups: qa }');
  for (const send of [
    { 'x-lane': 'dev.a' },
    { cookie: 'lane=dev.a' },
    { 'x-lane': 'X', cookie: 'lane=dev.a' },
  ])
    expect(enter(text, { ...qa, send })).toMatchObject({ answer: 'dev.a', headers: obeyed.headers });
  expect(enter(text, { ...qa, send: { cookie: 'a=b; lane=dev.a', baggage: 'c=d,lane=dev' } })).toEqual({
    answer: 'dev.a',
    headers: { 'x-virtual-env': 'dev.a', cookie: 'a=b', baggage: 'c=d\nlane=dev.a' },
  });
  const two = { 'x-virtual-env': 'dev', 'x-lane': 'dev.a' };
  expect(enter(text, { ...qa, send: two }).answer).toBe('dev');
});

test('what a client asks for by the header that notes it is neither obeyed nor passed on', () => {
  const send = { 'x-envtree-asked': 'dev.a' };
  for (const claims of [{ groups: 'qa' }, { groups: 'dev' }])
    expect(enter(settings('{ groups: qa }'), { claims, send })).toEqual(notObeyed);
});

test('a trusted host asks for no proof', () => {
  const text = settings('{ groups: qa }', '[qa.example.com]');
  expect(enter(text, { host: 'qa.example.com' })).toEqual(obeyed);
  expect(enter(text, {})).toEqual(notObeyed);
});

test('each of several trusted hosts asks for none', () => {
  const text = settings('{ groups: qa }', '[shop.example.com, qa.example.com]');
  for (const host of ['shop.example.com', 'qa.example.com', 'qa.example.com:8443'])
    expect(enter(text, { host })).toEqual(obeyed);
});

test("what an alias's name has otherwise than letters is meant as it is", () => {
  const text = 'aliases: [{ cookie: my.lane }]\nedge: { trust: [qa.example.com] }';
  const send = (cookie: string): Client => ({ host: 'qa.example.com', send: { cookie } });
  expect(enter(text, send('my.lane=dev.a')).answer).toBe('dev.a');
  expect(enter(text, send('my-lane=dev.a')).answer).toBe('dev');
  expect(enter(text, send('mylane=dev.a')).answer).toBe('dev');
});

test('without aliases the header alone is asked for', () => {
  const text = 'edge: { require: { claims: { groups: qa } } }';
  const claims = { groups: 'qa' };
  expect(enter(text, { claims })).toEqual({ answer: 'dev.a', headers: { 'x-virtual-env': 'dev.a' } });
  expect(enter(text, {})).toEqual(notObeyed);
});

test('nothing of it changes any route', () => {
  const tables = [aliases, settings('{ groups: qa }')].map((text) =>
    planOf(files, text).plan.objects.filter(({ kind }) => kind === 'VirtualService'),
  );
  expect(JSON.stringify(tables[1])).toBe(JSON.stringify(tables[0]));
});

test.each([
  ['{}', ['wrong-value: "claims" has to be a map with at least one claim']],
  [
    '{ groups: [] }',
    [
      'wrong-value: "groups" has to be a text of printable ASCII characters, a list of such, or a map of the claims within it, and none of them empty',
    ],
  ],
  ['{ groups: 1 }', ['wrong-type: "groups" has to be text or a list or a map, not the number 1']],
  [
    '{ "a b": x }',
    [
      'wrong-value: "a b" cannot be a name here: expected the name of a claim (letters, digits, hyphens, dots, colons and slashes)',
    ],
  ],
])('claims that are none are told: %s', (claims, expected) => {
  const { diagnostics } = planOf(files, settings(claims));
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(expected);
});

test('a proof that no gateway asks for is a mistake', () => {
  const dev = 'services: { web: { image: x, ports: [8080] } }';
  const { diagnostics } = planOf({ dev }, 'edge: { require: { claims: { groups: qa } } }');
  expect(diagnostics.map(({ code }) => code)).toEqual(['gateway-without-host']);
});

test('a list of no namespaces is told', () => {
  const { diagnostics } = planOf(files, 'edge: { namespaces: [] }');
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '"namespaces" has to be a list with at least one namespace',
  ]);
});
