/** What a text may be that is no YAML, or too much of it. */
import { planOf, saidOf } from '../support/plan-of';

const said = (dev: string): string[] => saidOf(planOf({ dev }));
const service = (rest: string): string => `services:\n  orders:\n    image: x\n    ports: [8080]\n${rest}`;
const lines = (count: number, lineOf: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `      ${lineOf(index)}\n`).join('');

describe('a merge that nobody has resolved', () => {
  test.each([
    ['<<<<<<< HEAD\na: [\n=======\n b\n>>>>>>> other\n', 1],
    ['a: [\n=======\nb: }\n', 2],
    ['services: {}\n>>>>>>> other\n', 2],
    ['services: {}\r\n<<<<<<<\r\n', 2],
    ['services: {}\n=======', 2],
  ])('is told once of %j, at line %d', (text, line) => {
    expect(said(text)).toEqual([`dev.yaml:${String(line)}:1 merge-conflict`]);
  });

  test.each([
    service('    args: [=======, "<<<<<<< HEAD"]\n'),
    service('    args:\n      - |\n        =======\n'),
    service('# ======= here begins the rest\n'),
    `#=======\n${service('')}`,
  ])('is not what %j is', (text) => {
    expect(said(text)).toEqual([]);
  });

  test.each(['========', '<<<<<<', '<<<<<<<HEAD'])('is not marked by %s', (line) => {
    expect(said(`${service('')}${line}\n`).join()).not.toContain('merge-conflict');
  });
});

describe('a text that stops being YAML', () => {
  test.each([
    ['services:\n  orders: { image: "x }\n  stock: { image: y }\n', 'dev.yaml:2:20 yaml-syntax'],
    ["services:\n  stock: { image: 'y' }\n  orders: { image: 'x }\n", 'dev.yaml:3:20 yaml-syntax'],
    ['services:\n  orders: [{ image: x }\n  stock: [\n', 'dev.yaml:3:3 yaml-syntax'],
    ['services: {}\n---\na: [\n---\n', 'dev.yaml:2:1 several-documents'],
  ])('of %j is told once', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('nesting', () => {
  test.each([
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['maps', (depth: number) => `${'{a: '.repeat(depth)}${'}'.repeat(depth)}`],
    ['lists in blocks', (depth: number) => `\n  ${'- '.repeat(depth)}a`],
  ])('of %s ends at a hundred levels, and says so at any depth', (_what, valueOf) => {
    // The file itself is a level, and so is what is at the bottom.
    expect(said(`services: ${valueOf(98)}\n`).join()).not.toContain('yaml-syntax');
    for (const depth of [101, 20_000]) {
      for (const rest of ['', 'extends: dev\n', '---\n{}\n']) {
        const { diagnostics } = planOf({ dev: `services: ${valueOf(depth)}\n${rest}` });
        expect(diagnostics.map(({ message }) => message)).toEqual([
          'Lists and maps are nested more than 100 levels deep here',
        ]);
      }
    }
  });
});

test.each([
  ['? [a]\n: 1\n', 'dev.yaml:1:3 yaml-syntax'],
  ['services: { a: &a { image: x }, *a : {} }', 'dev.yaml:1:33 yaml-syntax'],
  ['services: { a: { labels: &b {}, env: { *b : 5 } } }', 'dev.yaml:1:40 yaml-syntax'],
  [`${'? '.repeat(99)}a\n`, 'dev.yaml:1:3 yaml-syntax'],
])('a key has to be text, which it is not in %j', (text, first) => {
  expect(said(text)[0]).toBe(first);
});

describe('a tag', () => {
  const saidOfField = (field: string): string[] => said(`services: { orders: { image: x, ${field} } }`);

  test.each([
    ['annotations: !!set { a, b }', 46],
    ['env: !!set { A, yes }', 38],
    ['labels: !!omap [a: b]', 41],
    ['annotations: !!pairs [a: b]', 46],
    ['resources: { limits: !!omap [cpu: 1] }', 54],
    ['env: { A: !!binary aGk= }', 43],
    ['annotations: { a: !!timestamp 12:30 }', 51],
    ['args: [a, !ours b, 5]', 43],
    ['annotations: !ours { a: 5 }', 46],
    ['command: !!map [a]', 42],
    ['replicas: !!int three', 43],
    ['replicas: !!float 3', 43],
    ['annotations: { !!binary aGk: a }', 48],
    ['annotations: { !!int 5: a }', 48],
    ['labels: { &a team: shop }, annotations: { *a : !!set { b } }', 80],
  ])('that JSON has no type for is one mistake: %s', (field, column) => {
    expect(saidOfField(field)).toEqual([`dev.yaml:1:${String(column)} yaml-syntax`]);
  });

  test.each([
    'annotations: !!map { !!str 1.0: a, b: !!str 5, c: ! 5 }',
    'args: !!seq [!!str x]',
    'replicas: !!int "3"',
    'stdin: !!bool true',
    'http: !!null null',
    'trafficPolicy: { outlierDetection: { minHealthPercent: !!float 5. } }, ports: [80]',
  ])('of a type that JSON has is taken: %s', (field) => {
    expect(saidOfField(field)).toEqual([]);
  });

  test.each(['!!omap [services: { a: { image: x } }]', '!ours\nservices: { a: { imag: x } }'])(
    'may be that of the whole file: %j',
    (text) => {
      expect(said(text)).toEqual(['dev.yaml:1:1 yaml-syntax']);
    },
  );

  test('hides no other mistake', () => {
    expect(said('services: { a: { image: x, imag: x, args: !!set { a } }, b: !x {} }')).toEqual([
      'dev.yaml:1:28 unknown-key',
      'dev.yaml:1:43 yaml-syntax',
      'dev.yaml:1:61 yaml-syntax',
    ]);
    expect(said('services: { a: { image: x, args: !!set { a } }, b: [\n')).toEqual([
      'dev.yaml:2:1 yaml-syntax',
    ]);
  });
});

describe('a key', () => {
  const saidOfKey = (key: string): string[] => said(`services: { orders: { image: x, env: { ${key}: a } } }`);

  test.each([
    '1',
    'true',
    'false',
    '0',
    '9007199254740993',
    '"1.0"',
    "'~'",
    '!!str 1e3',
    'a.b',
    '2026-01-01',
  ])('may be %s', (key) => {
    expect(saidOfKey(key)).toEqual([]);
  });

  test.each(['1.0', '0x1F', '1e3', '+5', 'True', '.inf', 'null', '~'])('may not be %s', (key) => {
    expect(saidOfKey(key)).toEqual(['dev.yaml:1:40 wrong-type']);
  });

  test('is the text that stands there', () => {
    const { plan } = planOf({ dev: service('    env: { 1: a, true: b, -7: c, 9007199254740993: d }\n') });
    const names = ['1', 'true', '-7', '9007199254740993'];
    for (const name of names) expect(JSON.stringify(plan)).toContain(`"name":"${name}"`);
  });

  test('that can be written in another way is told in quotes', () => {
    const { diagnostics } = planOf({ dev: service('    env: { 1.0: a, : b }\n') });
    expect(diagnostics.map(({ message, hint }) => [message, hint]).slice(0, 2)).toEqual([
      ['A key has to be text, and 1.0 can be written in another way', 'Put it into quotes: "1.0"'],
      ['A key has to be text, and there is none', 'Put it into quotes: ""'],
    ]);
  });
});

describe('aliases', () => {
  const aliased = (count: number, values: number): string => {
    const labels = `{ ${Array.from({ length: values }, (_, index) => `l${String(index)}: v`).join(', ')} }`;
    return `services:\n  a: &a { image: x, labels: ${labels} }\n${Array.from({ length: count }, (_, index) => `  s${String(index)}: *a\n`).join('')}`;
  };

  test('are taken as often as people use them', () => {
    expect(said(aliased(500, 20))).toEqual([]);
  });

  test.each([
    ['there are more than 10,000 of them', { count: 10_001, values: 1, line: 10_003 }],
    ['they stand for more than 100,000 values', { count: 60, values: 1_000, line: 52 }],
  ])('are an error, told once, where %s', (_why, { count, values, line }) => {
    expect(said(aliased(count, values))).toEqual([
      `dev.yaml:${String(line)}:${String(6 + String(line - 3).length)} yaml-syntax`,
    ]);
  });

  test('of a billion laughs are an error before they are laughed', () => {
    const levels = Array.from({ length: 30 }, (_, index) => {
      const name = `a${String(index)}`;
      const previous = index === 0 ? 'ha' : `*a${String(index - 1)}`;
      return `${name}: &${name} [${Array(10).fill(previous).join(', ')}]\n`;
    });
    expect(said(levels.join(''))).toHaveLength(1);
  });

  test('that refer to nothing are told each, and so are those inside of what they refer to', () => {
    expect(said('services: { a: *x, b: *y, c: &z { image: *z } }')).toEqual([
      'dev.yaml:1:16 yaml-syntax',
      'dev.yaml:1:23 yaml-syntax',
      'dev.yaml:1:42 yaml-syntax',
    ]);
  });

  test('may stand for keys, and be anchored anew', () => {
    expect(said(service('    labels: { &a team: &b shop, *b : *a }\n'))).toEqual([]);
    expect(said(service('    args: [&a x, &a z, *a]\n'))).toEqual([]);
  });
});

describe('a key that stands twice', () => {
  test.each(['{ 1: a, "1": b }', '{ a: a, "a": b }', "{ true: a, 'true': b }", '{ -0: a, "-0": b }'])(
    'may be spelt in two ways: %s',
    (labels) => {
      expect(said(service(`    labels: ${labels}\n`)).join()).toContain('duplicate-key');
    },
  );

  test('is told each time, with the first of them', () => {
    const { diagnostics } = planOf({ dev: service('    labels: { a: x, a: z, a: t }\n') });
    expect(
      diagnostics.map(({ code, location, related }) => [
        code,
        location.column,
        related?.[0]?.location.column,
      ]),
    ).toEqual([
      ['duplicate-key', 21, 15],
      ['duplicate-key', 27, 15],
    ]);
  });
});

describe('100,000 of', () => {
  const count = 100_000;
  test.each([
    ['keys', 'labels', (index: number) => `k${String(index)}: v`],
    ['items', 'args', (index: number) => `- v${String(index)}`],
  ])(
    '%s are read in a time that grows with their number',
    (_what, field, lineOf) => {
      expect(said(service(`    ${field}:\n${lines(count, lineOf)}`))).toEqual([]);
    },
    60_000,
  );
});
