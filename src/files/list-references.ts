import { tryGit } from './run-git';

/** The branches and tags of the repository that a folder lies in, by their short names; none where there is none. */
export function listReferences(folder: string): string[] {
  const kinds = ['refs/heads', 'refs/remotes', 'refs/tags'];
  const answer = tryGit(folder, 'for-each-ref', '--format=%(refname:short)', ...kinds) ?? '';
  return answer.split('\n').filter((name) => name !== '');
}
