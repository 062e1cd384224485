import { posix } from 'node:path';
import type { GitTree } from './git-tree';

/** What is at a path of a commit after all links. */
export type Resolved =
  | { readonly type: 'file'; readonly object: string }
  | { readonly type: 'folder'; readonly path: string }
  | { readonly type: 'missing' | 'outside' | 'circle' | 'submodule' };

/** The most links that a path may go by, as Linux has it. */
const mostLinks = 40;

const link = '120000';
const submodule = '160000';

/** Follows the links of a commit, which have to lead to what is in the folder; `readLink` gives a link's target. */
export function resolveInTree(path: string, tree: GitTree, readLink: (object: string) => string): Resolved {
  let steps = path.split('/');
  let place = '';
  for (let links = 0; steps.length > 0;) {
    const [step = '', ...rest] = steps;
    steps = rest;
    if (step === '' || step === '.') continue;
    if (step === '..' && place === '') return { type: 'outside' };
    const next = step === '..' ? outerOf(place) : posix.join(place, step);
    const entry = tree.entries.get(next);
    if (entry?.mode === link) {
      links += 1;
      if (links > mostLinks) return { type: 'circle' };
      const target = readLink(entry.object);
      if (posix.isAbsolute(target)) return { type: 'outside' };
      steps = [...target.split('/'), ...rest];
    } else if (entry?.mode === submodule) {
      return { type: 'submodule' };
    } else if (entry) {
      return rest.some((it) => it !== '') ? { type: 'missing' } : { type: 'file', object: entry.object };
    } else if (next === '' || tree.folders.has(next)) {
      place = next;
    } else {
      return { type: 'missing' };
    }
  }
  return { type: 'folder', path: place };
}

function outerOf(path: string): string {
  const outer = posix.dirname(path);
  return outer === '.' ? '' : outer;
}

export function isLink(path: string, { entries }: GitTree): boolean {
  return entries.get(path)?.mode === link;
}
