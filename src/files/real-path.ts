import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Where `path` leads to, all links resolved; what is not there yet counts as what it would be. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const outer = dirname(path);
    return outer === path ? resolve(path) : join(realPathOf(outer), basename(path));
  }
}

/** Whether the file or folder `path` is `folder` or lies in it; both are real paths. */
export function isWithin(folder: string, path: string): boolean {
  return relative(folder, path).split(sep)[0] !== '..';
}
