import type { HttpMatch, HttpRoute } from './manifests';
import { matchRoute } from './match-route';
import { routeTo } from './sample-cluster';

const here = routeTo('here');
const elsewhere = routeTo('elsewhere');

function match(routes: readonly HttpRoute[], environment?: string): unknown {
  return matchRoute(routes, {
    headers: new Map(environment === undefined ? [] : [['x-virtual-env', environment]]),
  });
}

test('matchRoute() takes the first of several routes that match', () => {
  expect(match([here, elsewhere])).toEqual({ host: 'here' });
  expect(match([elsewhere, here])).toEqual({ host: 'elsewhere' });
});

test('matchRoute() wants one entry of a match', () => {
  const routes = [routeTo('here', { exact: 'dev.a' }, { exact: 'dev.b' }), elsewhere];
  expect(match(routes, 'dev.b')).toEqual({ host: 'here' });
  expect(match(routes, 'dev.c')).toEqual({ host: 'elsewhere' });
});

test('matchRoute() wants all headers of an entry', () => {
  const headers = { 'x-virtual-env': { exact: 'dev.a' }, 'x-other': { exact: '1' } };
  expect(match([{ ...here, match: [{ headers }] }, elsewhere], 'dev.a')).toEqual({ host: 'elsewhere' });
});

test.each([
  [{ exact: 'dev.a' }, ['dev.a'], ['dev.a.x', 'dev.A', 'dev', '']],
  [{ prefix: 'dev.a' }, ['dev.a', 'dev.a.x', 'dev.a0'], ['dev', 'xdev.a']],
  [{ regex: 'dev\\.a(\\..+)?' }, ['dev.a', 'dev.a.x'], ['dev.a0', 'xdev.a', 'dev-a']],
  [{}, ['dev', ''], []],
])('matchRoute() matches %j', (condition, matching, others) => {
  const routes = [routeTo('here', condition), elsewhere];
  expect(matching.map((it) => match(routes, it))).toEqual(matching.map(() => ({ host: 'here' })));
  expect(others.map((it) => match(routes, it))).toEqual(others.map(() => ({ host: 'elsewhere' })));
  expect(match(routes)).toEqual({ host: 'elsewhere' });
});

test.each([
  [{ uri: { prefix: '/old' } }, { path: '/old/1' }, { path: '/new' }],
  [{ uri: { exact: '/old' } }, { path: '/old?a=1' }, { path: '/old/1' }],
  [{ queryParams: { a: { exact: '1' } } }, { path: '/?b=2&a=1' }, { path: '/?b=1' }],
  [{ method: { exact: 'PUT' } }, { method: 'PUT' }, {}],
  [{ port: 9090 }, { port: 9090 }, {}],
  [{ sourceLabels: { app: 'web' } }, { labels: { app: 'web', team: 'a' } }, {}],
  [{ withoutHeaders: { 'x-user': { exact: 'a' } } }, {}, { headers: new Map([['x-user', 'a']]) }],
  [{ withoutHeaders: { 'x-user': {} } }, {}, { headers: new Map([['x-user', 'b']]) }],
])('matchRoute() matches %j by what else a request is', (entry, matching, other) => {
  const routes = [{ ...here, match: [entry as HttpMatch] }, elsewhere];
  const headers = new Map<string, string>();
  expect(matchRoute(routes, { headers, ...matching })).toEqual({ host: 'here' });
  expect(matchRoute(routes, { headers, ...other })).toEqual({ host: 'elsewhere' });
});

test('matchRoute() wants all kinds of conditions of an entry', () => {
  const entry = { uri: { prefix: '/old' }, method: { exact: 'PUT' } };
  const routes = [{ ...here, match: [entry] }, elsewhere];
  const headers = new Map<string, string>();
  expect(matchRoute(routes, { headers, path: '/old' })).toEqual({ host: 'elsewhere' });
  expect(matchRoute(routes, { headers, path: '/old', method: 'PUT' })).toEqual({ host: 'here' });
});

test('matchRoute() gives the status of a redirect', () => {
  const headers = new Map<string, string>();
  expect(matchRoute([{ redirect: {} }], { headers })).toEqual({ status: 301 });
  expect(matchRoute([{ redirect: { redirectCode: 308 } }], { headers })).toEqual({ status: 308 });
});

test('matchRoute() gives a 404 where no route matches', () => {
  expect(match([routeTo('here', { exact: 'dev.a' })], 'dev.b')).toEqual({ status: 404 });
});

test.each([
  ['gateways', { match: [{ gateways: ['mesh'] }], route: here.route }],
  ['suffix', routeTo('here', { suffix: 'a' })],
  ['several kinds', routeTo('here', { exact: 'dev', prefix: 'dev' })],
  ['lower case', { ...here, match: [{ headers: { 'X-Virtual-Env': { exact: 'dev' } } }] }],
  ['delegate', { delegate: { name: 'other' } }],
  ['subset', { route: [{ destination: { host: 'here', subset: 'dev' } }] }],
  ['exactly one destination', { route: [...(here.route ?? []), ...(elsewhere.route ?? [])] }],
])('matchRoute() refuses what it does not know, also behind the route that matches: %s', (message, route) => {
  expect(() => match([elsewhere, route as HttpRoute], 'dev')).toThrow(message);
});
