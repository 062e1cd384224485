import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/make-folder';
import { repository, run, runEnvtree, type ProgramResult } from '../support/run-envtree';

const files = {
  'envs/dev.yaml': 'namespace: shop\nservices: { orders: { image: acme/orders:1, ports: [8080] } }\n',
  'envs/dev.proj1.yaml': 'services: { orders: { image: acme/orders:pr-1 } }\n',
  'envs/dev.empty.yaml': 'description: to come\n',
};
const folder = makeFolder(files);

/** As Argo CD calls the plugin for an Application. */
function callPlugin(
  parameters: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, string>> = {},
  cwd = folder,
): ProgramResult {
  const list = Object.entries(parameters).map(([name, value]) => ({ name, string: value }));
  const given = {
    ARGOCD_APP_PARAMETERS: JSON.stringify(list),
    ARGOCD_APP_NAME: 'envtree',
    ARGOCD_APP_NAMESPACE: 'argocd',
    ARGOCD_APP_PROJECT_NAME: 'previews',
    ARGOCD_APP_SOURCE_REPO_URL: 'https://git.example.com/shop.git',
    ARGOCD_APP_SOURCE_TARGET_REVISION: 'main',
    ARGOCD_APP_SOURCE_PATH: '.',
    ...variables,
  };
  const assignments = Object.entries(given).map(([key, value]) => `${key}=${value}`);
  const program = [process.execPath, `${repository}/lib/src/cli.js`, 'argocd'];
  return run(cwd, 'env', [...assignments, ...program]);
}

function readLines({ stdout, stderr, exitCode }: ProgramResult): { kind: string; metadata: object }[] {
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; metadata: object });
}

describe('the plugin', () => {
  test.each(['workloads', 'hosts', 'routes', 'routing', 'all'])(
    'answers for the layer %s what `envtree render` prints',
    (layer) => {
      const rendered = runEnvtree(folder, 'render', '--layer', layer, '--format', 'json').stdout;
      expect(rendered).not.toBe('');
      expect(callPlugin({ layer }).stdout).toBe(rendered);
    },
  );

  test('answers without parameters all manifests', () => {
    expect(callPlugin({}).stdout).toBe(runEnvtree(folder, 'render', '--format', 'json').stdout);
    expect(callPlugin({}, { ARGOCD_APP_PARAMETERS: 'null' }).stdout).toBe(callPlugin({}).stdout);
  });

  test("answers for an environment its workloads, asked by a parameter or by the Application's env", () => {
    const workloads = runEnvtree(folder, 'render', '--env', 'dev.proj1', '--format', 'json').stdout;
    expect(callPlugin({ env: 'dev.proj1' }).stdout).toBe(workloads);
    expect(callPlugin({}, { ARGOCD_ENV_ENV: 'dev.proj1' }).stdout).toBe(workloads);
    expect(callPlugin({ env: 'dev.proj1' }, { ARGOCD_ENV_ENV: 'dev' }).stdout).toBe(workloads);
  });

  test('takes a folder below that of the Application, and names its files from the repository on', () => {
    const repo = makeFolder({ 'apps/shop/envs/dev.yaml': files['envs/dev.yaml'] });
    const elsewhere = { ARGOCD_APP_SOURCE_PATH: 'apps' };
    expect(callPlugin({ root: 'shop' }, elsewhere, `${repo}/apps`).exitCode).toBe(0);
    const wrong = makeFolder({ 'apps/shop/envs/dev.yaml': 'servces: {}\n' });
    expect(callPlugin({ root: 'shop' }, elsewhere, `${wrong}/apps`).stderr).toContain(
      'apps/shop/envs/dev.yaml:1:1: error: Unknown key "servces"',
    );
  });
});

describe('the layer applications', () => {
  test('is the routing, and an Application for each environment that has workloads', () => {
    const objects = readLines(callPlugin({ layer: 'applications' }));
    const routing = runEnvtree(folder, 'render', '--layer', 'routing', '--format', 'json').stdout;
    const applications = objects.filter(({ kind }) => kind === 'Application');
    const others = objects.filter(({ kind }) => kind !== 'Application');
    expect(others.map((object) => `${JSON.stringify(object)}\n`).join('')).toBe(routing);
    expect(applications.map(({ metadata }) => (metadata as { name: string }).name)).toEqual([
      'envtree.dev',
      'envtree.dev-proj1',
    ]);
  });

  test('passes on where it comes from, and is refreshed by the files that it is made of', () => {
    const objects = readLines(callPlugin({ layer: 'applications', root: 'shop' }, {}, nested));
    expect(
      objects.find(({ metadata }) => (metadata as { name: string }).name === 'envtree.dev-proj1'),
    ).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'envtree.dev-proj1',
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/managed-by': 'envtree' },
        annotations: {
          'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
          'argocd.argoproj.io/manifest-generate-paths':
            '/shop/envtree.yaml;/shop/envs/dev.proj1.yaml;/shop/envs/dev.yaml',
          'argocd.argoproj.io/sync-options': 'Delete=confirm',
          'argocd.argoproj.io/sync-wave': '-1',
        },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'previews',
        source: {
          repoURL: 'https://git.example.com/shop.git',
          targetRevision: 'main',
          path: '.',
          plugin: {
            name: 'envtree',
            parameters: [
              { name: 'env', string: 'dev.proj1' },
              { name: 'root', string: 'shop' },
            ],
          },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['ServerSideApply=true'],
          retry: { limit: -1, refresh: true, backoff: { duration: '5s', maxDuration: '3m', factor: 2 } },
        },
      },
    });
  });

  test('follows the head of the repository where the Application does', () => {
    const [application] = readLines(
      callPlugin({ layer: 'applications' }, { ARGOCD_APP_SOURCE_TARGET_REVISION: '' }),
    ).filter(({ kind }) => kind === 'Application');
    expect(application).toMatchObject({ spec: { source: { targetRevision: 'HEAD' } } });
  });
});

const nestedFiles = Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text]));
const nested = makeFolder(nestedFiles);

describe('what the plugin refuses, without one manifest', () => {
  test.each([
    [{ enviroment: 'dev' }, {}, 'There is no parameter "enviroment". There are: layer, env, root'],
    [{ layr: 'routing' }, {}, 'There is no parameter "layr". Did you mean "layer"?'],
    [{ layer: 'rooting' }, {}, 'There is no layer "rooting". Did you mean "routing"?'],
    [{ env: ['dev'] }, {}, 'The parameter "env" has to be a "string"'],
    [{ env: 'dev.prj1' }, {}, 'There is no environment "dev.prj1". Did you mean "dev.proj1"?'],
    [{ env: 'dev', layer: 'routing' }, {}, 'An environment alone has workloads'],
    [{ root: '../other' }, {}, 'leads out of the repository'],
    [{ root: '/etc' }, {}, 'leads out of the repository'],
    [{}, { ARGOCD_ENV_LAYR: 'routing' }, 'There is no parameter "LAYR". Did you mean "LAYER"?'],
    [{}, { ARGOCD_APP_PARAMETERS: '{' }, 'ARGOCD_APP_PARAMETERS is not a list in JSON: {'],
    [{}, { ARGOCD_APP_PARAMETERS: '{}' }, 'ARGOCD_APP_PARAMETERS is not a list in JSON: {}'],
    [
      {},
      { ARGOCD_APP_PARAMETERS: '[{"name":"env","string":"dev"},{"name":"env","string":"dev.proj1"}]' },
      'The parameter "env" is given twice',
    ],
    [{}, { ARGOCD_APP_PARAMETERS: '[null]' }, 'There is no parameter "". There are: layer, env, root'],
    [{ layer: 'applications' }, { ARGOCD_APP_NAME: '' }, 'ARGOCD_APP_NAME is not set'],
    [
      { layer: 'applications' },
      { ARGOCD_APP_NAME: 'team_envtree' },
      "is for an Application in Argo CD's own",
    ],
  ])('%j, with %j', (parameters, variables: Record<string, string>, message) => {
    const { stdout, stderr, exitCode } = callPlugin(parameters, variables);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  test('an environment without services, since Argo CD would remove what it had', () => {
    const { stdout, stderr, exitCode } = callPlugin({ env: 'dev.empty' });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toBe(
      'error: There is nothing to render in the environment "dev.empty". To remove what is there, remove its file.\n',
    );
  });

  test.each([
    ['.', 'There is no folder "envs/" here'],
    ['nowhere', 'There is no such folder'],
    ['file', 'This is no folder'],
  ])('a folder without environments: %s', (root, message) => {
    const empty = makeFolder({ file: '' });
    const { stdout, stderr, exitCode } = callPlugin({ layer: 'applications', root }, {}, empty);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toContain(message);
  });

  test('a folder that a link leads to out of the repository, and no other link', () => {
    const elsewhere = makeFolder(nestedFiles);
    const repo = makeFolder({ ...nestedFiles, 'apps/README.md': '' });
    symlinkSync(join(elsewhere, 'shop'), join(repo, 'apps/out'));
    symlinkSync('../shop', join(repo, 'apps/in'));
    const call = (root: string, path: string): ProgramResult =>
      callPlugin({ root }, { ARGOCD_APP_SOURCE_PATH: path }, join(repo, 'apps'));
    expect(call('out', 'apps')).toEqual({
      stdout: '',
      stderr: 'error: The parameter "root" leads out of the repository: out\n',
      exitCode: 2,
    });
    expect(call('in', './apps/').exitCode).toBe(0);
    expect(call('../shop', 'apps').exitCode).toBe(0);
    // Where the path is not that of the current folder, that folder is all that is known to be of the repository.
    expect(call('in', 'elsewhere').exitCode).toBe(2);
  });

  test('a mistake in any file, whichever environment is asked for', () => {
    const wrong = makeFolder({ ...files, 'envs/dev.proj2.yaml': 'services: { orders: { imgae: x } }\n' });
    const { stdout, stderr, exitCode } = callPlugin({ env: 'dev.proj1' }, {}, wrong);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toContain('envs/dev.proj2.yaml:1:23: error: Unknown key "imgae"');
  });
});
