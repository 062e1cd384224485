/** What is made of the text of files, and what is said of it. */
import type { Diagnostic } from '../../src';
import { formatDiagnostic, formatDiagnostics, planEnvironments } from '../../src';
import type { SourceFile } from '../../src/core/definition/source-file';
import { suggest } from '../../src/core/diagnostics/suggest';
import { objectsByJob } from '../support/objects-by-job';
import { planOf, saidOf } from '../support/plan-of';

describe('suggest()', () => {
  test.each([
    ['imgae', ['image'], 'image'],
    ['image', ['image'], undefined],
    ['IMAGE', ['image'], 'image'],
    ['ab', ['ba'], 'ba'],
    ['ab', ['cd'], undefined],
    ['a', ['b'], 'b'],
    ['abc', ['abd', 'abcd'], 'abcd'],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcde', ['abcxy'], undefined],
    ['abcdef', ['abcxyz'], undefined],
    ['bc', ['abc'], 'abc'],
    ['abcx', ['abc'], 'abc'],
    ['orders', ['order', 'ordres', 'rders'], 'order'],
    ['order', ['orders', 'odrer'], 'odrer'],
    ['abcdefghi', ['badcfeghi'], 'badcfeghi'],
    ['cab', ['abc'], undefined],
    ['', ['a', 'ab'], 'a'],
    ['x', [], undefined],
  ] as const)('of %s among %j is %s', (word, candidates, suggestion) => {
    expect(suggest(word, candidates)).toBe(suggestion);
  });
});

describe('a diagnostic in words', () => {
  const diagnostic = (lineText: string): Diagnostic => ({
    code: 'tab',
    severity: 'error',
    message: 'Wrong',
    location: { file: 'envs/dev.yaml', line: 12, column: 3, length: 2, lineText },
  });

  test('underlines what is meant, below its line', () => {
    expect(formatDiagnostic(diagnostic('a bcd'))).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  12 | a bcd\n     |   ^^',
    );
  });

  test('has no excerpt of a line without text, and lets no control character through', () => {
    expect(formatDiagnostic(diagnostic('  '))).toBe('envs/dev.yaml:12:3: error: Wrong [tab]');
    expect(formatDiagnostic(diagnostic('\ta\u001bb\u0000'))).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  12 | \\ta\\x1bb\\x00\n     |    ^^^^^',
    );
  });

  test.each([
    ['a\u0085b', 'a\\x85b'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['a\nb\r', 'a\\x0ab\\x0d'],
    ['wide 漢字 e\u0301 😀', 'wide 漢字 e\u0301 😀'],
  ])('shows %j as %s, wherever it stands', (text, shown) => {
    const location = { ...diagnostic('').location, file: text };
    const related = [{ message: text, location }];
    expect(formatDiagnostic({ ...diagnostic(''), message: text, location, related, hint: text })).toBe(
      `${shown}:12:3: error: ${shown} [tab]\n  ${shown}:12:3: ${shown}\n  ${shown}`,
    );
  });

  test('quotes a long line around what is meant', () => {
    const quote = (column: number, length: number, end = 200): string[] => {
      const lineText =
        'x'.repeat(column - 1) + 'y'.repeat(length) + 'z'.repeat(Math.max(0, end - column - length + 1));
      const { location, ...rest } = diagnostic('');
      return formatDiagnostic({ ...rest, location: { ...location, lineText, column, length } })
        .split('\n')
        .slice(1);
    };
    expect(quote(3, 2)).toEqual([`  12 | xxyy${'z'.repeat(116)}…`, '     |   ^^']);
    expect(quote(101, 2)).toEqual([
      `  12 | …${'x'.repeat(30)}yy${'z'.repeat(88)}…`,
      `     | ${' '.repeat(31)}^^`,
    ]);
    expect(quote(199, 2)).toEqual([`  12 | …${'x'.repeat(118)}yy`, `     | ${' '.repeat(119)}^^`]);
    expect(quote(1, 500)).toEqual([`  12 | ${'y'.repeat(120)}…`, `     | ${'^'.repeat(60)}`]);
    expect(quote(3, 118, 120)).toEqual([`  12 | xx${'y'.repeat(118)}`, `     |   ${'^'.repeat(118)}`]);
    const [line = ''] = quote(10_000_000, 3, 20_000_000);
    expect(line).toHaveLength(129);
  });

  test('quotes as much of a value as people read', () => {
    const text = formatDiagnostic({ ...diagnostic(''), message: `"${'a'.repeat(20_000_000)}" is wrong` });
    expect(text).toHaveLength(1_034);
    expect(text).toMatch(/a…a+" is wrong \[tab\]$/);
  });

  test('ends with the other places and the hint', () => {
    const related = [{ message: 'First here', location: diagnostic('').location }];
    expect(formatDiagnostic({ ...diagnostic(''), related, hint: 'Do it.' })).toBe(
      'envs/dev.yaml:12:3: error: Wrong [tab]\n  envs/dev.yaml:12:3: First here\n  Do it.',
    );
  });

  test('is counted by its severity', () => {
    const error = diagnostic('');
    const warning: Diagnostic = { ...error, severity: 'warning' };
    const said = [[error], [warning], [error, error], [error, warning, warning]].map((it) =>
      formatDiagnostics(it),
    );
    const counts = said.map((text) => text.split('\n\n').at(-1));
    expect(counts).toEqual(['1 error\n', '1 warning\n', '2 errors\n', '1 error, 2 warnings\n']);
    expect(formatDiagnostics([])).toBe('');
  });

  test('names its files as its reader knows them', () => {
    const related = [{ message: 'First here', location: diagnostic('').location }];
    expect(formatDiagnostics([{ ...diagnostic(''), related }], (file) => `shop/${file}`)).toBe(
      'shop/envs/dev.yaml:12:3: error: Wrong [tab]\n  shop/envs/dev.yaml:12:3: First here\n\n1 error\n',
    );
  });
});

describe('diagnostics', () => {
  test('are sorted by file, line, column and code, and said once', () => {
    const text = `services:\n${Array.from({ length: 10 }, (_, index) => `  s${String(index)}: { a: 1 }\n`).join('')}`;
    const lines = planOf({ dev: text }).diagnostics.map(({ location: { line } }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines.length).toBeGreaterThanOrEqual(10);
    const wrong = 'services: { orders: { image: x, kind: StatefulSet, spec: { strategy: {} } } }';
    const inherited = saidOf(planOf({ dev: wrong, 'dev.a': 'services: { orders: {} }' }));
    expect(inherited).toEqual(['dev.yaml:1:60 unknown-field']);
  });
});

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
      { ...none, location: { file: 'envs' }, hint: expect.stringContaining('Begin with a root') as string },
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
    expect(codes.map(({ code }) => code)).toEqual(['unreadable-file', 'wrong-file-ending']);
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
      host: 'orders.default.svc.cluster.local',
      rules: [{ match: [{ header: 'x-virtual-env', exact: 'dev.a' }, { prefix: 'dev.a.' }] }, {}],
    });
    expect(objectsByJob(plan).tags).toHaveLength(1);
    expect(objectsByJob(plan).policies).toHaveLength(1);
    expect(objectsByJob(plan).workloads[0]?.selector).toEqual({ app: 'orders', 'virtual-env': 'dev' });
  });

  test('are those of no file where there is none', () => {
    const files = [{ path: 'envs/dev.yaml', text: 'services: { orders: { image: x, ports: [80] } }\n' }];
    expect(planEnvironments(files).plan).toEqual(planOf({ dev: files[0]?.text ?? '' }).plan);
  });
});
