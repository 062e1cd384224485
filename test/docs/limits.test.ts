/** The figures of docs/limits.md. */
import { toPlainManifest } from '../../src/constructs/plain-manifest';
import { planOf } from '../support/plan-of';

/** How many bytes the VirtualService of a service with so many instances below the root's has. */
function sizeOf(instances: number): number {
  const branches = Array.from({ length: instances }, (_, index) => `dev.feature-${String(index)}`).map(
    (name) => [name, `services: { orders: { image: 'acme/orders:${name}' } }`] as const,
  );
  const root = { dev: "services: { orders: { image: 'acme/orders:1', ports: [8080] } }" };
  const { plan } = planOf({ ...root, ...Object.fromEntries(branches) });
  const tables = plan.objects.filter(({ kind }) => kind === 'VirtualService').map(toPlainManifest);
  return JSON.stringify(tables).length;
}

test('the routes of 500 instances have about 110 KB, and those of some 1,050 have 256', () => {
  expect(sizeOf(500)).toBeGreaterThan(100 * 1024);
  expect(sizeOf(500)).toBeLessThan(120 * 1024);
  expect(sizeOf(1000)).toBeLessThan(256 * 1024);
  expect(sizeOf(1100)).toBeGreaterThan(256 * 1024);
});
