import type { RouteRule } from './planned-object';

/** How many routes Envoy has of rules: one for each condition, the environment's with each of the requests'. */
export function countRoutes(rules: readonly RouteRule[]): number {
  const counts = rules.map(({ match, requests = [{}] }) => Math.max(1, match.length) * requests.length);
  return counts.reduce((sum, count) => sum + count, 0);
}
