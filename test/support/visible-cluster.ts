import type { Cluster } from './cluster';
import { isImported } from './egress';
import type { Named } from './manifests';
import type { Caller } from './tag-request';

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

/**
 * What a caller's sidecar is told of: without a Sidecar that selects it, what its namespace is. Of the own namespace's
 * ServiceEntries it knows those that a route leads to, whomever they are exported to, and nobody calls one otherwise
 * (istio/pilot/pkg/model/sidecar.go, collectImportedServices).
 */
export function visibleTo(caller: Caller, cluster: Cluster): Cluster {
  const visible = visibleFrom(caller.namespace, cluster);
  const tables = [...visible.virtualServices].map(
    ([host, named]) =>
      [host, named.filter(({ namespace }) => isImported({ namespace, host }, caller, cluster))] as const,
  );
  const entries = [...cluster.serviceEntries].map(([host, named]) => {
    const seen = visible.serviceEntries.get(host) ?? [];
    return [host, named.filter((it) => it.namespace === caller.namespace || seen.includes(it))] as const;
  });
  return { ...visible, virtualServices: new Map(tables), serviceEntries: new Map(entries) };
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
  // A ServiceEntry may be told to nobody, and then to nobody else.
  const isHidden = named.includes('~') && (kind !== 'ServiceEntry' || named.length > 1);
  const isMixed = named.includes('*') && named.length > 1;
  if (exportTo.length === 0 || isMixed || new Set(named).size < named.length || isHidden) {
    throw new Error(`Istio refuses the exportTo of the ${kind} ${name}: ${exportTo.join(', ')}`);
  }
}
