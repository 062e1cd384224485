import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { makeFolder } from '../support/make-folder';
import { repository, run, runEnvtree } from '../support/run-envtree';

const root = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
const child = 'services: { orders: { image: acme/orders:pr-1 } }\n';
const files = { 'envs/dev.yaml': root, 'envs/dev.proj1.yaml': child, 'envs/dev.proj2.yaml': '{}\n' };
const folder = makeFolder(files);

function readYaml(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

function kindsOf(text: string): string[] {
  return readYaml(text).map((object) => (object as { kind: string }).kind);
}

/** The files in and below a folder, by their paths, sorted. */
function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile());
  return found.map(({ parentPath, name }) => relative(path, join(parentPath, name))).sort();
}

describe('envtree render', () => {
  test('prints what `cdk8s synth` writes, byte by byte', () => {
    const output = makeFolder({});
    const options = ['cdk8s', 'synth', '--no-check-upgrade', '--output', output];
    expect(run(repository, 'npx', options).exitCode).toBe(0);
    expect(readdirSync(output)).toEqual(['app.k8s.yaml']);
    const { stdout, exitCode } = runEnvtree(repository, 'render');
    expect(exitCode).toBe(0);
    expect(kindsOf(stdout).filter((kind) => kind === 'VirtualService')).toHaveLength(3);
    expect(readFileSync(join(output, 'app.k8s.yaml'), 'utf8')).toBe(stdout);
  });

  test('--format json prints the same objects, one a line', () => {
    const yaml = runEnvtree(folder, 'render').stdout;
    const lines = runEnvtree(folder, 'render', '--format', 'json').stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(readYaml(yaml));
  });

  test('takes another folder, and names its files from where the user stands', () => {
    const elsewhere = makeFolder({ 'shop/envs/dev.yaml': root, 'shop/envs/dev.proj1.yaml': 'service: {}\n' });
    expect(runEnvtree(elsewhere, 'render', 'shop').stderr).toContain(
      'shop/envs/dev.proj1.yaml:1:1: error: Unknown key "service"',
    );
    expect(runEnvtree('/', 'render', folder).stdout).toBe(runEnvtree(folder, 'render', '.').stdout);
  });

  test('--layer prints one layer, and all together are the whole', () => {
    const [workloads, hosts, routes] = ['workloads', 'hosts', 'routes'].map(
      (layer) => runEnvtree(folder, 'render', '--layer', layer).stdout,
    ) as [string, string, string];
    expect(kindsOf(workloads)).toEqual(['Deployment', 'Deployment']);
    const [service, instanceService, ...others] = readYaml(hosts);
    expect(service).toMatchObject({ kind: 'Service', metadata: { name: 'orders' } });
    expect(instanceService).toMatchObject({
      kind: 'Service',
      metadata: { name: 'envtree-orders-dev-proj1' },
    });
    const kinds = others.map((object) => (object as { kind: string }).kind);
    expect(kinds).toEqual(['ServiceEntry', 'ServiceEntry', 'DestinationRule', 'EnvoyFilter']);
    expect(kindsOf(routes)).toEqual(['VirtualService']);
    const routing = runEnvtree(folder, 'render', '--layer', 'routing').stdout;
    expect(routing).toBe(`${hosts}---\n${routes}`);
    expect(runEnvtree(folder, 'render').stdout).toBe(`${workloads}---\n${routing}`);
    expect(runEnvtree(folder, 'render', '--layer', 'all').stdout).toBe(`${workloads}---\n${routing}`);
  });

  test("--env prints that environment's workloads alone", () => {
    expect(kindsOf(runEnvtree(folder, 'render', '--env', 'dev').stdout)).toEqual(['Deployment']);
    const [deployment, ...others] = readYaml(runEnvtree(folder, 'render', '--env', 'dev.proj1').stdout);
    expect(deployment).toMatchObject({ kind: 'Deployment', metadata: { name: 'orders-dev-proj1' } });
    expect(others).toEqual([]);
  });

  test('--output-dir writes a file for each layer and environment, and leaves none of an earlier run', () => {
    const output = join(makeFolder({}), 'new', 'folder');
    runEnvtree(folder, 'render', '--output-dir', output, '--format', 'json');
    expect(filesBelow(output)).toEqual([
      'hosts/dev.json',
      'hosts/dev.proj1.json',
      // The tag of an environment without services would find no pods.
      'routes/dev.json',
      'workloads/dev.json',
      'workloads/dev.proj1.json',
    ]);
    writeFileSync(join(output, 'hosts', 'kustomization.yaml'), 'resources: []\n');
    expect(runEnvtree(folder, 'render', '--output-dir', output).stdout).toBe('');
    const written = filesBelow(output);
    expect(written).toEqual([
      'hosts/dev.proj1.yaml',
      'hosts/dev.yaml',
      'hosts/kustomization.yaml',
      'routes/dev.yaml',
      'workloads/dev.proj1.yaml',
      'workloads/dev.yaml',
    ]);
    const ours = written.filter((path) => !path.endsWith('kustomization.yaml'));
    const objects = ours.flatMap((path) => readYaml(readFileSync(join(output, path), 'utf8')));
    const whole = readYaml(runEnvtree(folder, 'render').stdout);
    expect(objects).toHaveLength(whole.length);
    for (const object of whole) expect(objects).toContainEqual(object);
  });

  test('--output-dir removes the files of an environment that is gone, and touches no other layer', () => {
    const output = makeFolder({});
    runEnvtree(folder, 'render', '--output-dir', output);
    mkdirSync(join(output, 'workloads', 'notes.yaml'));
    const alone = makeFolder({ 'envs/dev.yaml': root });
    runEnvtree(alone, 'render', '--output-dir', output, '--layer', 'workloads');
    expect(filesBelow(output)).toEqual([
      'hosts/dev.proj1.yaml',
      'hosts/dev.yaml',
      'routes/dev.yaml',
      'workloads/dev.yaml',
    ]);
    runEnvtree(alone, 'render', '--output-dir', output);
    expect(filesBelow(output)).toEqual(['hosts/dev.yaml', 'routes/dev.yaml', 'workloads/dev.yaml']);
  });

  test('--output-dir with --env touches the file of that environment alone', () => {
    const output = makeFolder({});
    runEnvtree(folder, 'render', '--output-dir', output, '--format', 'json');
    runEnvtree(folder, 'render', '--output-dir', output, '--env', 'dev.proj1');
    expect(filesBelow(output).filter((path) => path.startsWith('workloads/'))).toEqual([
      'workloads/dev.json',
      'workloads/dev.proj1.yaml',
    ]);
  });

  test('leaves the files of an earlier run as they are where there is a mistake', () => {
    const output = makeFolder({});
    runEnvtree(folder, 'render', '--output-dir', output);
    const before = filesBelow(output).map((path) => readFileSync(join(output, path), 'utf8'));
    const wrong = makeFolder({ 'envs/dev.yaml': root, 'envs/dev.proj3.yaml': 'servces: {}\n' });
    expect(runEnvtree(wrong, 'render', '--output-dir', output).exitCode).toBe(1);
    expect(filesBelow(output).map((path) => readFileSync(join(output, path), 'utf8'))).toEqual(before);
  });

  test('says without a stack trace that it cannot write', () => {
    const file = join(makeFolder({ file: '' }), 'file');
    const { stderr, stdout, exitCode } = runEnvtree(folder, 'render', '--output-dir', file);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toMatch(/^error: E(EXIST|NOTDIR)/);
    expect(stderr).not.toContain('    at ');
  });

  test('takes nothing to render for an error, unless that is meant', () => {
    const empty = runEnvtree(folder, 'render', '--env', 'dev.proj2');
    expect(empty).toMatchObject({ stdout: '', exitCode: 1 });
    expect(empty.stderr).toContain('nothing to render in the environment "dev.proj2"');
    expect(runEnvtree(folder, 'render', '--env', 'dev.proj2', '--allow-empty')).toEqual({
      stdout: '',
      stderr: '',
      exitCode: 0,
    });
  });

  test('loses nothing of a large output in a pipe', () => {
    const services = Array.from(
      { length: 300 },
      (_, index) => `  s${String(index)}: { image: x, ports: [8080] }\n`,
    );
    const large = makeFolder({ 'envs/dev.yaml': `services:\n${services.join('')}` });
    const piped = run(large, 'sh', [
      '-c',
      `"${process.execPath}" "${repository}/lib/src/cli.js" render | cat`,
    ]);
    expect(piped.stdout.length).toBeGreaterThan(200_000);
    expect(readYaml(piped.stdout)).toHaveLength(900);
    const cut = run(large, 'sh', [
      '-c',
      `"${process.execPath}" "${repository}/lib/src/cli.js" render | head -n 1`,
    ]);
    expect(cut).toEqual({ stdout: 'apiVersion: apps/v1\n', stderr: '', exitCode: 0 });
  });

  test('says in a line that its answer cannot be written', () => {
    const command = `"${process.execPath}" "${repository}/lib/src/cli.js" render > /dev/full`;
    const { stderr, exitCode } = run(folder, 'sh', ['-c', command]);
    expect(stderr).toMatch(/^error: The answer cannot be written: .*no space left.*\n$/i);
    expect(exitCode).toBe(1);
  });

  test('is a file that can be run', () => {
    const binary = join(repository, 'lib/src/cli.js');
    expect(existsSync(binary)).toBe(true);
    expect(readFileSync(binary, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(run(folder, binary, ['check']).exitCode).toBe(0);
  });
});

describe('a wrong call', () => {
  test.each([
    [['render', '--layer', 'rout'], 'Allowed choices are workloads, routing, hosts, routes, all'],
    [['render', '--format', 'toml'], 'Allowed choices are yaml, json'],
    [['render', '--evn', 'dev'], "unknown option '--evn'"],
    [['rendr'], "unknown command 'rendr'"],
    [['render', 'a', 'b'], 'too many arguments'],
    [['render', '--env', 'dev.prj1'], 'Did you mean "dev.proj1"?'],
    [
      ['render', '--env', 'dev', '--layer', 'routing'],
      'An environment alone has workloads; "routing" is one whole',
    ],
    [['render', '--output-dir', ''], 'The folder of --output-dir has no name'],
    [[], 'Usage: envtree'],
  ])('envtree %j exits with 2', (args, message) => {
    const { stdout, stderr, exitCode } = runEnvtree(folder, ...args);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(message);
  });

  test.each([
    ['--help', 'Usage: envtree'],
    ['--version', '0.'],
  ])('envtree %s exits with 0', (option, text) => {
    const { stdout, exitCode } = runEnvtree(folder, option);
    expect(stdout).toContain(text);
    expect(exitCode).toBe(0);
  });
});
