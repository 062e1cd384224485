import { posix } from 'node:path';
import { environmentsFolder } from '../core/definition/source-file-places';
import { isReadable, type SourceFile, type UnreadableFile } from '../core/definition/source-file';
import { listTree, type CommitFolder, type GitTree } from './git-tree';
import { decode, settingsFiles } from './read-source-files';
import { isLink, resolveInTree, type Resolved } from './resolve-in-tree';

/** What a folder had at a commit, as `readSourceFiles` and `readerOf` give what is there. */
export interface GitFolder {
  readonly files: readonly SourceFile[];
  readonly readFile: (path: string) => SourceFile;
}

/**
 * Reads git's objects, never the working tree. Links have to lead to what is in the folder. Throws a GitFault where git
 * cannot tell.
 */
export function readGitFolder(folder: CommitFolder): GitFolder {
  const tree = listTree(folder);
  const library = openObjects(tree);
  const settings = [...tree.entries.keys()].filter((path) => settingsFiles.includes(path));
  const listed = listEnvironments(tree, library.readText);
  const paths = [...settings, ...('paths' in listed ? listed.paths : [])];
  const read = (path: string): SourceFile => readFrom(path, tree, library);
  // In one go, since each question to git is a process.
  library.load(paths.map((path) => resolveInTree(path, tree, library.readText)).flatMap(objectOf));
  const files = paths.map(read);
  library.load(files.flatMap((file) => findNamed(file, tree)));
  const all = 'problem' in listed ? [...files, listed.problem] : files;
  return {
    files: all.sort((a, b) => (a.path < b.path ? -1 : 1)),
    readFile: (path) =>
      ['missing', 'circle'].includes(resolveInTree(path, tree, library.readText).type)
        ? unreadable(path, 'There is no such file')
        : read(path),
  };
}

/** The contents of objects, each of which is asked for once. */
interface ObjectLibrary {
  readonly load: (objects: readonly string[]) => void;
  readonly read: (object: string) => Buffer | undefined;
  readonly readText: (object: string) => string;
}

function openObjects(tree: GitTree): ObjectLibrary {
  const contents = new Map<string, Buffer | undefined>();
  const load = (objects: readonly string[]): void => {
    const missing = [...new Set(objects)].filter((object) => !contents.has(object));
    const found = tree.readObjects(missing);
    for (const object of missing) contents.set(object, found.get(object));
  };
  const read = (object: string): Buffer | undefined => {
    load([object]);
    return contents.get(object);
  };
  return { load, read, readText: (object) => read(object)?.toString() ?? '' };
}

function objectOf(resolved: Resolved): string[] {
  return resolved.type === 'file' ? [resolved.object] : [];
}

/** The objects of the manifests that an environment file may name: whatever looks like the path of one that is there. */
function findNamed(file: SourceFile, { entries }: GitTree): string[] {
  if (!isReadable(file)) return [];
  const paths = file.text.match(/[^\s,'"[\]{}]+\.(ya?ml|json)/g) ?? [];
  return paths.flatMap((path) => entries.get(path)?.object ?? []);
}

type Listed = { readonly paths: readonly string[] } | { readonly problem: UnreadableFile };

/** All files below `envs/`; a folder that is named as a file is one, and no link is followed to a folder. */
function listEnvironments(tree: GitTree, readLink: (object: string) => string): Listed {
  const path = environmentsFolder;
  const say = (message: string): Listed => ({ problem: { path, problem: 'no-environments', message } });
  const found = resolveInTree(path, tree, readLink);
  if (found.type === 'missing' && !isLink(path, tree)) return say(`There is no folder "${path}/" here`);
  if (found.type === 'file') return say(`"${path}" is no folder`);
  if (found.type !== 'folder') return { problem: unreadable(path, describeFault(found.type)) };
  if (found.path === '') return say('This is a link that leads around, to the folder that it lies in');
  const start = `${found.path}/`;
  const inside = [...tree.entries.keys()]
    .filter((it) => it.startsWith(start))
    .map((it) => it.slice(start.length));
  return { paths: [...new Set(inside.map((it) => posix.join(path, upToFile(it))))] };
}

/** `old/dev.yaml` of `old/dev.yaml/notes.txt` */
function upToFile(path: string): string {
  return /^.*?\.ya?ml(?=\/)/.exec(path)?.[0] ?? path;
}

function readFrom(path: string, tree: GitTree, { read, readText }: ObjectLibrary): SourceFile {
  const resolved = resolveInTree(path, tree, readText);
  if (resolved.type === 'folder') return unreadable(path, describeFolder(path, tree));
  if (resolved.type !== 'file') return unreadable(path, describeFault(resolved.type));
  const content = read(resolved.object);
  if (!content) return unreadable(path, 'This file cannot be read: this clone of the repository lacks it');
  return decode({ path }, content);
}

function describeFolder(path: string, tree: GitTree): string {
  return isLink(path, tree)
    ? 'This is a link to a folder, and none is followed'
    : 'This is a folder, where a file is to be';
}

function describeFault(type: 'missing' | 'outside' | 'circle' | 'submodule'): string {
  switch (type) {
    case 'missing':
      return 'This file cannot be read: ENOENT: no such file or directory';
    case 'outside':
      return 'This is a link to a file outside of the folder';
    case 'circle':
      return 'This file cannot be read: ELOOP: too many symbolic links encountered';
    case 'submodule':
      return 'This is a submodule, whose files are in another repository';
  }
}

function unreadable(path: string, message: string): UnreadableFile {
  return { path, problem: 'unreadable-file', message };
}
