import { isObject, omit } from '../core/definition/json';
import type { AdoptedObject } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** What somebody else has written, as it is; an object of the cluster may name a namespace there, which it has not. */
export function describeAdopted({ manifest }: AdoptedObject): ManifestBody {
  const { apiVersion, kind, metadata = {}, ...fields } = manifest;
  return {
    type: { apiVersion: apiVersion as string, kind: kind as string },
    metadata: isObject(metadata) ? omit(metadata, ['namespace']) : {},
    fields,
  };
}
