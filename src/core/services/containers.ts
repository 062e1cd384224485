import type { JsonObject, Path } from '../definition/json';
import { kept } from '../definition/kept';
import type { Container } from '../definition/service-specification';
import type { Instance } from './instance';
import { containerPorts } from './ports';

/** A container of an instance's pods, and where a service describes it. */
export interface PlacedContainer {
  readonly path: Path;
  readonly container: Container;
}

/** The service's own container, further ones, and those that run before them. */
export const containersOf = kept(({ service, specification }: Instance): readonly PlacedContainer[] => {
  const { containers = [], initContainers = [] } = specification.pod ?? {};
  const name = specification.name ?? service;
  const own = { ...(specification as JsonObject), name, ports: containerPorts(specification) };
  return [
    { path: [], container: own },
    ...containers.map((container, index) => ({ path: ['pod', 'containers', index], container })),
    ...initContainers.map((container, index) => ({ path: ['pod', 'initContainers', index], container })),
  ];
});

/** The names of the volumes that the pods of an instance have, with those that a StatefulSet claims. */
export function volumeNamesOf({ specification }: Instance): string[] {
  const volumes = (specification.pod?.volumes ?? []) as readonly JsonObject[];
  const claims = (specification.spec?.volumeClaimTemplates ?? []) as readonly JsonObject[];
  const named = [...volumes, ...claims.map(({ metadata }) => metadata as JsonObject | undefined)];
  return named.map((it) => it?.name).filter((name) => typeof name === 'string');
}
