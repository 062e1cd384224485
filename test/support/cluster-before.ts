import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, type Tags } from 'yaml';
import type { Manifest } from './manifests';

/** What somebody else has in the cluster. */
export interface Standing {
  /** What its pods answer as. */
  readonly environment: string;
  readonly objects: readonly Manifest[];
}

/** The files of `folder` that are in the cluster before, with the environment that each one's pods stand for. */
export function readBefore(folder: string, cluster: Readonly<Record<string, string>> = {}): Standing[] {
  return Object.entries(cluster).map(([file, environment]) => {
    return { environment, objects: readObjects(join(folder, file)) };
  });
}

/** The objects of a file as kubectl reads it, those of lists among them, and null as what is not there. */
export function readObjects(path: string): Manifest[] {
  const documents = parseAllDocuments(readFileSync(path, 'utf8'), {
    version: '1.1',
    customTags: withoutTimes,
  });
  return documents.flatMap((document) => {
    const value = withoutNulls(document.toJS()) as (Manifest & { items?: Manifest[] }) | undefined;
    return value?.items ?? (value ? [value] : []);
  });
}

/** To kubectl numbers of base 60 and points in time are text (https://github.com/kubernetes-sigs/yaml). */
function withoutTimes(tags: Tags): Tags {
  return tags.filter(
    (tag) =>
      typeof tag === 'string' ||
      !(('format' in tag && tag.format === 'TIME') || tag.tag === 'tag:yaml.org,2002:timestamp'),
  );
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}
