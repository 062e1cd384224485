import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { environmentsFolder } from '../core/definition/parse-source-files';
import { settingsFile } from '../core/definition/settings';
import type { SourceFile } from '../core/definition/source-file';

/** The settings file as some would name it, too, so that it is not passed over in silence. */
const settingsFiles = [settingsFile, settingsFile.replace('.yaml', '.yml')];

/**
 * Everything in `folder` that envtree reads or has to complain about: the settings and all files below `envs/`,
 * sorted. What cannot be read is among them, with the reason.
 */
export function readSourceFiles(folder: string): SourceFile[] {
  const settings = settingsFiles.filter((path) => existsSync(join(folder, path)));
  return [...settings, ...listFiles(folder, environmentsFolder)]
    .sort()
    .map((path) => readSourceFile(folder, path));
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

/** The files below `path`, itself relative to `folder`; a broken link counts as a file. */
function listFiles(folder: string, path: string): string[] {
  const entries = isFolder(join(folder, path)) ? readdirSync(join(folder, path)) : [];
  return entries.flatMap((name) => {
    const entry = posix.join(path, name);
    return isFolder(join(folder, entry)) ? listFiles(folder, entry) : [entry];
  });
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function readSourceFile(folder: string, path: string): SourceFile {
  try {
    const file = realpathSync(join(folder, path));
    if (isOutside(realpathSync(folder), file)) {
      return { path, problem: 'unreadable-file', message: 'This is a link to a file outside of the folder' };
    }
    if (!statSync(file).isFile()) {
      return { path, problem: 'unreadable-file', message: 'This is no file that can be read to its end' };
    }
    return decode(path, readFileSync(file));
  } catch (fault) {
    return {
      path,
      problem: 'unreadable-file',
      message: `This file cannot be read: ${reasonOf(fault as Error)}`,
    };
  }
}

/** Without the path that Node.js adds, which differs from machine to machine. */
function reasonOf({ message }: Error): string {
  return message.replace(/, \w+( '.*')?$/, '');
}

function isOutside(folder: string, file: string): boolean {
  return relative(folder, file).split(sep)[0] === '..';
}

/** The decoder takes a byte order mark away. */
function decode(path: string, bytes: Uint8Array): SourceFile {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { path, problem: 'not-utf8', message: 'This file is not text in UTF-8' };
  }
}
