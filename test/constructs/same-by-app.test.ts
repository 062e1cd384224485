import fc from 'fast-check';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../../src/core/plan-environments';
import { arbitraryTree } from '../properties/arbitrary-tree';
import { filesOf } from '../properties/render-tree';
import { expectSameByApp } from '../support/same-by-app';
import { planOf } from '../support/plan-of';
import { hostileKeys } from '../yaml/arbitrary-text';

test('whatever the tree, what is printed is what an app of cdk8s has', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const { plan, diagnostics } = planEnvironments(filesOf(tree));
    if (!hasErrors(diagnostics)) expectSameByApp(plan);
  });
  fc.assert(property, { numRuns: 50 });
});

test.each(hostileKeys)('and with a key %s', (key) => {
  const volume = `{ name: a, csi: { driver: b, volumeAttributes: { ${key}: a } } }`;
  const service = `{ image: x, pod: { volumes: [${volume}] } }`;
  const { plan, diagnostics } = planOf({ dev: `services: { orders: ${service} }` });
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(plan)).toContain(`"${key}":"a"`);
  expectSameByApp(plan);
});
