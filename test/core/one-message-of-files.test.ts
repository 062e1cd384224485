/** One mistake of a file's name, alone in a tree that is good otherwise, is one message, at its place. */
import { planEnvironments } from '../../src';
import { goodTree, saidWith } from '../support/good-tree';
import { saidOf } from '../support/plan-of';

describe('one message is told of', () => {
  test.each<[string, string, string]>([
    ['envs/dev.proj1.yaml', 'envs/dve.proj1.yaml', 'dve.proj1.yaml:1:1 no-root-file'],
    [
      'envs/dev.proj1.user1.try.yaml',
      'envs/dve.proj1.user1.try.yaml',
      'dve.proj1.user1.try.yaml:1:1 no-root-file',
    ],
    ['envs/dev.yaml', 'envs/DEV.yaml', 'DEV.yaml:1:1 illegal-level'],
    ['envs/dev.proj1.user1.yaml', 'envs/dev.proj1.User1.yaml', 'dev.proj1.User1.yaml:1:1 illegal-level'],
    ['envs/dev.proj1.user1.yaml', 'envs/dev..user1.yaml', 'dev..user1.yaml:1:1 illegal-level'],
    [
      'envs/dev.proj1.user1.yaml',
      `envs/dev.${'a'.repeat(60)}.yaml`,
      `dev.${'a'.repeat(60)}.yaml:1:1 name-too-long`,
    ],
    ['envs/dev.yaml', 'envs/dev.yml', 'dev.yml:1:1 wrong-file-ending'],
    ['envtree.yaml', 'envtree.yml', 'envtree.yml:1:1 wrong-file-ending'],
    ['envs/dev.yaml', 'envs/roots/dev.yaml', 'roots/dev.yaml:1:1 file-in-subfolder'],
  ])('%s, named %s', (from, to, expected) => {
    expect(saidWith({ [to]: goodTree[from] ?? '' }, [from])).toEqual([expected]);
  });

  test('a misspelt root, without a default to be found', () => {
    const settings = { 'envtree.yaml': 'namespace: shop\n' };
    const changes = { ...settings, 'envs/dve.proj1.yaml': goodTree['envs/dev.proj1.yaml'] ?? '' };
    expect(
      saidWith(changes, ['envs/dev.proj1.yaml', 'envs/staging.yaml', 'envs/staging.proj2.yaml']),
    ).toEqual(['dve.proj1.yaml:1:1 no-root-file']);
  });

  test.each([
    ['envs/dev.yaml~', 'wrong-file-ending'],
    ['envs/dev.proj1.yaml.orig', 'wrong-file-ending'],
    ['envs/notes on it.txt', 'wrong-file-ending'],
    ['envs/dev.yml', 'duplicate-environment'],
    ['envs/old/dev.yaml', 'duplicate-environment'],
    ['envtree.yml', 'wrong-file-ending'],
  ])('%s, too many', (path, code) => {
    expect(saidWith({ [path]: goodTree['envs/dev.yaml'] ?? '' })).toEqual([
      `${path.replace('envs/', '')}:1:1 ${code}`,
    ]);
  });

  test('a file that cannot be read, and would be a second root', () => {
    const files = Object.entries(goodTree)
      .filter(([path]) => path.startsWith('envs/dev.'))
      .map(([path, text]) => ({ path, text }));
    const unreadable = { path: 'envs/old.yaml', problem: 'unreadable-file', message: 'No' } as const;
    expect(saidOf(planEnvironments([...files, unreadable]))).toEqual(['old.yaml:1:1 unreadable-file']);
    const others = { path: 'envs/staging.yaml', text: '{}\n' };
    expect(saidOf(planEnvironments([...files, unreadable, others]))).toEqual([
      'old.yaml:1:1 unreadable-file',
      'envtree.yaml:1:1 no-default',
    ]);
  });

  test.each(['envs/dev.yaml', 'envs/dev.proj1.yaml', 'envtree.yaml'])(
    '%s, which cannot be read',
    (unreadable) => {
      const files = Object.entries(goodTree).map(([path, text]) =>
        path === unreadable ? ({ path, problem: 'unreadable-file', message: 'No' } as const) : { path, text },
      );
      expect(saidOf(planEnvironments(files))).toEqual([
        `${unreadable.replace('envs/', '')}:1:1 unreadable-file`,
      ]);
    },
  );
});
