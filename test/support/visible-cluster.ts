import type { Cluster } from './cluster';
import type { Named } from './manifests';

interface Exported {
  readonly exportTo?: readonly string[];
}

/**
 * What Istio tells the sidecars of `namespace` of
 * (https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-export_to).
 */
export function visibleFrom(namespace: string, cluster: Cluster): Cluster {
  const visible = <Spec extends Exported>(
    objects: ReadonlyMap<string, readonly Named<Spec>[]>,
  ): Map<string, readonly Named<Spec>[]> =>
    new Map(
      [...objects].map(([host, named]) => [host, named.filter((object) => reaches(object, namespace))]),
    );
  return {
    ...cluster,
    serviceEntries: visible(cluster.serviceEntries),
    destinationRules: visible(cluster.destinationRules),
    virtualServices: visible(cluster.virtualServices),
    gatewayTables: cluster.gatewayTables.filter((table) => reaches(table, namespace)),
  };
}

function reaches(object: Named<Exported>, namespace: string): boolean {
  const { exportTo = ['*'] } = object.spec;
  refuseIllegal(exportTo, object);
  return ['*', namespace, ...(object.namespace === namespace ? ['.'] : [])].some((it) =>
    exportTo.includes(it),
  );
}

/** As Istio's webhook does (validateExportTo in istio/pkg/config/validation/validation.go). */
function refuseIllegal(exportTo: readonly string[], { kind, name, namespace }: Named<unknown>): void {
  const named = exportTo.map((it) => (it === '.' ? namespace : it));
  const isMixed = named.includes('*') && named.length > 1;
  if (exportTo.length === 0 || isMixed || new Set(named).size < named.length || named.includes('~')) {
    throw new Error(`Istio refuses the exportTo of the ${kind} ${name}: ${exportTo.join(', ')}`);
  }
}
