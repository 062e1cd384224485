/**
 * Bundles the sources and the tests, and loads both once for many mutants: the code asks at run time which mutant is
 * active, so that only what runs while a module loads has to be loaded anew. Nor do tests keep anything.
 */
const { join, relative } = require('node:path');
const { createRequire } = require('node:module');
const { readFile } = require('node:fs/promises');
const esbuild = require('esbuild');

const common = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
};

/** A bundle has no folders, so that each file is told its own. */
const knowFolder = {
  name: 'know-folder',
  setup(build) {
    build.onLoad({ filter: /\/test\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { loader: 'ts', contents: text.replaceAll('__dirname', JSON.stringify(join(path, '..'))) };
    });
  },
};

/** Leaves what is in `src` out of the bundle of the tests, and tells what of it they import. */
function leaveOut(root, sources) {
  return {
    name: 'leave-out-sources',
    setup(build) {
      build.onResolve({ filter: /\/object-schemas$/ }, () => ({
        path: join(root, 'test/mutation/no-object-schemas.ts'),
      }));
      build.onResolve({ filter: /\/src\// }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'resolving') return undefined;
        const resolved = await build.resolve(path, { resolveDir, kind, pluginData: 'resolving' });
        const source = relative(root, resolved.path);
        sources.add(source);
        return { path: source, external: true };
      });
    },
  };
}

/** Runs the code of a bundle, as a module whose imports `requireModule` gives. */
function run(code, requireModule, globals = {}) {
  const module = { exports: {} };
  const load = new Function('module', 'exports', 'require', ...Object.keys(globals), code);
  load(module, module.exports, requireModule, ...Object.values(globals));
  return module.exports;
}

/** Jest's globals, each of which stands for that of the run which is going on. */
function globalsOf(current) {
  const names = ['test', 'it', 'describe', 'expect', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'];
  const standing = names.map((name) => {
    const handler = {
      apply: (_target, _this, values) => current()[name](...values),
      get: (_target, key) => current()[name][key],
    };
    return [name, new Proxy(() => undefined, handler)];
  });
  return Object.fromEntries(standing);
}

/** Loads the sources, and returns what registers all tests of them; `current` gives the globals of Jest. */
async function loadOnce({ root, packages, current }) {
  const requireFrom = createRequire(join(root, 'package.json'));
  const requirePackage = (name) => packages[name] ?? requireFrom(name);
  const sources = new Set();
  const tests = await esbuild.build({
    ...common,
    entryPoints: [join(root, 'test/mutation/all-tests.ts')],
    plugins: [leaveOut(root, sources), knowFolder],
  });
  const contents = [...sources]
    .map((path) => `exports[${JSON.stringify(path)}] = require('./${path}');`)
    .join('\n');
  const bundle = await esbuild.build({ ...common, stdin: { contents, resolveDir: root, loader: 'js' } });
  const loaded = run(bundle.outputFiles[0].text, requirePackage);
  return () =>
    run(tests.outputFiles[0].text, (name) => loaded[name] ?? requirePackage(name), globalsOf(current));
}

module.exports = { loadOnce };
