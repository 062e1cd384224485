/** From how many routes on a service is told of. */
import { countRoutes } from '../../src/core/plan/count-routes';
import { withFindings } from '../../src/core/plan-environments';
import { planOf, saidOf } from '../support/plan-of';

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `dev.p${String(index)}`);
const told = (count: number, root = '', settings = '{}'): string[] => {
  const branches = names(count).map(
    (name) => [name, `services: { orders: { image: 'x:${name}' } }`] as const,
  );
  const dev = `services: { orders: { image: 'x:1', ports: [80]${root} } }`;
  return saidOf(withFindings(planOf({ dev, ...Object.fromEntries(branches) }, settings)));
};
/** So many conditions, and a rule for the rest. */
const rules = (count: number): string => {
  const conditions = Array.from({ length: count }, (_, index) => `{ uri: { prefix: /v${String(index)}x } }`);
  return `, http: [{ match: [${conditions.join(', ')}], timeout: 5s }, {}]`;
};

test('two of each instance beside the default one, and one for the rest', () => {
  expect(told(127)).toEqual([]);
  expect(told(128)).toEqual(['dev.yaml:1:13 many-routes']);
});

test('rules multiply with instances', () => {
  // Three conditions of environments, with each of the 84 and with none, are 255; with 85 they are 258.
  expect(told(1, rules(84))).toEqual([]);
  expect(told(1, rules(85))).toEqual(['dev.yaml:1:13 many-routes']);
  // An instance alone has one for each, and one for the rest.
  expect(told(0, rules(255))).toEqual([]);
  expect(told(0, rules(256))).toEqual(['dev.yaml:1:13 many-routes']);
});

test('the routes at a gateway are the same once more, and are not told of again', () => {
  expect(told(128, ', gateways: [istio/main], hosts: [orders.example.com]')).toEqual([
    'dev.yaml:1:13 many-routes',
  ]);
  const preview = "preview: { host: '{env}.example.com', gateway: istio/main, service: orders }";
  expect(told(0, rules(256), preview)).toEqual(['dev.yaml:1:13 many-routes']);
});

test('a service says that it knows', () => {
  expect(told(128, ', warnings: { many-routes: off }')).toEqual([]);
});

test('a rule without conditions is one route', () => {
  const rule = { name: 'a', match: [], target: { host: 'a' }, http: {} };
  const match = [
    { header: 'a', exact: 'b' },
    { header: 'a', prefix: 'b.' },
  ] as const;
  expect(countRoutes([])).toBe(0);
  expect(countRoutes([rule])).toBe(1);
  expect(countRoutes([{ ...rule, requests: [{}, {}, {}] }])).toBe(3);
  expect(
    countRoutes([
      { ...rule, match },
      { ...rule, match, requests: [{}, {}, {}] },
    ]),
  ).toBe(8);
});
