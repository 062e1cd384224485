import { posix } from 'node:path';

/** The path of a file of `folder`, from where the user stands: `envs/dev.yaml`, or `shop/envs/dev.yaml`. */
export function pathInFolder(folder: string, path: string): string {
  return posix.join(folder, path);
}
