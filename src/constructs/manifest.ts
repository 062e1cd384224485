import { ApiObject, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ObjectBasics } from '../core/plan/planned-object';
import { readAlike } from './read-alike';

/** What is in a manifest beside what every object has. */
export interface ManifestBody {
  readonly type: GroupVersionKind;
  readonly spec: object;
  /** @default - none */
  readonly finalizers?: readonly string[];
}

/**
 * One object of the API. The classes that cdk8s generates, for Kubernetes as for Istio, drop every field that they
 * do not know (https://github.com/cdk8s-team/cdk8s-cli/issues/1068), and a user's fields may be newer than they are:
 * we take their types alone.
 */
export class Manifest extends ApiObject {
  constructor(scope: Construct, object: ObjectBasics, { type, spec, finalizers }: ManifestBody) {
    const { name, namespace, labels, annotations } = object;
    const metadata = {
      name,
      namespace,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(finalizers !== undefined && { finalizers: [...finalizers] }),
    };
    super(scope, [type.kind, namespace, name].join('.'), { ...type, metadata, spec });
  }

  /** As cdk8s makes it, but so that whoever prints it as YAML prints what all of Kubernetes' readers read alike. */
  override toJson(): object {
    return readAlike(super.toJson() as object) as object;
  }
}
