import type { Workload } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** The Deployment or StatefulSet of an instance. */
export function describeWorkload(workload: Workload): ManifestBody {
  const { kind, selector, podLabels, podAnnotations, podSpec, spec } = workload;
  const hasAnnotations = Object.keys(podAnnotations).length > 0;
  const template = {
    metadata: { labels: podLabels, ...(hasAnnotations && { annotations: podAnnotations }) },
    spec: podSpec,
  };
  return {
    type: { apiVersion: 'apps/v1', kind },
    fields: { spec: { ...spec, selector: { matchLabels: selector }, template } },
  };
}
