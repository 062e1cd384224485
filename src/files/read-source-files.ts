import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { environmentsFolder, settingsFile } from '../core/definition/source-file-places';
import type { SourceFile, UnreadableFile } from '../core/definition/source-file';
import { isWithin, realPathOf } from './real-path';

/** The settings file as some would name it, too, so that it is not passed over in silence. */
export const settingsFiles: readonly string[] = [settingsFile, settingsFile.replace('.yaml', '.yml')];

/**
 * Everything in `folder` that envtree reads or has to complain about: the settings and all files below `envs/`,
 * sorted. What cannot be read, or is not there, is among them, with the reason. Links are resolved once, and must lead
 * to files of the folder.
 */
export function readSourceFiles(folder: string): SourceFile[] {
  const missing = findMissing(folder);
  if (missing !== undefined) return [{ path: '', problem: 'no-environments', message: missing }];
  const root = realpathSync(folder);
  const settings = readdirSync(root).filter((name) => settingsFiles.includes(name));
  const files = [
    ...settings.map((path) => readSourceFile(root, { path, place: join(root, path) })),
    ...readEnvironments(root),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The same, by the folder of the environment files itself, which has to be named `envs`. Throws a RangeError that says
 * so where it is not.
 */
export function readEnvironmentsFolder(path: string): SourceFile[] {
  if (basename(path) !== environmentsFolder) {
    throw new RangeError(`Environment files lie in a folder named "${environmentsFolder}", not in "${path}"`);
  }
  return readSourceFiles(dirname(path));
}

/**
 * Reads files anywhere in `folder`, by their paths there with forward slashes. A link has to lead to a file of the
 * folder.
 */
export function readerOf(folder: string): (path: string) => SourceFile {
  return (path) => {
    const root = realpathSync(folder);
    const entry = { path, place: join(root, path) };
    return existsSync(entry.place) ? readSourceFile(root, entry) : unreadable(entry, 'There is no such file');
  };
}

/** The same, by the folder of the environment files itself. */
export function readerBeside(path: string): (path: string) => SourceFile {
  return readerOf(dirname(path));
}

/** Whether `path` is the folder of the environment files of `folder`, or lies in it, by whatever link. */
export function liesInEnvironments(folder: string, path: string): boolean {
  return isWithin(realPathOf(join(folder, environmentsFolder)), realPathOf(path));
}

/** Whether the settings of `folder`, or one of its environment files, lie in the folder `path`, by whatever link. */
export function holdsSources(folder: string, path: string): boolean {
  const files = [join(folder, settingsFile), ...filesBelow(join(folder, environmentsFolder))];
  const place = realPathOf(path);
  return files.some((file) => dirname(realPathOf(file)) === place);
}

/** The paths of all that is in a folder and below it; none where there is no folder. */
function filesBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

/** Whether there is such a folder. */
export function isFolder(folder: string): boolean {
  return findMissing(folder) === undefined;
}

function findMissing(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return undefined;
  return found ? 'This is no folder' : 'There is no such folder';
}

/** A path as messages have it, and where it leads to; links before its last name are resolved. */
interface Entry {
  readonly path: string;
  readonly place: string;
}

function readEnvironments(root: string): SourceFile[] {
  const path = environmentsFolder;
  const say = (message: string): SourceFile[] => [{ path, problem: 'no-environments', message }];
  if (!readdirSync(root).includes(path)) return say(`There is no folder "${path}/" here`);
  const place = resolveLink(root, { path, place: join(root, path) });
  if (typeof place !== 'string') return [place];
  if (place === root) return say('This is a link that leads around, to the folder that it lies in');
  if (!statSync(place).isDirectory()) return say(`"${path}" is no folder`);
  const files = readFolder(root, { path, place });
  return files.length > 0 ? files : say(`The folder "${path}/" is empty`);
}

/**
 * The files of a folder and of those below it, but not of one that is named as a file; no link is followed to a folder,
 * which may lead around.
 */
function readFolder(root: string, { path, place }: Entry): SourceFile[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const inner = { path: posix.join(path, entry.name), place: join(place, entry.name) };
    return entry.isDirectory() && !/\.ya?ml$/.test(entry.name)
      ? readFolder(root, inner)
      : [readSourceFile(root, inner)];
  });
}

function readSourceFile(root: string, entry: Entry): SourceFile {
  const place = resolveLink(root, entry);
  if (typeof place !== 'string') return place;
  try {
    const found = statSync(place);
    if (found.isDirectory()) return unreadable(entry, describeFolder(entry));
    if (!found.isFile()) return unreadable(entry, 'This is no file that can be read to its end');
    return decode(entry, readFileSync(place));
  } catch (fault) {
    return cannotBeRead(entry, fault as Error);
  }
}

function describeFolder({ place }: Entry): string {
  const isLink = lstatSync(place).isSymbolicLink();
  return isLink
    ? 'This is a link to a folder, and none is followed'
    : 'This is a folder, where a file is to be';
}

/** Where `entry` leads to, which has to be a place in the folder. */
function resolveLink(root: string, entry: Entry): string | UnreadableFile {
  try {
    const place = realpathSync(entry.place);
    if (isWithin(root, place)) return place;
    return unreadable(entry, 'This is a link to a file outside of the folder');
  } catch (fault) {
    return cannotBeRead(entry, fault as Error);
  }
}

function unreadable({ path }: Entry, message: string): UnreadableFile {
  return { path, problem: 'unreadable-file', message };
}

/** Without the path that Node.js adds, which differs from machine to machine. */
function cannotBeRead(entry: Entry, { message }: Error): UnreadableFile {
  return unreadable(entry, `This file cannot be read: ${message.replace(/, \w+( '.*')?$/, '')}`);
}

/** The text of a file, as it has to be. The decoder takes a byte order mark away. */
export function decode({ path }: Pick<Entry, 'path'>, bytes: Uint8Array): SourceFile {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { path, problem: 'not-utf8', message: 'This file is not text in UTF-8' };
  }
}
