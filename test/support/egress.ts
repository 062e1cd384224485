import type { Cluster } from './cluster';
import { isSelected, refuseUnknownFields, type Named, type SidecarSpec } from './manifests';
import type { Caller } from './tag-request';

/** A host, and the namespace of what is said of it. */
export interface ImportedHost {
  readonly namespace: string;
  readonly host: string;
}

/**
 * Whether a caller's sidecar is told of a host, by the Sidecar that selects its pod
 * (https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener-hosts).
 */
export function isImported(host: ImportedHost, caller: Caller, cluster: Cluster): boolean {
  const egress = egressOf(caller, cluster);
  return egress === undefined || egress.some((pattern) => isMeant(pattern, host, caller));
}

/** Undefined where no Sidecar is for the caller. Istio takes the oldest of several, so that they have to agree. */
function egressOf({ namespace, labels = {} }: Caller, { sidecars }: Cluster): readonly string[] | undefined {
  const all = sidecars.filter((it) => it.namespace === namespace && isFor(it, labels)).map(hostsOf);
  if (new Set(all.map((hosts) => JSON.stringify(hosts))).size > 1) {
    throw new Error(`Sidecars that differ select one pod in ${namespace}`);
  }
  return all[0];
}

function isFor({ name, spec }: Named<SidecarSpec>, labels: Readonly<Record<string, string>>): boolean {
  refuseUnknownFields(spec, ['workloadSelector', 'egress'], `the Sidecar ${name}`);
  if (!spec.workloadSelector) throw new Error(`The Sidecar ${name} is for a whole namespace`);
  return isSelected(labels, spec.workloadSelector.labels);
}

function hostsOf({ name, spec: { egress } }: Named<SidecarSpec>): readonly string[] {
  const [only, ...others] = egress;
  if (!only || others.length > 0 || only.hosts.length === 0)
    throw new Error(`Istio refuses the Sidecar ${name}`);
  return only.hosts;
}

function isMeant(pattern: string, { namespace, host }: ImportedHost, caller: Caller): boolean {
  const [place = '', name = ''] = pattern.split('/');
  const isThere = ['*', namespace, ...(caller.namespace === namespace ? ['.'] : [])].includes(place);
  return isThere && (name.startsWith('*') ? host.endsWith(name.slice(1)) : host === name);
}
