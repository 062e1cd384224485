/** What is made of files and folders as a whole. */
import type { Diagnostic } from '../../src';
import { planEnvironments, type PlannedEnvironments } from '../../src';
import type { SourceFile } from '../../src/core/definition/source-file';
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

describe('files', () => {
  const said = (...paths: readonly string[]): string[] => {
    const files = paths.map((path) => ({ path, text: '{}\n' }));
    return planEnvironments(files).diagnostics.map(({ code, location, hint }) => {
      return [location.file, code, ...(hint === undefined ? [] : [hint])].join(' ');
    });
  };

  test.each(['envs/.hidden.yaml', 'envs/.swap/dev.yaml', '.git/a.yaml', 'envs/README.md', 'README.md'])(
    '%s is nobody’s environment',
    (path) => {
      expect(said('envs/dev.yaml', path)).toEqual([]);
    },
  );

  test.each([
    ['envs/dev.a.yml', 'wrong-file-ending Rename it to envs/dev.a.yaml'],
    ['envs/dev.a.YAML', 'wrong-file-ending Rename it to envs/dev.a.yaml'],
    ['envs/dev.a.json', 'wrong-file-ending Rename it to envs/dev.a.yaml'],
    ['envs/dev.a.txt', 'wrong-file-ending Rename it to envs/dev.a.yaml'],
    ['envs/dev.a', 'wrong-file-ending Rename it to envs/dev.a.yaml'],
    ['envs/dev.yaml-old', 'wrong-file-ending If it is a copy of another file, take it away.'],
    ['envs/dev.yaml~', 'wrong-file-ending If it is a copy of another file, take it away.'],
    ['envs/dev.YML.orig', 'wrong-file-ending If it is a copy of another file, take it away.'],
    ['envs/dev.yamlish', 'wrong-file-ending Rename it to envs/dev.yamlish.yaml'],
    ['envs/notes for me.txt', 'wrong-file-ending Rename it to envs/notes for me.yaml'],
    ['envs/dev.yaml.yml', 'wrong-file-ending Rename it to envs/dev.yaml.yaml'],
    ['envs/sub/dev.a.yaml', 'file-in-subfolder Move it to envs/dev.a.yaml'],
    ['envtree.yml', 'wrong-file-ending Rename it to envtree.yaml'],
  ])('%s is told how it should be named', (path, expected) => {
    expect(said('envs/dev.yaml', path)).toEqual([`${path} ${expected}`]);
  });

  test('that stand for one environment are told of the one that is named as it ought to be', () => {
    const { diagnostics } = planEnvironments(
      ['envs/dev.yaml', 'envs/dev.yml', 'envs/dev.json'].map((path) => ({ path, text: '{}\n' })),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-environment', 'duplicate-environment']);
    expect(diagnostics.map(({ location, related }) => [location.file, related?.[0]?.location.file])).toEqual([
      ['envs/dev.json', 'envs/dev.yaml'],
      ['envs/dev.yml', 'envs/dev.yaml'],
    ]);
  });

  test('that cannot be read count as environments of which nothing is known', () => {
    const unreadable = {
      path: 'envs/dev.yaml',
      problem: 'unreadable-file',
      message: 'It cannot be read',
    } as const;
    const { diagnostics } = planEnvironments([
      unreadable,
      { path: 'envs/dev.a.yaml', text: 'services: { orders: { image: x, ports: [80] } }\n' },
    ]);
    expect(diagnostics).toMatchObject([{ code: 'unreadable-file', message: 'It cannot be read' }]);
  });

  test.each([
    ['envs/dev.b.yaml', []],
    ['envs/dev.b.yml', []],
    ['envs/dev.yamlish', ['no-port']],
  ])('that cannot be read may be such of environments by their names alone: %s', (path, others) => {
    const orders = 'services: { orders: { new: true, image: x, http: { timeout: 1s } } }\n';
    const { diagnostics } = planEnvironments([
      { path, problem: 'unreadable-file', message: 'It cannot be read' },
      { path: 'envs/dev.yaml', text: '{}\n' },
      { path: 'envs/dev.a.yaml', text: orders },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual([...others, 'unreadable-file']);
  });
});

describe('a file without a line break at its end', () => {
  const said = (text: string): string[] =>
    saidOf(
      planEnvironments([
        { path: 'envs/dev.yaml', text },
        { path: 'envtree.yaml', text: '{}\n' },
      ]),
    );

  test('is told at its last character, whatever ends its other lines', () => {
    expect(said('{}')).toEqual(['dev.yaml:1:2 cut-off']);
    expect(said('description: a\r\nowner: b')).toEqual(['dev.yaml:2:8 cut-off']);
    expect(said('description: a\r')).toEqual(['dev.yaml:1:15 cut-off']);
    expect(said('owner: b\n ')).toEqual(['dev.yaml:2:1 cut-off']);
    expect(said('description: a\r\nowner: b\r\n')).toEqual([]);
  });

  test('is told beside its other mistakes, but not beside what no cut YAML can be', () => {
    expect(said('ownr: a\nowner: b')).toEqual(['dev.yaml:1:1 unknown-key', 'dev.yaml:2:8 cut-off']);
    expect(said('services: { orders: {')).toEqual(['dev.yaml:1:21 cut-off']);
    expect(said('services: "x\nowner: b\nc')).toEqual(['dev.yaml:3:1 cut-off']);
    expect(said('services:\n  orders:\n    imag: x\n    image: y')).toEqual([
      'dev.yaml:3:5 unknown-key',
      'dev.yaml:4:12 cut-off',
    ]);
    expect(said('ownr: a\nservices:\n\n')).toEqual(['dev.yaml:1:1 unknown-key', 'dev.yaml:2:10 wrong-type']);
    const cutBehindBlanks = [
      'services:\n ',
      'services:\n  # all\n ',
      'services:\n  a:\n   ',
      'a: b\n\n ',
      '\n ',
    ];
    for (const text of cutBehindBlanks) expect(said(text).map((it) => it.split(' ')[1])).toEqual(['cut-off']);
    const others = [
      { path: 'envs/dev.yaml', text: '{}' },
      { path: 'envs/dev.a.yaml', text: '{\n' },
    ];
    expect(saidOf(planEnvironments(others))).toEqual(['dev.a.yaml:2:1 yaml-syntax', 'dev.yaml:1:2 cut-off']);
  });

  test('says nothing where it is empty', () => {
    expect(said('')).toEqual(['dev.yaml:1:1 empty-file']);
  });

  test('may be that of the settings', () => {
    const { diagnostics } = planEnvironments([
      { path: 'envs/dev.yaml', text: '{}\n' },
      { path: 'envtree.yaml', text: 'namespace: shop' },
    ]);
    expect(saidOf({ diagnostics })).toEqual(['envtree.yaml:1:15 cut-off']);
  });
});

describe('a folder that is not there', () => {
  const said = (path: string, ...others: readonly SourceFile[]): readonly Diagnostic[] =>
    planEnvironments([{ path, problem: 'no-environments', message: 'There is none' }, ...others]).diagnostics;

  test('is the one thing to say, and what to begin with is told where it is envs/', () => {
    const none = { code: 'no-environments', message: 'There is none' };
    expect(said('')).toMatchObject([{ ...none, location: { file: '' } }]);
    expect(said('')[0]?.hint).toBeUndefined();
    expect(said('envs')).toMatchObject([
      {
        ...none,
        location: { file: 'envs' },
        hint: expect.stringContaining('Begin with envs/dev.yaml') as string,
      },
    ]);
  });

  test('is told beside what is wrong with the settings', () => {
    expect(said('envs', { path: 'envtree.yaml', text: 'x: 1\n' }).map(({ code }) => code)).toEqual([
      'no-environments',
      'unknown-key',
    ]);
  });

  test('may be one that cannot be read, which needs no beginning', () => {
    const { diagnostics } = planEnvironments([
      { path: 'envs', problem: 'unreadable-file', message: 'It cannot be read' },
    ]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'unreadable-file', hint: undefined });
  });

  test('is no environment, nor is what cannot be read and is not named as one', () => {
    const link = { path: 'envs/link', problem: 'unreadable-file', message: 'A link' } as const;
    const { diagnostics } = planEnvironments([link, { path: 'envs/dev.yaml', text: '{}\n' }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['unreadable-file']);
    const named = { ...link, path: 'envs/dev.a.yml' };
    const codes = planEnvironments([named, { path: 'envs/dev.yaml', text: '{}\n' }]).diagnostics;
    expect(codes.map(({ code }) => code)).toEqual(['unreadable-file']);
  });
});

describe('the settings', () => {
  test('are completed with what holds by default', () => {
    const { plan } = planOf({
      dev: 'services: { orders: { image: x, ports: [80] } }',
      'dev.a': 'services: { orders: {} }',
    });
    expect(objectsByJob(plan).routes[0]).toMatchObject({
      namespace: 'default',
      hosts: ['orders.default.svc.cluster.local'],
      rules: [{ match: [{ header: 'x-virtual-env', exact: 'dev.a' }, { prefix: 'dev.a.' }] }, {}],
    });
    expect(objectsByJob(plan).tags).toHaveLength(1);
    expect(objectsByJob(plan).policies).toHaveLength(1);
    expect(objectsByJob(plan).workloads[0]?.selector).toEqual({ app: 'orders', 'virtual-env': 'dev' });
  });

  test('are those of no file where there is none', () => {
    const files = [{ path: 'envs/dev.yaml', text: 'services: { orders: { image: x, ports: [80] } }\n' }];
    const json = ({ plan }: PlannedEnvironments): string => JSON.stringify(plan);
    expect(json(planEnvironments(files))).toBe(json(planOf({ dev: files[0]?.text ?? '' })));
  });
});
