import { ApiObject, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels, PlannedObject } from '../core/resolution/plan';

export interface ManifestProps {
  readonly type: GroupVersionKind;
  /** Its name, namespace and labels. */
  readonly object: PlannedObject;
  /** @default - none */
  readonly annotations?: Labels;
  readonly spec: object;
}

/**
 * One object of the API. The classes that cdk8s generates, for Kubernetes as for Istio, drop every field that they
 * do not know (https://github.com/cdk8s-team/cdk8s-cli/issues/1068), and a user's fields may be newer than they are:
 * we take their types alone.
 */
export function addManifest(
  scope: Construct,
  { type, object, annotations = {}, spec }: ManifestProps,
): ApiObject {
  const { name, namespace, labels } = object;
  const metadata = { name, namespace, labels, ...(Object.keys(annotations).length > 0 && { annotations }) };
  return new ApiObject(scope, [type.kind, namespace, name].join('.'), { ...type, metadata, spec });
}
