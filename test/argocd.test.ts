/** The files that Argo CD's plugin is installed by agree with each other and with the program. */
import { buildSync } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { scripts } from '../package.json';
import { parameterNames } from '../src/argocd/read-request';
import { layerChoices } from '../src/core/plan/selection';
import { makeFolder } from './support/make-folder';
import { repository, run, runEnvtree } from './support/run-envtree';

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

interface Plugin {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly generate: { readonly command: readonly string[] };
    readonly parameters: { readonly static: readonly { readonly name: string; readonly tooltip: string }[] };
  };
}

const plugin = parse(read('deploy/argocd/plugin.yaml')) as Plugin;
const dockerfile = read('deploy/argocd/Dockerfile');

test('the plugin announces the parameters that the program takes, and each layer', () => {
  const announced = plugin.spec.parameters.static;
  expect(announced.map(({ name }) => name)).toEqual([...parameterNames]);
  const [layer] = announced;
  for (const name of Object.keys(layerChoices)) expect(layer?.tooltip).toContain(name);
});

test("the plugin's command is what the image has, and the image is what is built", () => {
  const [node, program, command] = plugin.spec.generate.command;
  expect([node, command]).toEqual(['node', 'argocd']);
  const [, built] = /--outfile=(\S+)/.exec(scripts.bundle) ?? [];
  expect(dockerfile).toContain(`COPY --from=build /envtree/${String(built)} ${String(program)}`);
  expect(dockerfile).toContain('USER 999:999');
  for (const [, path] of dockerfile.matchAll(/^COPY (src\S+)/gm))
    expect(existsSync(join(repository, String(path)))).toBe(true);
});

test('the bundle is one file that needs nothing beside it, and answers as the program does', () => {
  const folder = makeFolder({});
  const program = join(folder, 'envtree.js');
  const bundle = scripts.bundle.split(' ');
  expect(bundle.slice(0, 4)).toEqual(['esbuild', 'src/cli.ts', '--bundle', '--platform=node']);
  const { errors, warnings } = buildSync({
    absWorkingDir: repository,
    entryPoints: ['src/cli.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    outfile: program,
  });
  expect([errors, warnings]).toEqual([[], []]);
  const { stdout, exitCode } = run(folder, process.execPath, [program, 'render', repository]);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(runEnvtree(repository, 'render').stdout);
});

const examples = [
  'argocd/envtree.yaml',
  'argocd/single.yaml',
  'argocd/applicationset.yaml',
  'rendered-branch/hydrator.yaml',
];

test.each(examples)('examples/%s names the plugin, and parameters that there are', (example) => {
  const plugins = parseAllDocuments(read(`examples/${example}`)).flatMap((document) =>
    findPlugins(document.toJS()),
  );
  expect(plugins.length).toBeGreaterThan(0);
  for (const { name, parameters } of plugins) {
    expect(name).toBe(plugin.metadata.name);
    expect(parameterNames).toEqual(expect.arrayContaining(parameters.map((parameter) => parameter.name)));
  }
});

interface UsedPlugin {
  readonly name: string;
  readonly parameters: readonly { readonly name: string }[];
}

function findPlugins(value: unknown): UsedPlugin[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'plugin' ? [child as UsedPlugin] : findPlugins(child),
  );
}
