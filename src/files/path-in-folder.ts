import { posix, resolve, sep } from 'node:path';
import { isWithin, realPathOf } from './real-path';

/** The path of a file of `folder`, from where the user stands: `envs/dev.yaml`, or `shop/envs/dev.yaml`. */
export function pathInFolder(folder: string, path: string): string {
  return posix.join(folder, path);
}

/** Whether `path`, from a folder of a repository, leads out of it, or out of any. */
export function leadsOutOfRepository(folder: string, path: string): boolean {
  return posix.isAbsolute(path) || posix.join(folder, path).split('/')[0] === '..';
}

/** Whether `path`, from the current folder, which is `folder` of a repository, leads out of that by a link. */
export function isLinkedOutOfRepository(folder: string, path: string): boolean {
  const here = realPathOf('.');
  const place = realPathOf(path);
  if (place === resolve(here, path)) return false;
  const levels = folder.split('/').filter((level) => level !== '.' && level !== '');
  const isHere = here.endsWith(`${sep}${levels.join(sep)}`);
  const repository = isHere ? resolve(here, ...levels.map(() => '..')) : here;
  return !isWithin(repository, place);
}
