/** What `envtree diff` takes for the two states, in real repositories and in folders. */
import { dirname, join } from 'node:path';
import {
  added,
  branch,
  commit,
  diff,
  git,
  makeRepository,
  root,
  section,
  write,
} from '../support/git-repository';
import { makeFolder } from '../support/make-folder';

describe('by default', () => {
  test('from where HEAD parted from main, to the working tree', () => {
    const folder = makeRepository();
    const base = git(folder, 'rev-parse', '--short', 'HEAD');
    git(folder, 'checkout', '--quiet', '-b', 'work');
    write(folder, { 'envs/dev.a.yaml': branch });
    commit(folder);
    git(folder, 'checkout', '--quiet', 'main');
    write(folder, { 'envs/dev.b.yaml': branch });
    commit(folder);
    git(folder, 'checkout', '--quiet', 'work');
    const result = diff(folder, []);
    expect(result).toMatchObject({ stderr: '', exitCode: 0 });
    expect(result.stdout.split('\n')[0]).toBe(`${base} (where HEAD parted from main) -> the working tree`);
    expect(section(result, 'Environments')).toEqual(added);
    expect(section(diff(folder, ['--to', 'main']), 'Environments')).toEqual([]);
    expect(section(diff(folder, ['--to', 'work']), 'Environments')).toEqual(added);
    expect(section(diff(folder, ['--from', 'main']), 'Environments')).toEqual([...added, '- dev.b']);
  });

  test.each([
    ['origin/HEAD', 'trunk', 'origin/trunk'],
    ['origin/main', 'main', 'origin/main'],
    ['origin/master', 'master', 'origin/master'],
  ])('by %s', (_name, name, shownName) => {
    const origin = makeRepository();
    git(origin, 'branch', '--move', name);
    const folder = makeFolder({});
    git(folder, 'clone', '--quiet', origin, 'clone');
    const clone = join(folder, 'clone');
    if (name !== 'trunk') git(clone, 'remote', 'set-head', 'origin', '--delete');
    git(clone, 'checkout', '--quiet', '-b', 'work');
    git(clone, 'branch', '--quiet', '--delete', '--force', name);
    expect(diff(clone, []).stdout).toContain(`(where HEAD parted from ${shownName}) -> the working tree`);
  });

  test('without a main branch it says what was looked for', () => {
    const folder = makeRepository();
    git(folder, 'branch', '--move', 'trunk');
    const { stdout, stderr, exitCode } = diff(folder, []);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toBe(
      'error: No main branch was found: there is none of origin/HEAD, origin/main, origin/master, main, master. Fetch it, `git fetch origin main`, or name what to compare with: --from REF\n',
    );
  });

  test('without a commit, or one in common', () => {
    const empty = makeFolder({ 'envs/dev.yaml': root });
    git(empty, 'init', '--quiet', '--initial-branch', 'main');
    expect(diff(empty, [])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('There is no commit yet') as string,
    });
    const folder = makeRepository();
    git(folder, 'checkout', '--quiet', '--orphan', 'other');
    write(folder, { 'envs/dev.a.yaml': branch });
    commit(folder);
    expect(diff(folder, []).stderr).toBe(
      'error: main and HEAD have no commit in common. Name what to compare with: --from REF\n',
    );
  });

  test('in a clone whose history is cut off', () => {
    const origin = makeRepository();
    git(origin, 'checkout', '--quiet', '-b', 'work');
    commit(origin);
    git(origin, 'checkout', '--quiet', 'main');
    write(origin, { x: '' });
    commit(origin);
    const folder = makeFolder({});
    git(folder, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${origin}`, 'clone');
    const clone = join(folder, 'clone');
    git(clone, 'checkout', '--quiet', 'work');
    expect(diff(clone, [])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(diff(clone, []).stderr).toContain(
      'whose history is cut off. Fetch the rest, `git fetch --unshallow`',
    );
    git(clone, 'fetch', '--quiet', '--unshallow');
    expect(diff(clone, [])).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('what --from and --to name', () => {
  test('a commit before a folder, and with ./ a folder alone', () => {
    const folder = makeRepository();
    git(folder, 'branch', 'other');
    write(folder, {
      'envs/dev.a.yaml': branch,
      'other/envs/dev.yaml': root,
      'other/envs/dev.c.yaml': branch,
    });
    expect(section(diff(folder, ['--from', 'other']), 'Environments')).toEqual(added);
    expect(section(diff(folder, ['--from', './other']), 'Environments')).toEqual([...added, '- dev.c']);
    git(folder, 'branch', '--delete', '--force', 'other');
    expect(section(diff(folder, ['--from', 'other']), 'Environments')).toEqual([...added, '- dev.c']);
    expect(section(diff(folder, ['--from', 'main', '--to', 'other']), 'Environments')).toEqual(['+ dev.c']);
  });

  test.each([
    [
      'nope',
      '"nope" is neither a commit nor a folder. A branch of the remote is origin/nope, once it is fetched',
    ],
    ['./nope', 'There is no folder "./nope"'],
    ['envs/dev.yaml', '"envs/dev.yaml" is neither a commit nor a folder.'],
    ['--output=x', '"--output=x" is neither a commit nor a folder.'],
  ])('%s is neither', (name, message) => {
    const { stdout, stderr, exitCode } = diff(makeRepository(), [`--from=${name}`]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(`error: ${message}`);
  });

  test('folders need neither git nor a repository', () => {
    const folder = makeFolder({
      'a/envs/dev.yaml': root,
      'b/envs/dev.yaml': root,
      'b/envs/dev.a.yaml': branch,
    });
    const alone = { GIT_CEILING_DIRECTORIES: dirname(folder) };
    expect(section(diff(folder, ['--from', 'a', '--to', 'b'], alone), 'Environments')).toEqual(added);
    expect(section(diff(folder, ['--from', 'a', '--to', 'b'], { PATH: '/nowhere' }), 'Environments')).toEqual(
      added,
    );
    expect(diff(folder, ['a'], alone).stderr).toBe(
      'error: This folder is in no git repository. Name what to compare it with: --from FOLDER\n',
    );
    expect(diff(folder, ['a'], { PATH: '/nowhere' }).stderr).toContain(
      'error: git is not installed, or not in the PATH.',
    );
    expect(diff(folder, ['--from', 'nope', 'a'], alone)).toMatchObject({ exitCode: 2 });
  });
});
