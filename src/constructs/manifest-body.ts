import type { GroupVersionKind } from 'cdk8s';

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
