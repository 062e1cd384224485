import type { DeliveredApplication } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** The Application that has Argo CD apply an environment's workloads. */
export function describeApplication({ kind, spec, finalizers }: DeliveredApplication): ManifestBody {
  return { type: { apiVersion: 'argoproj.io/v1alpha1', kind }, fields: { spec }, finalizers };
}
