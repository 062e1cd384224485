import { readdirSync, realpathSync, statSync, watch, type FSWatcher, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentsFolder } from '../core/definition/source-file-places';

/** Editors save a file in several steps. */
const pauseAfterEvent = 60;
/** By how much the times of files may lie behind the clock, in milliseconds. */
const coarseness = 20;
/** Some file systems, as those of networks and of containers' hosts, tell nothing. */
const pauseBetweenLooks = 1000;

export interface Watch {
  /**
   * Watches these files from now on, by their paths in the folder, and whatever comes to lie beside them. What has
   * changed since they `began` to be read, in milliseconds since 1970, is told by and by.
   */
  readonly follow: (paths: readonly string[], began: number) => void;
  readonly close: () => void;
}

/**
 * Calls `changed` some moments after something of a folder's sources has changed, come or gone, by whatever way a
 * program saves. It hears of most at once, looks for the rest each second, and never fails for what is not there.
 */
export function watchSources(folder: string, changed: () => void): Watch {
  let seen = new Map<string, string>();
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = new Map([...seen.keys()].map((place) => [place, describePlace(place)]));
    if ([...now].every(([place, description]) => description === seen.get(place))) return;
    seen = now;
    changed();
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, pauseAfterEvent);
  };
  const interval = setInterval(look, pauseBetweenLooks);
  const stop = (): void => {
    for (const watcher of watchers) watcher.close();
  };
  return {
    follow: (paths, began) => {
      stop();
      const folders = foldersOf(folder, paths);
      const places = [...folders, ...paths.map((path) => join(folder, path))];
      watchers = folders.flatMap((it) => listen(it, lookSoon));
      // What was looked at before it was read is compared with what it was then.
      seen = new Map(places.map((place) => [place, seen.get(place) ?? describeNew(place, began)]));
    },
    close: () => {
      clearTimeout(timer);
      clearInterval(interval);
      stop();
    },
  };
}

/** The folders in which something could come to be a source, and those that links lead to. */
function foldersOf(folder: string, paths: readonly string[]): string[] {
  const files = paths.map((path) => join(folder, path));
  const places = [...files, ...files.flatMap(realPath)].map((path) => dirname(path));
  return [...new Set([folder, ...foldersBelow(join(folder, environmentsFolder)), ...places])];
}

function foldersBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...entries.flatMap(({ name }) => foldersBelow(join(folder, name)))];
  } catch {
    return [];
  }
}

function realPath(path: string): string[] {
  try {
    return [realpathSync(path)];
  } catch {
    return [];
  }
}

/** Nothing where the system has no more watches, or the folder is gone: then looking has to do. */
function listen(folder: string, heard: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, heard);
    watcher.on('error', heard);
    return [watcher];
  } catch {
    return [];
  }
}

/** Of a place that nobody has looked at before; nothing where it may have changed since it was read. */
function describeNew(place: string, began: number): string {
  const { mtimeMs, ctimeMs } = statOf(place) ?? { mtimeMs: 0, ctimeMs: 0 };
  return Math.max(mtimeMs, ctimeMs) >= began - coarseness ? '' : describePlace(place);
}

/** What is different after any change of a file, or of what lies in a folder. */
function describePlace(path: string): string {
  const found = statOf(path);
  return found ? [found.mtimeMs, found.ctimeMs, found.size, found.ino].join(' ') : 'nothing';
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
