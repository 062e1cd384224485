import type { PlannedObject } from '../core/plan/planned-object';
import { describeObject } from './describe-object';
import type { ManifestBody } from './manifest-body';

/** An object of the API as plain JSON. */
export interface PlainManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** A planned object as cdk8s would make it of the same: its keys in order, and without what is null. */
export function toPlainManifest(object: PlannedObject): PlainManifest {
  const { apiVersion, kind, metadata, ...fields } = assemble(object, describeObject(object));
  const plainMetadata = inOrder(metadata, isEmpty) as PlainManifest['metadata'];
  return { apiVersion, kind, metadata: plainMetadata, ...(inOrder(fields, isNothing) as object) };
}

/** What an object has, and what is in its manifest beside that, as one. */
export function assemble(
  { name, namespace, labels, annotations }: PlannedObject,
  { type, fields, metadata, finalizers }: ManifestBody,
): PlainManifest {
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    metadata: {
      ...metadata,
      name,
      ...(namespace !== undefined && { namespace }),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(finalizers !== undefined && { finalizers: [...finalizers] }),
    },
    ...fields,
  };
}

/** `value` with its keys in order, and without the fields that are to be left out. */
function inOrder(value: unknown, isLeftOut: (item: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, isLeftOut));
  if (typeof value !== 'object' || value === null) return value;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const item = inOrder((value as Record<string, unknown>)[key], isLeftOut);
    if (!isLeftOut(item)) put(ordered, key, item);
  }
  return ordered;
}

/** Also what every object has by this name. */
function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') map[key] = value;
  else Object.defineProperty(map, key, { value, enumerable: true });
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Of metadata, cdk8s leaves out empty lists and maps as well. */
function isEmpty(value: unknown): boolean {
  return isNothing(value) || (typeof value === 'object' && Object.keys(value as object).length === 0);
}
