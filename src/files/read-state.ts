import { isFolder, findCommit, findMergeBase, locateInRepository, shortenCommit } from './find-commits';
import { pathInFolder } from './path-in-folder';
import { readGitFolder } from './read-git-folder';
import { readerOf, readSourceFiles } from './read-source-files';
import { GitFault } from './run-git';
import type { SourceFile } from '../core/definition/source-file';

/** The files of one state of environments, in the working tree, in a folder, or in a commit. */
export interface StateFiles {
  /** `the working tree`, `main`, `1a2b3c4 (where HEAD parted from origin/main)` */
  readonly title: string;
  /** A file's path as its reader knows it: `envs/dev.yaml`, or `main:envs/dev.yaml`, as `git show` takes it. */
  readonly pathOf: (file: string) => string;
  readonly files: readonly SourceFile[];
  readonly readFile: (path: string) => SourceFile;
}

/** What is there now. */
export function readWorkingTree(folder: string): StateFiles {
  return { ...readFolder(folder), title: 'the working tree' };
}

function readFolder(folder: string): StateFiles {
  return {
    title: folder,
    pathOf: (file) => pathInFolder(folder, file),
    files: readSourceFiles(folder),
    readFile: readerOf(folder),
  };
}

/**
 * What `name` stands for: a commit, at which `folder` is read, else a folder of its own. What begins with `.` or `/` is a
 * folder, and never a commit. Throws a GitFault where it is neither.
 */
export function readNamed(name: string, folder: string): StateFiles {
  if (/^[./]/.test(name)) {
    if (!isFolder(name)) throw new GitFault(`There is no folder "${name}"`);
    return readFolder(name);
  }
  const commit = tryFindCommit(name, folder);
  if (typeof commit === 'string') return readCommit(folder, { commit, title: name });
  if (isFolder(name)) return readFolder(name);
  const why = commit ? ` (${commit.message})` : '';
  throw new GitFault(
    `"${name}" is neither a commit nor a folder${why}. A branch of the remote is origin/${name}, once it is fetched`,
  );
}

/** A folder is compared where there is no git, or no repository, as well. */
function tryFindCommit(name: string, folder: string): string | GitFault | undefined {
  try {
    return findCommit(locateInRepository(folder).here, name);
  } catch (fault) {
    if (fault instanceof GitFault) return fault;
    throw fault;
  }
}

/** Where the way of `name`, a commit, parted from the main branch. Throws a GitFault that says what to do without. */
export function readMergeBase(name: string, folder: string): StateFiles {
  const { here } = locateInRepository(folder);
  const { commit, branch } = findMergeBase(here, name);
  const short = shortenCommit(here, commit);
  return {
    ...readCommit(folder, { commit, title: short }),
    title: `${short} (where ${name} parted from ${branch})`,
  };
}

function readCommit(folder: string, { commit, title }: { commit: string; title: string }): StateFiles {
  const place = locateInRepository(folder);
  return {
    title,
    pathOf: (file) => `${title}:${pathInFolder(place.prefix, file)}`,
    ...readGitFolder({ ...place, commit }),
  };
}

/** Whether a name that can be both stands for a commit. */
export function isCommit(name: string, folder: string): boolean {
  return !/^[./]/.test(name) && typeof tryFindCommit(name, folder) === 'string';
}
