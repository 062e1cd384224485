/** What envtree reads of a folder, whatever lies in it, and that `check` and `render` think the same of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/make-folder';
import { praise, runEnvtree } from '../support/run-envtree';

const root = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
const child = 'services: { orders: { image: acme/orders:pr-1 } }\n';

/** A folder with two environments, and with links, by their paths, to what they lead to. */
function withLinks(links: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ 'envs/dev.yaml': root, 'envs/dev.a.yaml': child, 'shared/x.yaml': child });
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
  return folder;
}

/** What is said of a folder, an error a line. */
function said(folder: string): string[] {
  const { stdout, stderr, exitCode } = runEnvtree(folder, 'check');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: stderr.includes(': error: ') ? 1 : 0 });
  return stderr.split('\n').filter((line) => line.includes(': error: '));
}

const isLinkToFolder = 'error: This is a link to a folder, and none is followed [unreadable-file]';
const isLinkOut = 'error: This is a link to a file outside of the folder [unreadable-file]';
const leadsNowhere = 'error: This file cannot be read: ENOENT: no such file or directory [unreadable-file]';

describe('a folder in the place of a file', () => {
  test.each([
    ['envtree.yaml', 'envtree.yaml/notes.txt'],
    ['envs/dev.b.yaml', 'envs/dev.b.yaml/x'],
    ['envs/dev.b.yml', 'envs/dev.b.yml/x.yaml'],
    ['envs/old/dev.b.yaml', 'envs/old/dev.b.yaml/dev.yaml'],
  ])('%s is one mistake', (path, inner) => {
    const folder = withLinks({});
    write(folder, inner, root);
    expect(said(folder)).toEqual([
      `${path}:1:1: error: This is a folder, where a file is to be [unreadable-file]`,
    ]);
  });
});

describe('a link', () => {
  test('to a file of the folder is read', () => {
    expect(
      said(withLinks({ 'envs/dev.b.yaml': '../shared/x.yaml', 'envs/dev.c.yaml': 'dev.b.yaml' })),
    ).toEqual([]);
  });

  test.each([
    ['envtree.yaml', 'nowhere.yaml', leadsNowhere],
    ['envtree.yaml', '/etc/hostname', isLinkOut],
    ['envs/dev.b.yaml', 'nowhere.yaml', leadsNowhere],
    ['envs/dev.b.yaml', '/etc/hostname', isLinkOut],
    ['envs/dev.b.yaml', 'dev.b.yaml', 'error: This file cannot be read: ELOOP: too many symbolic links'],
    ['envs/l1', '.', isLinkToFolder],
    ['envs/l1', '../shared', isLinkToFolder],
    ['envs/l1', '..', isLinkToFolder],
    ['envs/l1', '/', isLinkOut],
    ['envs/l1.yaml', '..', isLinkToFolder],
    ['envs/dev.l1.yml', '../shared', isLinkToFolder],
    ['envs/old.yaml', 'nowhere.yaml', leadsNowhere],
  ])('%s to %s is one mistake', (path, target, message) => {
    const [mistake, ...others] = said(withLinks({ [path]: target }));
    expect(mistake).toContain(`${path}:1:1: ${message}`);
    expect(others).toEqual([]);
  });

  test('that leads around, twice, is followed by nobody', () => {
    expect(said(withLinks({ 'envs/l1': '.', 'envs/l2': '.' }))).toEqual([
      `envs/l1:1:1: ${isLinkToFolder}`,
      `envs/l2:1:1: ${isLinkToFolder}`,
    ]);
  });

  test.each([
    ['deploy/envs', undefined],
    [
      '.',
      'envs:1:1: error: This is a link that leads around, to the folder that it lies in [no-environments]',
    ],
    ['/etc', `envs:1:1: ${isLinkOut}`],
    ['nowhere', `envs:1:1: ${leadsNowhere}`],
    ['file', 'envs:1:1: error: "envs" is no folder [no-environments]'],
  ])('in the place of envs/, to %s', (target, message) => {
    const folder = makeFolder({ 'deploy/envs/dev.yaml': root, file: '' });
    symlinkSync(target, join(folder, 'envs'));
    expect(said(folder)).toEqual(message === undefined ? [] : [message]);
  });

  test('in the place of the folder itself is followed', () => {
    const folder = makeFolder({});
    symlinkSync(withLinks({}), join(folder, 'link'));
    expect(runEnvtree(folder, 'check', 'link')).toMatchObject({ stdout: '', exitCode: 0 });
  });
});

/** Each way in which a folder can be right or wrong, with what is said of it; undefined: nothing. */
const folders: readonly (readonly [string, (folder: string) => void, string | undefined])[] = [
  [
    'whole',
    (folder) => {
      write(folder, 'envs/dev.yaml', root);
    },
    undefined,
  ],
  [
    'a warning',
    (folder) => {
      write(folder, 'envs/dev.a.yaml', root.replace('image', 'new: true, image'));
    },
    'warning: "dev.a" is below the root "dev"',
  ],
  [
    'a lone {}',
    (folder) => {
      write(folder, 'envs/dev.yaml', '{}\n');
    },
    'There is nothing to render in "all"',
  ],
  [
    'no services',
    (folder) => {
      write(folder, 'envs/dev.yaml', 'services: {}\n');
    },
    'There is nothing to render in',
  ],
  [
    'a file cut off',
    (folder) => {
      write(folder, 'envs/dev.yaml', root.trimEnd());
    },
    'envs/dev.yaml:1:61: error: This',
  ],
  [
    'an empty file',
    (folder) => {
      write(folder, 'envs/dev.yaml', '');
    },
    'envs/dev.yaml:1:1: error: This file says nothing',
  ],
  ['nothing', () => undefined, 'folder:1:1: error: There is no such folder'],
  [
    'a file',
    (folder) => {
      writeFileSync(folder, '');
    },
    'folder:1:1: error: This is no folder',
  ],
  [
    'an empty folder',
    (folder) => {
      mkdirSync(folder);
    },
    'folder/envs:1:1: error: There is no folder "envs/" here',
  ],
  [
    'settings alone',
    (folder) => {
      write(folder, 'envtree.yaml', '{}\n');
    },
    'error: There is no folder "envs/" here',
  ],
  [
    'an empty envs/',
    (folder) => {
      mkdirSync(join(folder, 'envs'), { recursive: true });
    },
    'error: The folder "envs/" is empty',
  ],
  [
    'a README alone',
    (folder) => {
      write(folder, 'envs/README.md', 'To come\n');
    },
    'error: There is no environment file in "envs/"',
  ],
  [
    'envs as a file',
    (folder) => {
      write(folder, 'envs', '');
    },
    'folder/envs:1:1: error: "envs" is no folder',
  ],
  [
    'a broken link',
    (folder) => {
      mkdirSync(folder);
      symlinkSync('x', join(folder, 'envs'));
    },
    'envs:1:1: error: This file cannot be read',
  ],
  [
    'a file without end',
    (folder) => {
      write(folder, 'envs/dev.yaml', root);
      execFileSync('mkfifo', [join(folder, 'envs/dev.a.yaml')]);
    },
    'envs/dev.a.yaml:1:1: error: This is no file that can be read to its end',
  ],
];

function write(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('check and render say the same, and exit alike', () => {
  test.each(folders)('of a folder with %s', (_name, make, message) => {
    const outer = makeFolder({});
    make(join(outer, 'folder'));
    const checked = runEnvtree(outer, 'check', 'folder');
    const rendered = runEnvtree(outer, 'render', 'folder');
    expect({ ...checked, stderr: checked.stderr.replace(praise, '') }).toEqual({ ...rendered, stdout: '' });
    expect(checked.exitCode).toBe(rendered.stdout === '' ? 1 : 0);
    if (message === undefined) expect(checked.stderr).toMatch(praise);
    else expect(checked.stderr).toContain(message);
    expect(checked.stderr).not.toContain('    at ');
    expect(checked.stderr).not.toContain(outer);
  });

  test('with --allow-empty, too', () => {
    const folder = makeFolder({ 'envs/dev.yaml': '{}\n' });
    const done = { stdout: '', stderr: '', exitCode: 0 };
    const { stderr, ...rest } = runEnvtree(folder, 'check', '--allow-empty');
    expect({ ...rest, stderr: stderr.replace(praise, '') }).toEqual(done);
    expect(runEnvtree(folder, 'render', '--allow-empty')).toEqual(done);
  });
});

describe('a manifest', () => {
  const dev = 'services: { orders: { manifest: k8s/base.yaml, external: true } }\n';
  const folder = (target: string): string => {
    const made = makeFolder({ 'envs/dev.yaml': dev, 'inside/base.yaml': '' });
    symlinkSync(target, join(made, 'k8s'));
    return made;
  };

  test('behind a link that leads out of the folder is not read', () => {
    expect(said(folder('/etc'))[0]).toContain('There is no such file');
    const out = makeFolder({ 'base.yaml': 'kind: X\n' });
    expect(said(folder(out))[0]).toContain('This is a link to a file outside of the folder');
  });

  test('behind a link within the folder is', () => {
    expect(said(folder('inside'))[0]).toContain('there is no workload at all');
  });
});
