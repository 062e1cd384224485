/** Pods that somebody else deploys, of one environment below another one. */
import { base, dev, planBeside, workload } from '../../support/base';

describe('pods of others that the Service of a root selects as well', () => {
  const branch = workload({ name: 'orders-a', labels: { app: 'orders', role: 'a' } });
  const external = (rest: string): string => `services: { orders: { external: true, ${rest} } }`;
  const codes = (objects: readonly object[], environments: Readonly<Record<string, string>>): string[] =>
    planBeside(objects, environments).diagnostics.map(({ code, location }) => `${location.file} ${code}`);

  test('are told, by their manifest or by their selector', () => {
    const below = external('manifest: base.yaml, workload: orders-a');
    expect(codes([...base, branch], { dev, 'dev.a': below })).toEqual(['envs/dev.a.yaml not-kept-apart']);
    const stated = external('selector: { app: orders, role: a }, ports: [8080]');
    expect(codes(base, { dev, 'dev.a': stated })).toEqual(['envs/dev.a.yaml not-kept-apart']);
    expect(codes(base, { dev, 'dev.a': 'services: { orders: {} }', 'dev.a.b': stated })).toContain(
      'envs/dev.a.b.yaml not-kept-apart',
    );
  });

  test('are apart by a label that it selects by', () => {
    expect(codes(base, { dev, 'dev.a': external('selector: { app: orders-a }, ports: [8080]') })).toEqual([]);
    const without = external('selector: { app: x }, ports: [80]');
    expect(
      codes([], { dev: without, 'dev.a': external('selector: { app: x, role: a }, ports: [8080]') }),
    ).toEqual([]);
  });
});
