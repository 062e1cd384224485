import { mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { AnswerCache, sumOf } from '../src/files/answer-cache';
import { makeFolder } from './support/make-folder';
import { manifestText } from './support/manifest-text';
import { repository, run, runEnvtree, type ProgramResult } from './support/run-envtree';

const files = {
  'envtree.yaml': 'default: dev\n',
  'envs/dev.yaml': 'services: { orders: { manifest: orders.yaml } }\n',
  'envs/dev.proj1.yaml': 'services: { orders: { image: acme/orders:pr-1 } }\n',
  'envs/dev.empty.yaml': 'description: to come\n',
  'orders.yaml': manifestText({ name: 'orders', image: 'acme/orders:1', port: 8080 }),
};

type Ask = (folder: string, environment: string, ...options: readonly string[]) => ProgramResult;

/** As Argo CD calls the plugin for an environment's Application. */
const askPlugin: Ask = (folder, environment, ...options) => {
  const parameters = JSON.stringify([{ name: 'env', string: environment }]);
  const given = [`ARGOCD_APP_PARAMETERS=${parameters}`, 'ARGOCD_APP_SOURCE_PATH=.'];
  const program = [process.execPath, join(repository, 'lib/src/cli.js'), 'argocd', ...options];
  return run(folder, 'env', [...given, ...program]);
};

/** As somebody does who renders one environment after the other. */
const askRender: Ask = (folder, environment, ...options) =>
  runEnvtree(folder, 'render', '--env', environment, ...options);

/** A cache, and its answer beside that without it. */
function prepare(ask = askPlugin): {
  folder: string;
  cache: string;
  answer: (environment?: string) => ProgramResult;
} {
  const [folder, cache] = [makeFolder(files), makeFolder({})];
  return { folder, cache, answer: (environment = 'dev.proj1') => ask(folder, environment, '--cache', cache) };
}

/** Where the answers of the one state that is kept lie. */
function placeIn(cache: string): string {
  const [place = ''] = readdirSync(cache).filter((name) => !name.includes('.'));
  return join(cache, place);
}

/** Puts something there that nothing but what is kept could have. */
function forge(cache: string): void {
  writeFileSync(join(placeIn(cache), 'dev.proj1.stdout'), `${sumOf('kept')}\nkept`);
}

const kept = { stdout: 'kept', stderr: '', exitCode: 0 };

test.each([
  ['argocd', askPlugin],
  ['render --env', askRender],
])('what %s is asked of one environment is kept for all others', (_name, ask) => {
  const { folder, cache, answer } = prepare(ask);
  expect(answer('dev')).toEqual(ask(folder, 'dev'));
  expect(readdirSync(placeIn(cache)).sort()).toEqual(['dev.proj1.stdout', 'dev.stdout', 'stderr']);
  expect(answer('dev.proj1')).toEqual(ask(folder, 'dev.proj1'));
  expect(answer('dev.proj1').stdout).toContain('acme/orders:pr-1');
  forge(cache);
  expect(answer('dev.proj1')).toEqual(kept);
});

test('another format is another state, and so is a folder by another name', () => {
  const { folder, cache, answer } = prepare(askRender);
  answer();
  forge(cache);
  for (const options of [['--format', 'json'], ['../' + basename(folder)], ['--layer', 'workloads']]) {
    const asked = ['--cache', cache, ...options];
    expect(askRender(folder, 'dev.proj1', ...asked)).toEqual(askRender(folder, 'dev.proj1', ...options));
  }
  expect(answer()).toEqual(kept);
});

test('what is warned of is said again', () => {
  const { folder, cache, answer } = prepare(askRender);
  const port = '{ name: tcp-feed, containerPort: 9000 }';
  writeFileSync(
    join(folder, 'envs/ci.yaml'),
    `services: { feed: { image: acme/feed:1, ports: [${port}] } }\n`,
  );
  writeFileSync(join(folder, 'envs/ci.a.yaml'), 'services: { feed: { image: acme/feed:2 } }\n');
  const { stderr } = answer();
  expect(stderr).toContain('[port-not-http]');
  forge(cache);
  expect(answer()).toEqual({ ...kept, stderr });
});

test.each([[[]], [['--env', 'dev', '--output-dir', 'out']]])(
  'render refuses --cache beside %j',
  (options) => {
    const { folder, cache } = prepare();
    expect(runEnvtree(folder, 'render', '--cache', cache, ...options)).toEqual({
      stdout: '',
      stderr: 'error: --cache is for what --env prints, without --output-dir\n',
      exitCode: 2,
    });
    expect(readdirSync(folder)).not.toContain('out');
  },
);

test('a bundle is all of the program, whatever lies around it and whoever requires it', () => {
  const program = makeFolder({ 'start.js': "require('./in/envtree.js');\n", 'beside.txt': 'one\n' });
  const options = { bundle: true, platform: 'node', logLevel: 'error' } as const;
  const [entry, outfile] = [join(repository, 'src/cli.ts'), join(program, 'in/envtree.js')];
  buildSync({ ...options, entryPoints: [entry], outfile });
  const { folder, cache } = prepare();
  const ask = (): ProgramResult =>
    run(folder, process.execPath, [
      join(program, 'start.js'),
      ...['render', '--env', 'dev.proj1', '--cache', cache],
    ]);
  expect(ask()).toEqual(askRender(folder, 'dev.proj1'));
  forge(cache);
  writeFileSync(join(program, 'beside.txt'), 'two\n');
  expect(ask()).toEqual(kept);
  buildSync({ ...options, entryPoints: [entry], outfile, minify: true });
  expect(ask()).toEqual(askRender(folder, 'dev.proj1'));
});

test('what is torn is rendered anew', () => {
  const { folder, cache, answer } = prepare();
  answer();
  const path = join(placeIn(cache), 'dev.proj1.stdout');
  for (const torn of ['', readFileSync(path, 'utf8').slice(0, -10)]) {
    writeFileSync(path, torn);
    expect(answer()).toEqual(askPlugin(folder, 'dev.proj1'));
    expect(readFileSync(path, 'utf8')).toContain('acme/orders:pr-1');
  }
});

test.each(['envtree.yaml', 'envs/dev.yaml', 'envs/dev.proj1.yaml', 'orders.yaml'] as const)(
  'another text of %s is another state',
  (path) => {
    const { folder, cache, answer } = prepare();
    answer();
    forge(cache);
    writeFileSync(join(folder, path), `${files[path]}# more\n`);
    expect(answer()).toEqual(askPlugin(folder, 'dev.proj1'));
    writeFileSync(join(folder, path), files[path]);
    expect(answer().stdout).toBe('kept');
  },
);

test('a mistake is told, and nothing is kept', () => {
  const { folder, cache, answer } = prepare();
  writeFileSync(join(folder, 'envs/dev.proj1.yaml'), 'servces: {}\n');
  expect(answer()).toEqual(askPlugin(folder, 'dev.proj1'));
  expect(answer().exitCode).toBe(1);
  expect(readdirSync(cache)).toEqual([]);
});

test.each(['dev.empty', 'dev.proj2', '../dev.proj1', '..'])('"%s" is answered as without a cache', (name) => {
  const { folder, answer } = prepare();
  answer();
  expect(answer(name)).toEqual(askPlugin(folder, name));
  expect(answer(name).exitCode).not.toBe(0);
});

test('where nothing can be written, it is answered all the same', () => {
  const { folder } = prepare();
  const place = join(makeFolder({ taken: 'a file' }), 'taken');
  expect(askPlugin(folder, 'dev.proj1', '--cache', place)).toEqual(askPlugin(folder, 'dev.proj1'));
});

test('a link out of the folder is refused, cache or not', () => {
  const { folder, answer } = prepare();
  answer();
  symlinkSync(makeFolder({ 'dev.b.yaml': 'services: {}\n' }), join(folder, 'envs/dev.b.yaml'));
  expect(answer()).toEqual(askPlugin(folder, 'dev.proj1'));
  expect(answer().exitCode).toBe(1);
});

describe('of several processes', () => {
  const state = { stderr: '', answers: new Map([['dev', 'text']]), files: [] };
  const noFile = (): never => {
    throw new Error('No file is read');
  };

  test('one writes a state, and others leave it to that one, unless it has died', () => {
    const folder = makeFolder({});
    const cache = new AnswerCache(folder, 'state');
    const partial = join(folder, 'state.list.partial');
    mkdirSync(partial);
    cache.keep(() => state);
    expect(cache.find('dev', noFile)).toBeUndefined();
    const longAgo = Date.now() / 1000 - 700;
    utimesSync(partial, longAgo, longAgo);
    cache.keep(() => state);
    expect(cache.find('dev', noFile)).toEqual({ stdout: 'text', stderr: '' });
  });

  test('one that fails leaves nothing behind', () => {
    const folder = makeFolder({});
    const cache = new AnswerCache(folder, 'state');
    cache.keep(noFile);
    expect(readdirSync(folder)).toEqual([]);
    cache.keep(() => state);
    expect(cache.find('dev', noFile)?.stdout).toBe('text');
  });
});

test('the oldest states go', () => {
  const folder = makeFolder({});
  const caches = Array.from({ length: 12 }, (_, index) => new AnswerCache(folder, `state${String(index)}`));
  caches.forEach((cache, index) => {
    const before = readdirSync(folder);
    cache.keep(() => ({ stderr: '', answers: new Map([['dev', String(index)]]), files: [] }));
    const added = readdirSync(folder).filter((name) => !before.includes(name));
    for (const name of added) utimesSync(join(folder, name), index, index);
  });
  const found = caches.map((cache) => cache.find('dev', () => ({ path: '', text: '' }))?.stdout);
  expect(found.filter((it) => it !== undefined)).toEqual(['4', '5', '6', '7', '8', '9', '10', '11']);
});
