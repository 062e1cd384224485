import { planEnvironments } from '../../src';
import { saidOf } from './plan-of';

export type Files = Readonly<Record<string, string>>;
export const orders =
  '{ image: orders, ports: [8080], http: { timeout: 5s }, service: { annotations: { a: b } } }';
export const stock = '{ image: stock, ports: [8080, 9090] }';

/** Several roots, a deep chain, and nothing to say of it. */
export const goodTree: Files = {
  'envtree.yaml': 'namespace: shop\ndefault: dev\n',
  'envs/dev.yaml': `services:\n  orders: ${orders}\n  stock: ${stock}\n`,
  'envs/dev.proj1.yaml': 'services:\n  orders: { env: { LOG: debug } }\n',
  'envs/dev.proj1.user1.yaml':
    'services:\n  orders: {}\n  stock: {}\n  extra: { new: true, image: extra, ports: [80] }\n',
  'envs/dev.proj1.user1.try.yaml': 'services:\n  extra: {}\n',
  'envs/staging.yaml': 'services:\n  orders: { image: orders, ports: [8080] }\n',
  'envs/staging.proj2.yaml': 'services:\n  orders: { image: orders:2 }\n',
};

/** What is said of the good tree with other files in places of some, and without others. */
export function saidWith(changes: Files, without: readonly string[] = []): string[] {
  const files = Object.entries({ ...goodTree, ...changes }).filter(([path]) => !without.includes(path));
  return saidOf(planEnvironments(files.map(([path, text]) => ({ path, text }))));
}

/** `dev.yaml` with another `orders`, in its third line. */
export function devWith(orders: string): Files {
  return { 'envs/dev.yaml': `services:\n  stock: ${stock}\n  orders: ${orders}\n` };
}
