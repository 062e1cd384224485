import {
  DestinationRule,
  ServiceEntry,
  ServiceEntrySpecLocation,
  ServiceEntrySpecResolution,
  type DestinationRuleSpec,
  type ServiceEntrySpec,
} from '../../imports/networking.istio.io';
import type { DestinationPolicy, Service, Tier } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** A Service, of an address or of an instance. */
export function describeService({ kind, selector, ports, spec }: Service): ManifestBody {
  return { type: { apiVersion: 'v1', kind }, fields: { spec: { ...spec, selector, ports } } };
}

/** The ServiceEntry of one tier behind an instance's host. */
export function describeTier({ host, address, ports, selector, exportTo }: Tier): ManifestBody {
  const spec: ServiceEntrySpec = {
    hosts: [host],
    ...(address !== undefined && { addresses: [address] }),
    location: ServiceEntrySpecLocation.MESH_UNDERSCORE_INTERNAL,
    resolution: ServiceEntrySpecResolution.STATIC,
    ports: [...ports],
    workloadSelector: { labels: selector },
    ...(exportTo && { exportTo: [...exportTo] }),
  };
  return { type: ServiceEntry.GVK, fields: { spec } };
}

/** The DestinationRule of an instance's host, or of a Service's. */
export function describePolicy({ host, trafficPolicy, exportTo }: DestinationPolicy): ManifestBody {
  const spec: DestinationRuleSpec = { host, trafficPolicy, ...(exportTo && { exportTo: [...exportTo] }) };
  return { type: DestinationRule.GVK, fields: { spec } };
}
