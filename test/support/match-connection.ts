import { isSelected, refuseUnknownFields, type Destination, type Labels, type TcpRoute } from './manifests';

/** A connection to a TCP port, of which a sidecar knows nothing else. */
export interface Connection {
  readonly port: number;
  /** Of the calling pod. */
  readonly labels: Labels;
}

/** Where the first route that matches leads; undefined where none does, so that it leads to the Service itself. */
export function matchConnection(
  routes: readonly TcpRoute[],
  connection: Connection,
): Destination | undefined {
  const targets = routes.map((route) => ({ route, target: targetOf(route) }));
  return targets.filter(({ route }) => isMatched(route, connection))[0]?.target;
}

function isMatched({ match }: TcpRoute, { port, labels }: Connection): boolean {
  if (match?.length === 0) throw new Error('A match without entries');
  const entries = (match ?? [{}]).map((entry) => {
    refuseUnknownFields(entry, ['port', 'sourceLabels'], 'a match of a TCP route');
    return (entry.port ?? port) === port && isSelected(labels, entry.sourceLabels ?? {});
  });
  return entries.includes(true);
}

function targetOf(tcpRoute: TcpRoute): Destination {
  refuseUnknownFields(tcpRoute, ['match', 'route'], 'a TCP route');
  const [only, ...others] = tcpRoute.route;
  if (!only || others.length > 0) throw new Error('The evaluator wants exactly one destination');
  refuseUnknownFields(only, ['destination'], 'a route destination');
  refuseUnknownFields(only.destination, ['host'], 'a destination');
  return only.destination;
}
