/** Which names are told apart on purpose, and which are slips. */
import { isSlip } from '../../src/core/environment/slips';
import { planEnvironments, withFindings } from '../../src/core/plan-environments';

test.each([
  ['proj1', 'porj1'],
  ['staging', 'stagign'],
  ['team-blue', 'team-bleu'],
  ['form', 'from'],
  ['checkout-redesign', 'checkuot-redesign'],
  ['notifications', 'notificatons'],
  ['notifications', 'notificaations'],
  ['notifications', 'notificstions'],
  ['redesigns', 'redesgns'],
])('%s and %s are one slip apart', (a, b) => {
  expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true]);
});

test.each([
  ['a', 'b'],
  ['ab', 'ba'],
  ['dev', 'dve'],
  ['proj1', 'proj2'],
  ['proj1', 'proj10'],
  ['pr-481', 'pr-418'],
  ['proj', 'proj1'],
  ['notifications', 'notif1cations'],
  ['notifications1x', 'notificationsx1'],
  ['anna', 'anne'],
  ['anna', 'hanna'],
  ['maria', 'marta'],
  ['payment', 'payments'],
  ['integration', 'integrations'],
  ['christina', 'christine'],
  ['catherine', 'katherine'],
  ['matthias', 'mathias'],
  ['redesign', 'redesgn'],
  ['feature-a', 'feature-b'],
  ['feature-ab', 'feature-ba'],
  ['feature', 'feature-x'],
  ['checkoutpage', 'checkout-page'],
  ['notifications', 'notifictaoins'],
  ['notifications', 'notifitcaions'],
  ['notifications', 'n'],
  ['notifications', 'notifications'],
])('%s and %s are not', (a, b) => {
  expect([isSlip(a, b), isSlip(b, a)]).toEqual([false, false]);
});

test.each([
  ['the one with a file', 'stagign', 'staging', ['stagign', 'staging.a', 'staging.b']],
  ['the one with a file', 'staging', 'stagign', ['staging', 'stagign.a', 'stagign.b']],
  ['the one with more below it', 'staging', 'stagign', ['staging.a', 'staging.b', 'stagign.a']],
  ['the one with more below it', 'stagign', 'staging', ['staging.a', 'stagign.a', 'stagign.b']],
  ['the first by name', 'stagign', 'staging', ['staging', 'stagign']],
])('of two names that are alike %s is meant: %s, not %s', (...[, meant, slip, names]) => {
  const orders = "services: { orders: { image: 'acme/orders:1', ports: [80] } }\n";
  const files = ['dev', ...names.map((name) => `dev.${name}`)].map((name, index) => ({
    path: `envs/${name}.yaml`,
    text: orders.replace('1', String(index)),
  }));
  const { diagnostics } = withFindings(planEnvironments(files), { today: '2026-11-28' });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `"dev.${slip}" is one slip away from "dev.${meant}"`,
  ]);
});

const tickets = Array.from({ length: 20 }, (_, index) => `shop-${String(1197 + index * 3)}`);
const requests = Array.from({ length: 10 }, (_, index) => `pr-${String(478 + index)}`);
const people =
  'anna anne hanna hannah jan jana jana-m jon john eric erik lisa luisa maria marie mario marta marco marko max mats sara sarah stefan stephan tim tom timo theo thea tobias niklas niclas matthias mathias philip philipp';
const topics =
  'checkout checkout-v2 payment payments search search-ui team-a team-b team-red next canary demo demos perf';

test('80 names that people give are quiet', () => {
  const names = [...tickets, ...requests, ...people.split(' '), ...topics.split(' ')];
  expect(names.length).toBeGreaterThanOrEqual(80);
  const files = names.map((name) => ({
    path: `envs/dev.${name}.yaml`,
    text: `services: { orders: { image: 'acme/orders:${name}' } }\n`,
  }));
  const root = {
    path: 'envs/dev.yaml',
    text: "services: { orders: { image: 'acme/orders:1', ports: [80] } }\n",
  };
  expect(withFindings(planEnvironments([root, ...files]), { today: '2026-11-28' }).diagnostics).toEqual([]);
});
