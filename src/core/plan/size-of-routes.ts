import { kept } from '../definition/kept';
import type { HeaderMatch, RouteRule, RouteTable } from './planned-object';

/** What a VirtualService has around each of these, beside what is planned: `headers`, `destination` and the like. */
const around = { match: 7, rule: 18, connection: 40, table: 300 };

/** About how many bytes of JSON, in which the API server keeps it, the VirtualService of a table has. */
export const sizeOfRoutes = kept(({ hosts, rules, connections = [] }: RouteTable): number => {
  const ofConnections = around.connection * connections.length + sizeOf(connections);
  return around.table + sizeOf(hosts) + sizeOfAll(rules, sizeOfRule) + ofConnections;
});

/** Each of the environment's conditions stands with each of the requests'. */
function sizeOfRule({ match, requests = [], ...rest }: RouteRule): number {
  const ofMatches = sizeOfAll(match, sizeOfMatch) * Math.max(1, requests.length);
  const ofRequests = sizeOfAll(requests, sizeOf) * Math.max(1, match.length);
  return around.rule + sizeOf(rest) + ofMatches + ofRequests;
}

function sizeOfMatch(match: HeaderMatch): number {
  return around.match + sizeOf(match);
}

function sizeOfAll<Item>(items: readonly Item[], size: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + size(item), 0);
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}
