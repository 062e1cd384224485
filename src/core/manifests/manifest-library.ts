import { isReadable, type SourceFile } from '../definition/source-file';
import { error, type Location } from '../diagnostics/diagnostic';
import { parseManifests, type ParsedManifests } from './parse-manifests';

/** Reads a file of the folder, by its path there with forward slashes. */
export type ReadFile = (path: string) => SourceFile;

/** The objects of a file that `origin` names, and what is wrong with it. */
export type OpenManifests = (path: string, origin: Location) => ParsedManifests;

/** The manifests of a folder, each of which is read and parsed once. What cannot be read is told where it is named. */
export function openLibrary(read: ReadFile): OpenManifests {
  const opened = new Map<string, ParsedManifests | string>();
  return (path, origin) => {
    const manifests = opened.get(path) ?? open(read(path));
    opened.set(path, manifests);
    if (typeof manifests !== 'string') return manifests;
    const message = `"${path}" cannot be taken for a manifest: ${manifests}`;
    const diagnostic = error({ code: 'unreadable-manifest', message, location: origin });
    return { objects: [], diagnostics: [diagnostic] };
  };
}

/** What a file holds, or why it cannot be read. */
function open(file: SourceFile): ParsedManifests | string {
  return isReadable(file) ? parseManifests(file) : file.message;
}
