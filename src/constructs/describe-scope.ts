import { Sidecar, type SidecarSpec } from '../../imports/networking.istio.io';
import type { SidecarScope } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** The Sidecar of a service's pods. */
export function describeScope({ selector, hosts }: SidecarScope): ManifestBody {
  const spec: SidecarSpec = { workloadSelector: { labels: selector }, egress: [{ hosts: [...hosts] }] };
  return { type: Sidecar.GVK, fields: { spec } };
}
