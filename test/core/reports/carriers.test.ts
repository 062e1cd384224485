/** Whose requests are read for which carriers. */
import { formatCarriers } from '../../../src/core/reports/carriers';
import { planOf } from '../../support/plan-of';

const said = (settings: string, files: Record<string, string> = { dev: '{}' }): string =>
  formatCarriers(planOf(files, settings).plan);

test('nothing is said where the header is the only carrier', () => {
  expect(said('header: x-env')).toBe('');
});

test('the namespaces of all roots are named, once and in their order', () => {
  expect(said('{ aliases: [{ cookie: env }] }')).toBe(
    'x-virtual-env and its alias are read by the sidecars in the namespace default; in others, x-virtual-env alone.\n',
  );
  const roots = { dev: 'namespace: shop', qa: 'namespace: back', qb: 'namespace: shop' };
  expect(said('{ default: dev, header: x-env, aliases: [{ cookie: env }, { baggage: env }] }', roots)).toBe(
    'x-env and its 2 aliases are read by the sidecars in the namespaces back, shop; in others, x-env alone.\n',
  );
});
