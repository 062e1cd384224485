/** Manifests are read as Kubernetes' tools read them. */
import { parseManifests } from '../../../src/core/manifests/parse-manifests';

const parse = (text: string): ReturnType<typeof parseManifests> =>
  parseManifests({ path: 'base.yaml', text });
const named = (rest: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n${rest}`;
const said = (text: string): string[] =>
  parse(text).diagnostics.map(({ code, location: { file, line, column } }) => {
    return `${file}:${String(line)}:${String(column)} ${code}`;
  });

/** What sigs.k8s.io/yaml makes of each. */
test.each<[string, unknown]>([
  ['y', true],
  ['Yes', true],
  ['TRUE', true],
  ['on', true],
  ['n', false],
  ['No', false],
  ['OFF', false],
  ['tRUE', 'tRUE'],
  ['yEs', 'yEs'],
  ['yes!', 'yes!'],
  ['12', 12],
  ['-12', -12],
  ['+12', 12],
  ['0o17', 15],
  ['017', 15],
  ['-017', -15],
  ['089', 89],
  ['0189', 189],
  ['01.5', 1.5],
  ['0x1F', 31],
  ['0b101', 5],
  ['1_000', 1000],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1.', 1],
  ['1e3', 1000],
  ['1.5E-1', 0.15],
  ['1e1_0', 1e10],
  ['1e', '1e'],
  ['.', '.'],
  ['12:30:45', '12:30:45'],
  ['1:30', '1:30'],
  ['2026-12-31', '2026-12-31'],
  ['2026-12-31T10:00:00Z', '2026-12-31T10:00:00Z'],
  ['1.2.3', '1.2.3'],
  ['x0x1F', 'x0x1F'],
  ['12x', '12x'],
  ['"12"', '12'],
  ["'no'", 'no'],
  ['!!str 12', '12'],
])('%s is %j', (text, value) => {
  const [object] = parse(named(`data: { key: ${text} }\n`)).objects;
  expect(object?.content.data).toEqual({ key: value });
});

test.each(['~', 'null', 'Null', 'NULL', ''])('%j says nothing', (text) => {
  const [object] = parse(named(`data:\n  key: ${text}\n  list: [{ inner: ${text || '~'} }, 1]\n`)).objects;
  expect(object?.content.data).toEqual({ list: [{}, 1] });
});

test('merge keys and anchors are read, and of a key that stands twice the last', () => {
  const [object] = parse(
    named('base: &base { a: 1, b: 2 }\ndata: { <<: *base, b: 3 }\nkey: 1\nkey: 2\n'),
  ).objects;
  expect(object?.content).toMatchObject({ data: { a: 1, b: 3 }, key: 2 });
});

test('several documents and lists are one list of objects, each with its place', () => {
  const { objects, diagnostics } = parse(
    `# a comment\n---\n${named('')}---\n---\nkind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: { name: b, namespace: shop }\n---\n# the end\n`,
  );
  expect(diagnostics).toEqual([]);
  expect(objects.map(({ kind, name, namespace }) => [kind, name, namespace])).toEqual([
    ['ConfigMap', 'a', undefined],
    ['Secret', 'b', 'shop'],
  ]);
  expect(objects.map(({ location: { line, column } }) => [line, column])).toEqual([
    [3, 1],
    [11, 3],
  ]);
});

test.each([
  ['a: {\n', 'base.yaml:2:1 manifest-syntax'],
  [`${named('')}---\nreplicas: 3\n`, 'base.yaml:5:1 manifest-syntax'],
  ['- a\n', 'base.yaml:1:1 manifest-syntax'],
  ['text\n', 'base.yaml:1:1 manifest-syntax'],
  ['apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n', 'base.yaml:1:1 manifest-syntax'],
  ['apiVersion: v1\nkind: ConfigMap\n', 'base.yaml:1:1 manifest-syntax'],
  ['kind: ConfigMap\nmetadata: { name: a }\n', 'base.yaml:1:1 manifest-syntax'],
  ['apiVersion: v1\nmetadata: { name: a }\n', 'base.yaml:1:1 manifest-syntax'],
  ['apiVersion: v1\nkind: List\nitems: [{ kind: ConfigMap }]\n', 'base.yaml:3:9 manifest-syntax'],
  ['apiVersion: v1\nkind: List\nitems: [1]\n', 'base.yaml:1:1 manifest-syntax'],
  [
    'apiVersion: v1\nitems: [{ apiVersion: v1, kind: Secret, metadata: { name: a } }]\n',
    'base.yaml:1:1 manifest-syntax',
  ],
  [`${named('data: {{ a }}\n')}---\n${named('data: {{ b }}\n')}`, 'base.yaml:4:7 manifest-syntax'],
])('%j is no manifest', (text, expected) => {
  expect(said(text)).toEqual([expected]);
});

test('an alias of nothing is told by its name', () => {
  const text = `---\n# a comment\n${named('data: { a: *missing }\n')}`;
  expect(said(text)).toEqual(['base.yaml:3:1 manifest-syntax']);
  expect(parse(text)).toMatchObject({
    objects: [],
    diagnostics: [{ message: expect.stringContaining('missing') as string }],
  });
});

test('a bomb is told without its explosion', () => {
  const lines = Array.from({ length: 30 }, (_, index) => {
    const before = `*a${String(index - 1)}`;
    return `a${String(index)}: &a${String(index)} ${index === 0 ? '[x]' : `[${Array(9).fill(before).join(', ')}]`}\n`;
  });
  const text = named(lines.join(''));
  expect(said(text)).toEqual(['base.yaml:1:1 manifest-syntax']);
  expect(parse(text)).toMatchObject({
    objects: [],
    diagnostics: [{ message: 'Excessive alias count indicates a resource exhaustion attack' }],
  });
});

test('what is nested without end is told', () => {
  expect(said(named(`data: ${'['.repeat(100_000)}\n`))).toHaveLength(1);
});

test.each([
  ['apiVersion: v1\nkind: {{ .Values.kind }}\n', 'base.yaml:2:7 manifest-syntax'],
  ['{{- if .Values.enabled }}\nkind: ConfigMap\n{{- end }}\n', 'base.yaml:1:1 manifest-syntax'],
  ['kind: ConfigMap\nname: pre-{{ a }}: [\n', 'base.yaml:2:11 manifest-syntax'],
  [named('data:\n  a: 1\n  {{ toYaml . | indent 2 }}\n'), 'base.yaml:6:3 manifest-syntax'],
])('%j is a template of a chart', (text, expected) => {
  expect(said(text)).toEqual([expected]);
  expect(parse(text).diagnostics[0]?.hint).toContain('helm template');
});

test('braces in texts are texts', () => {
  const text = named('data:\n  a: "{{ x }}"\n  b: |\n    {{ y }}\n  c: {a: {b: 1}}\n');
  expect(said(text)).toEqual([]);
});
