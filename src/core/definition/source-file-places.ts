import { isReadable, type SourceFile, type UnreadableFile } from './source-file';

export const settingsFile = 'envtree.yaml';

export const environmentsFolder = 'envs';

/** The file of an environment: `envs/dev.proj1.yaml`. */
export function environmentFile(name: string): string {
  return `${environmentsFolder}/${name}.yaml`;
}

/** What has the place that it ought to have comes before what only seems to be meant by it. */
export function byPlace(a: SourceFile, b: SourceFile): number {
  return (
    Number(b.path === placeOf(b.path)) - Number(a.path === placeOf(a.path)) || (a.path < b.path ? -1 : 1)
  );
}

/** Where a file ought to lie. */
export function placeOf(path: string): string {
  return isInEnvironments(path) ? environmentFile(environmentOf(path)) : settingsFile;
}

/** Hidden files and a README may stand beside environment files, and manifests beside the settings. */
export function isMeant(path: string): boolean {
  const names = path.split('/');
  if (names.some((name) => name.startsWith('.')) || path.endsWith('.md')) return false;
  return ['', environmentsFolder].includes(path) || path.startsWith('envtree.') || isInEnvironments(path);
}

/** The folder that is read, or its `envs`, which stands among the files only where something is wrong with it. */
export function isFolder(file: SourceFile): file is UnreadableFile {
  return !isReadable(file) && ['', environmentsFolder].includes(file.path);
}

/** A copy stands for no environment; what cannot be read, and is not named as a file of one, may be anything. */
export function isEnvironment(file: SourceFile): boolean {
  const { path } = file;
  return !isCopy(path) && (isReadable(file) || /\.ya?ml$/.test(path));
}

export function isInEnvironments(path: string): boolean {
  return path.startsWith(`${environmentsFolder}/`);
}

/** The name of the environment that a file stands for, by its own name. */
export function environmentOf(path: string): string {
  return withoutEnding(baseName(path));
}

function withoutEnding(name: string): string {
  return name.replace(/\.(ya?ml|json|txt)$/i, '');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `dev.yaml~`, `dev.yaml.orig`: what editors and git leave beside a file. */
export function isCopy(path: string): boolean {
  const name = baseName(path);
  return /\.ya?ml[^a-z0-9]/i.test(name) && withoutEnding(name) === name;
}
