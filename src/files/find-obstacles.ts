import { accessSync, constants, lstatSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is to be written into a folder: folders, and files in them. */
export interface Wanted {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Everything that keeps `wanted` from being written into `folder`, in words that begin with the system's own code. */
export function findObstacles(folder: string, { folders, files }: Wanted): string[] {
  const outer = findNoFolder(folder);
  if (outer !== undefined) return [outer];
  const paths = folders.map((path) => join(folder, path));
  return [
    ...paths.flatMap((path) => findNoFolder(path) ?? []),
    ...files.map((path) => join(folder, path)).flatMap((path) => findNoFile(path) ?? []),
  ];
}

function findNoFolder(path: string): string | undefined {
  const found = find(path);
  if (found && !found.isDirectory()) return `ENOTDIR: "${path}" is no folder`;
  if (!found && dirname(path) !== path) return findNoFolder(dirname(path));
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch {
    return `EACCES: Nothing can be written into "${path}"`;
  }
}

function findNoFile(path: string): string | undefined {
  const found = find(path);
  return found?.isDirectory() ? `EISDIR: "${path}" is a folder, where a file is to be` : undefined;
}

/** What `path` leads to; of a broken link, the link. */
function find(path: string): Stats | undefined {
  for (const look of [statSync, lstatSync]) {
    try {
      return look(path);
    } catch {
      // There is nothing, or a file stands in place of a folder around it, which is found by itself.
    }
  }
  return undefined;
}
