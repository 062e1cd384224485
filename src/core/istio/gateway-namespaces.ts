import type { EnvironmentTree } from '../environment/environment-tree';

/** The namespaces of the gateways by which services and environments are entered, sorted. */
export function gatewayNamespaces({ environments, settings }: EnvironmentTree): string[] {
  const { preview, edge } = settings;
  const ofServices = [...environments.values()].flatMap(({ definition }) =>
    Object.values(definition.services).flatMap(({ gateways }) => gateways ?? []),
  );
  const gateways = [...(preview ? [preview.gateway] : []), ...ofServices];
  if (gateways.length === 0) return [];
  const namespaces = edge.namespaces ?? gateways.map((gateway) => gateway.split('/', 1).join());
  return [...new Set(namespaces)].sort();
}
