import type { TcpRoute } from './manifests';
import { matchConnection } from './match-connection';

const to = (host: string, ...match: readonly object[]): TcpRoute => ({
  ...(match.length > 0 && { match }),
  route: [{ destination: { host } }],
});
const of = (label: string, port: number): object => ({ port, sourceLabels: { env: label } });

function match(routes: readonly TcpRoute[], labels: Readonly<Record<string, string>> = {}): unknown {
  return matchConnection(routes, { port: 5432, labels })?.host;
}

test('matchConnection() takes the first of several routes that match', () => {
  expect(match([to('here'), to('elsewhere')])).toBe('here');
  expect(match([to('elsewhere', { port: 80 }), to('here', { port: 5432 })])).toBe('here');
});

test('matchConnection() wants the port and the labels of one entry', () => {
  const routes = [to('here', of('dev.b', 5432), of('dev.a', 5432), of('dev.c', 80)), to('elsewhere')];
  expect(match(routes, { env: 'dev.a', app: 'web' })).toBe('here');
  expect(match(routes, { env: 'dev.c' })).toBe('elsewhere');
  expect(match(routes, { env: 'dev.a.x' })).toBe('elsewhere');
  expect(match(routes)).toBe('elsewhere');
});

test('matchConnection() gives none where no route matches', () => {
  expect(match([to('here', { port: 80 })])).toBe(undefined);
});

test.each([
  ['sourceNamespace', to('here', { sourceNamespace: 'shop' })],
  ['without entries', { ...to('here'), match: [] }],
  ['port', { route: [{ destination: { host: 'here', port: { number: 80 } } }] }],
  ['exactly one', { route: [] }],
])('matchConnection() refuses what it does not know: %s', (message, route) => {
  expect(() => match([to('elsewhere'), route])).toThrow(message);
});
