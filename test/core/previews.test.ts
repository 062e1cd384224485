/** What is said of preview hosts where something else is wrong as well. */
import { planOf, saidOf } from '../support/plan-of';

const root = 'services: { web: { image: x, ports: [8080] } }';
const preview = (rest: string): string => `preview: { host: '{env}.example.com', ${rest} }`;

test('settings that are wrong are told alone', () => {
  const said = saidOf(
    planOf({ dev: `preview: { service: web }\n${root}` }, preview('gateway: main, service: web')),
  );
  expect(said).toEqual(['envtree.yaml:1:48 wrong-value']);
  expect(saidOf(planOf({ dev: root }, 'preview: { name: x }'))).toEqual(['envtree.yaml:1:12 unknown-key']);
});

test('a service that something wrong may have been meant for is not missed', () => {
  const settings = preview('gateway: a/main, service: web');
  expect(saidOf(planOf({ dev: 'services: { Web: { image: x } }' }, settings))).toEqual([
    'dev.yaml:1:13 wrong-value',
  ]);
  expect(saidOf(planOf({ dev: 'services: {}' }, settings))).toEqual(['envtree.yaml:1:65 unknown-preview']);
});

test('an environment that has one needs the settings for it', () => {
  for (const said of ['true', '{ service: web }'])
    expect(saidOf(planOf({ dev: `preview: ${said}\n${root}` }))).toEqual(['dev.yaml:1:1 unknown-preview']);
  expect(saidOf(planOf({ dev: `preview: false\n${root}` }))).toEqual([]);
});

test('without a gateway nobody is to be trusted at one', () => {
  const said = saidOf(planOf({ dev: root }, 'edge: { trust: [a.example.com] }'));
  expect(said).toEqual(['envtree.yaml:1:1 gateway-without-host']);
  const gateways =
    'services: { web: { image: x, ports: [8080], gateways: [a/main], hosts: [h.example.com] } }';
  expect(saidOf(planOf({ dev: gateways }, 'edge: { trust: [a.example.com] }'))).toEqual([]);
});
