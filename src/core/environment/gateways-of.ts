import type { EnvironmentTree } from './environment-tree';

/** The gateways by which services and environments are entered, by namespace and name. */
export function gatewaysOf({ environments, settings: { preview } }: EnvironmentTree): string[] {
  const ofServices = [...environments.values()].flatMap(({ definition }) =>
    Object.values(definition.services).flatMap(({ gateways }) => gateways ?? []),
  );
  return [...(preview ? [preview.gateway] : []), ...ofServices];
}
