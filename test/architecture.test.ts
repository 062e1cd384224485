/** The invariants of the README that can be read off the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';

const repository = join(__dirname, '..');
const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => posix.join('src', path.split('\\').join('/')));

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** What a file imports, also types, as a path in the repository or as a package's name. */
function importsOf(path: string): string[] {
  const names = ts.preProcessFile(read(path), true, true).importedFiles.map(({ fileName }) => fileName);
  // What is imported as it is needed has the ending that it will have.
  return names.map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '') : name,
  );
}

function filesIn(folder: string): string[] {
  return sources.filter((path) => path.startsWith(`${folder}/`));
}

/** A file's place in the one direction that imports go: it may import from its own place and from those before. */
const order = [
  'src/core/diagnostics',
  'src/core/names',
  'src/core/definition',
  'src/core/manifests',
  'src/core/environment',
  'src/core/services',
  'src/core/plan',
  'src/core/rules',
  'src/core/istio',
  'src/core/reports',
  'src/core',
  'src/files',
  'src/network',
  'src/yaml',
  'src/page',
  'src/constructs',
  'src/output',
  'src/argocd',
  'src/serving',
  'src/completion',
  'src/help',
  'src/answers',
  'src/commands',
  'src/command-line',
  'src',
];

function placeOf(path: string): number {
  return order.findIndex((folder) => path.startsWith(`${folder}/`));
}

test('no two files import each other, by whatever way around', () => {
  const imports = new Map(sources.map((path) => [path, importsOf(path).map((name) => `${name}.ts`)]));
  const isReachable = (from: string, to: string, seen = new Set<string>()): boolean =>
    (imports.get(from) ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return isReachable(next, to, seen);
    });
  expect(isReachable('src/cli.ts', 'src/core/diagnostics/diagnostic.ts')).toBe(true);
  expect(sources.filter((path) => isReachable(path, path))).toEqual([]);
});

test('every file has its room in the order of imports', () => {
  expect(sources.filter((path) => placeOf(path) === -1)).toEqual([]);
});

test('imports go one way', () => {
  const backward = sources.flatMap((path) => {
    const ours = importsOf(path).filter((name) => name.startsWith('src/'));
    return ours.filter((name) => placeOf(name) > placeOf(path)).map((name) => `${path} -> ${name}`);
  });
  expect(sources.length).toBeGreaterThan(30);
  expect(backward).toEqual([]);
});

test('the core imports neither node nor cdk8s nor generated types', () => {
  const foreign = filesIn('src/core').flatMap((path) =>
    importsOf(path).filter((name) => !name.startsWith('src/')),
  );
  const allowed = [
    ...['@cfworker/json-schema', 'ajv', 'js-yaml', 'yaml'],
    ...['schema/environment.schema.json', 'schema/settings.schema.json'],
  ];
  expect(foreign.filter((name) => !allowed.includes(name))).toEqual([]);
});

test('the core knows no clock, locale, chance or process', () => {
  const impure =
    /\b(Date|Intl|localeCompare|toLocale\w+|Math\.random|process|require(?=\s*\()|globalThis|performance|fetch)\b/;
  const guilty = filesIn('src/core').filter((path) => impure.test(withoutComments(read(path))));
  expect(guilty).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('only constructs know cdk8s and the generated types', () => {
  const users = sources.filter((path) =>
    importsOf(path).some((name) => /^(cdk8s$|constructs$|imports\/)/.test(name)),
  );
  expect(users.length).toBeGreaterThan(3);
  expect(users.filter((path) => !path.startsWith('src/constructs/'))).toEqual([]);
});

test('the page imports nothing but the core, and writes no text as markup', () => {
  const imported = filesIn('src/page').flatMap(importsOf);
  expect(imported.length).toBeGreaterThan(20);
  expect(imported.filter((name) => !/^src\/(page|core)\//.test(name))).toEqual([]);
  const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\b/;
  expect(filesIn('src/page').filter((path) => markup.test(read(path)))).toEqual([]);
});

const ofNode = new Set(builtinModules);

function isOfNode(name: string): boolean {
  return name.startsWith('node:') || ofNode.has(name.split('/')[0] ?? '');
}

test('only files/ touches files, only serving/ a port, and nothing else of Node.js is imported', () => {
  expect(['fs', 'fs/promises', 'node:fs', 'yaml'].map(isOfNode)).toEqual([true, true, true, false]);
  const users = sources.filter((path) => importsOf(path).some(isOfNode));
  expect(users.length).toBeGreaterThan(2);
  const others = users.filter((path) => !/^src\/(files|network|serving)\//.test(path));
  expect(others).toEqual(['src/command-line/tune-v8.ts']);
  expect(others.flatMap(importsOf).filter(isOfNode)).toEqual(['node:v8']);
  const serving = filesIn('src/serving').flatMap(importsOf).filter(isOfNode);
  expect([...new Set(serving)].sort()).toEqual(['node:http', 'node:net']);
});

test('only network/ sends anything, and a page asks the one who serves it what has changed', () => {
  const users = sources.filter((path) =>
    /\bfetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|'node:https'/.test(withoutComments(read(path))),
  );
  expect(users).toEqual(['src/network/send-request.ts', 'src/page/live.ts']);
  const network = filesIn('src/network').flatMap(importsOf).filter(isOfNode);
  expect([...new Set(network)].sort()).toEqual(['node:http', 'node:https']);
});

test('commands do not import each other, but for their own part that is loaded late', () => {
  const wired = filesIn('src/commands').flatMap((path) => {
    const late = path.replace(/([^/]*)\.ts$/, 'answer-$1');
    return importsOf(path).filter((name) => name.startsWith('src/commands/') && name !== late);
  });
  expect(wired).toEqual([]);
});

test('every name of an object, a host, a port, and every key of a label is made in names/', () => {
  const makers =
    /`[^`]*\$\{[^`]*(-\$\{|\.svc|\.internal|-level-)[^`]*`|`[a-z]+-\$\{[^`]*`|'envtree[-/]|'app\.kubernetes\.io\//;
  const guilty = filesIn('src').filter((path) => makers.test(withoutComments(read(path))));
  expect(guilty).toEqual(['src/core/names/istio-names.ts', 'src/core/names/object-names.ts']);
});

test('nothing ends the process before its output is written', () => {
  expect(sources.filter((path) => withoutComments(read(path)).includes('process.exit('))).toEqual([]);
});

test('no folder is a drawer', () => {
  const drawers = sources.filter((path) =>
    /(^|\/)(utils?|helpers?|common|misc)(\/|\.|-)/.test(relative('src', path)),
  );
  expect(drawers).toEqual([]);
});
