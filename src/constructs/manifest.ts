import { ApiObject, type ApiObjectProps, type GroupVersionKind } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { ObjectBasics } from '../core/plan/planned-object';
import { escapeKeys, unescapeKeys } from './escape-keys';
import { forAnyPrinter } from './for-any-printer';

/** What is in a manifest beside what every object has. */
export interface ManifestBody {
  readonly type: GroupVersionKind;
  /** What stands beside the metadata, as `spec`. */
  readonly fields: object;
  /** Further metadata. @default - none */
  readonly metadata?: object;
  /** @default - none */
  readonly finalizers?: readonly string[];
}

/** An object of the API as plain JSON. */
export interface PlainManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/**
 * One object of the API. The classes that cdk8s generates, for Kubernetes as for Istio, drop every field that they
 * do not know (https://github.com/cdk8s-team/cdk8s-cli/issues/1068), and a user's fields may be newer than they are:
 * we take their types alone.
 */
export class Manifest extends ApiObject {
  constructor(
    scope: Construct,
    object: ObjectBasics,
    { type, fields, metadata: further, finalizers }: ManifestBody,
  ) {
    const { name, namespace = '', labels, annotations } = object;
    const metadata = {
      ...further,
      name,
      namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(finalizers !== undefined && { finalizers: [...finalizers] }),
    };
    const body = escapeKeys({ ...type, metadata, ...fields }) as ApiObjectProps;
    super(scope, [type.kind, namespace, name].join('.'), body);
  }

  toPlainJson(): PlainManifest {
    const manifest = unescapeKeys(super.toJson()) as PlainManifest;
    const { namespace, ...metadata } = manifest.metadata;
    // An empty one keeps that of a chart from what is in none.
    return namespace === '' ? { ...manifest, metadata } : manifest;
  }

  /** As cdk8s makes it, but so that whoever prints it as YAML prints what all of Kubernetes' readers read alike. */
  override toJson(): object {
    return forAnyPrinter(this.toPlainJson()) as object;
  }
}

/** By what it can do, since cdk8s takes every ApiObject for an instance of every class of them. */
export function isManifest(construct: IConstruct): construct is Manifest {
  return 'toPlainJson' in construct;
}
