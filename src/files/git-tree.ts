import { posix } from 'node:path';
import { GitFault, runGit } from './run-git';

/** A file, a link or a submodule of a commit. */
export interface GitEntry {
  readonly mode: string;
  readonly object: string;
}

/** What is in a folder of a commit, by its path there with forward slashes; folders are only in the paths of files. */
export interface GitTree {
  readonly entries: ReadonlyMap<string, GitEntry>;
  readonly folders: ReadonlySet<string>;
  /** The contents of objects; undefined for those that are not there. */
  readonly readObjects: (objects: readonly string[]) => ReadonlyMap<string, Buffer>;
}

export interface CommitFolder {
  /** A folder that git can run in. */
  readonly here: string;
  readonly commit: string;
  /** From the repository's top; empty for the top itself. */
  readonly prefix: string;
}

/** What a folder had at a commit; nothing where it was not there. Throws a GitFault where git cannot tell. */
export function listTree({ here, commit, prefix }: CommitFolder): GitTree {
  const treeish = `${commit}:${prefix}`;
  const { stdout, complaint } = runGit(here, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    '--end-of-options',
    treeish,
  ]);
  const isMissing = complaint !== undefined && isNoFolder({ here, commit, prefix });
  if (complaint !== undefined && !isMissing) throw new GitFault(`git says: ${complaint}`);
  const lines = isMissing ? [] : stdout.toString().split('\0').filter(Boolean);
  const entries = new Map(lines.map(parseLine));
  return { entries, folders: foldersOf(entries), readObjects: (objects) => readObjects(here, objects) };
}

/** Whether the commit is there, and the folder was not. */
function isNoFolder({ here, commit, prefix }: CommitFolder): boolean {
  const top = runGit(here, ['cat-file', '-t', `${commit}^{tree}`]);
  const { stdout, complaint } = runGit(here, ['cat-file', '-t', `${commit}:${prefix}`]);
  return top.complaint === undefined && (complaint !== undefined || stdout.toString().trim() !== 'tree');
}

/** `100644 blob 83baae61804e65cc73a7201a7252750c76066a30\tenvs/dev.yaml` */
function parseLine(line: string): [string, GitEntry] {
  const tab = line.indexOf('\t');
  const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
  return [line.slice(tab + 1), { mode, object }];
}

function foldersOf(entries: ReadonlyMap<string, GitEntry>): Set<string> {
  const folders = new Set(['']);
  for (const path of entries.keys()) {
    for (
      let outer = posix.dirname(path);
      outer !== '.' && !folders.has(outer);
      outer = posix.dirname(outer)
    ) {
      folders.add(outer);
    }
  }
  return folders;
}

function readObjects(here: string, objects: readonly string[]): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const { stdout, complaint } = runGit(here, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
  if (complaint !== undefined) throw new GitFault(`git says: ${complaint}`);
  let offset = 0;
  for (const object of objects) {
    const end = stdout.indexOf('\n', offset);
    const [, type, size] = stdout.toString('utf8', offset, end).split(' ');
    offset = end + 1;
    // An object that a partial clone lacks has no content.
    if (type === 'missing') continue;
    contents.set(object, stdout.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return contents;
}
