import { isReadable, type SourceFile } from '../definition/source-file';
import { parseManifests, type ParsedManifests } from './parse-manifests';

/** Reads a file of the folder, by its path there with forward slashes. */
export type ReadFile = (path: string) => SourceFile;

/** What a file holds, or why it cannot be read. */
export type Manifests = ParsedManifests | { readonly path: string; readonly unreadable: string };

/** The manifests of a folder, each of which is read and parsed once. */
export function openLibrary(read: ReadFile): (path: string) => Manifests {
  const opened = new Map<string, Manifests>();
  return (path) => {
    const kept = opened.get(path) ?? open(read(path));
    opened.set(path, kept);
    return kept;
  };
}

function open(file: SourceFile): Manifests {
  return isReadable(file) ? parseManifests(file) : { path: file.path, unreadable: file.message };
}
