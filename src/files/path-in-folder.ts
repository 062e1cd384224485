import { posix } from 'node:path';

/** The path of a file of `folder`, from where the user stands: `envs/dev.yaml`, or `shop/envs/dev.yaml`. */
export function pathInFolder(folder: string, path: string): string {
  return posix.join(folder, path);
}

/** Whether `path`, from a folder of a repository, leads out of it, or out of any. */
export function leadsOutOfRepository(folder: string, path: string): boolean {
  return posix.isAbsolute(path) || posix.join(folder, path).split('/')[0] === '..';
}
