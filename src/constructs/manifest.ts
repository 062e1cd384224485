import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PlannedObject } from '../core/plan/planned-object';
import { describeObject } from './describe-object';
import { escapeKeys, unescapeKeys } from './escape-keys';
import { forAnyPrinter } from './for-any-printer';
import { assemble, type PlainManifest } from './plain-manifest';

/**
 * One object of the API. The classes that cdk8s generates, for Kubernetes as for Istio, drop every field that they
 * do not know (https://github.com/cdk8s-team/cdk8s-cli/issues/1068), and a user's fields may be newer than they are:
 * we take their types alone.
 */
export class Manifest extends ApiObject {
  constructor(scope: Construct, object: PlannedObject) {
    const { metadata, ...rest } = assemble(object, describeObject(object));
    const { namespace = '' } = metadata;
    const body = escapeKeys({ ...rest, metadata: { ...metadata, namespace } }) as ApiObjectProps;
    super(scope, [rest.kind, namespace, metadata.name].join('.'), body);
  }

  /** As cdk8s makes it, but so that whoever prints it as YAML prints what all of Kubernetes' readers read alike. */
  override toJson(): object {
    const manifest = unescapeKeys(super.toJson()) as PlainManifest;
    const { namespace, ...metadata } = manifest.metadata;
    // An empty one keeps that of a chart from what is in none.
    return forAnyPrinter(namespace === '' ? { ...manifest, metadata } : manifest) as object;
  }
}
