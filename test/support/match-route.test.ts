import type { HttpRoute } from './manifests';
import { matchRoute } from './match-route';
import { routeTo } from './sample-cluster';

const here = routeTo('here');
const elsewhere = routeTo('elsewhere');

function match(routes: readonly HttpRoute[], environment?: string): unknown {
  return matchRoute(routes, new Map(environment === undefined ? [] : [['x-virtual-env', environment]]));
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

test('matchRoute() gives a 404 where no route matches', () => {
  expect(match([routeTo('here', { exact: 'dev.a' })], 'dev.b')).toEqual({ status: 404 });
});

test.each([
  ['sourceLabels', { match: [{ sourceLabels: { app: 'web' } }], route: here.route }],
  ['suffix', routeTo('here', { suffix: 'a' })],
  ['several kinds', routeTo('here', { exact: 'dev', prefix: 'dev' })],
  ['lower case', { ...here, match: [{ headers: { 'X-Virtual-Env': { exact: 'dev' } } }] }],
  ['delegate', { delegate: { name: 'other' } }],
  ['subset', { route: [{ destination: { host: 'here', subset: 'dev' } }] }],
  ['exactly one destination', { route: [...(here.route ?? []), ...(elsewhere.route ?? [])] }],
])('matchRoute() refuses what it does not know, also behind the route that matches: %s', (message, route) => {
  expect(() => match([elsewhere, route as HttpRoute], 'dev')).toThrow(message);
});
