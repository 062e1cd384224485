import { statSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { askGit, GitFault, tryGit } from './run-git';

/** Where a folder is in a git repository, be it there in the working tree or not. */
export interface PlaceInRepository {
  /** A folder that is there, for git to run in. */
  readonly here: string;
  /** From the repository's top, without a slash at its end; empty for the top itself. */
  readonly prefix: string;
}

/** Throws a GitFault where there is no git, or no repository. */
export function locateInRepository(folder: string): PlaceInRepository {
  if (isFolder(folder)) {
    const prefix = askGit(folder, 'rev-parse', '--show-prefix').replace(/\/$/, '');
    return { here: folder, prefix };
  }
  const outer = locateInRepository(dirname(folder));
  return { ...outer, prefix: posix.join(outer.prefix, basename(folder)) };
}

/** The full name of the commit that `name` stands for; undefined where it stands for none. */
export function findCommit(here: string, name: string): string | undefined {
  return tryGit(here, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
}

/** Where a main branch is looked for, in this order. */
export const mainBranches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'] as const;

export interface MergeBase {
  readonly commit: string;
  /** The main branch that it was found with. */
  readonly branch: string;
}

/**
 * Where the way of `name`, a commit, parted from the main branch. Throws a GitFault that says what to do where there is no
 * main branch, or where the history does not reach that far.
 */
export function findMergeBase(here: string, name: string): MergeBase {
  const commit = findCommit(here, name);
  if (commit === undefined) throw new GitFault(describeNoCommit(name));
  const branch = mainBranches.find((it) => findCommit(here, it) !== undefined);
  if (branch === undefined) throw new GitFault(describeNoMain());
  const base = tryGit(here, 'merge-base', branch, commit);
  if (base === undefined) throw new GitFault(describeNoBase(here, branch, name));
  return { commit: base, branch: nameBranch(here, branch) };
}

function describeNoCommit(name: string): string {
  const done = name === 'HEAD' ? 'There is no commit yet' : `There is no commit "${name}"`;
  return `${done}. Commit something, or name what to compare with: --from REF, or --from FOLDER`;
}

function describeNoMain(): string {
  const tried = mainBranches.join(', ');
  return `No main branch was found: there is none of ${tried}. Fetch it, \`git fetch origin main\`, or name what to compare with: --from REF`;
}

function describeNoBase(here: string, branch: string, name: string): string {
  const isShallow = tryGit(here, 'rev-parse', '--is-shallow-repository') === 'true';
  const what = `${branch} and ${name} have no commit in common`;
  if (!isShallow) return `${what}. Name what to compare with: --from REF`;
  return `${what} in this clone, whose history is cut off. Fetch the rest, \`git fetch --unshallow\` (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab), or name what to compare with: --from REF`;
}

/** What `origin/HEAD` leads to, as people call it. */
function nameBranch(here: string, branch: string): string {
  const full = branch === 'origin/HEAD' ? tryGit(here, 'rev-parse', '--abbrev-ref', branch) : undefined;
  return full ?? branch;
}

/** A commit's name as people read it. */
export function shortenCommit(here: string, commit: string): string {
  return tryGit(here, 'rev-parse', '--short', commit) ?? commit;
}

/** Whether a path is that of a folder which is there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
