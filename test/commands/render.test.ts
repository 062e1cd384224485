import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { makeFolder, repository, run, runEnvtree } from '../support/run-envtree';

const root = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
const child = 'services: { orders: { image: acme/orders:pr-1 } }\n';
const files = { 'envs/dev.yaml': root, 'envs/dev.proj1.yaml': child, 'envs/dev.proj2.yaml': '' };
const folder = makeFolder(files);

function readYaml(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

function kindsOf(text: string): string[] {
  return readYaml(text).map((object) => (object as { kind: string }).kind);
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

  test('--layer prints one layer, and both together are the whole', () => {
    const workloads = runEnvtree(folder, 'render', '--layer', 'workloads').stdout;
    const routing = runEnvtree(folder, 'render', '--layer', 'routing').stdout;
    expect(kindsOf(workloads)).toEqual(['Service', 'Deployment', 'Deployment']);
    expect(kindsOf(routing)).toEqual([
      'Service',
      'ServiceEntry',
      'ServiceEntry',
      'DestinationRule',
      'EnvoyFilter',
      'VirtualService',
    ]);
    expect(runEnvtree(folder, 'render').stdout).toBe(`${workloads}---\n${routing}`);
  });

  test("--env prints that environment's workloads alone, the Service with the pods that it selects", () => {
    expect(kindsOf(runEnvtree(folder, 'render', '--env', 'dev').stdout)).toEqual(['Service', 'Deployment']);
    const [deployment, ...others] = readYaml(runEnvtree(folder, 'render', '--env', 'dev.proj1').stdout);
    expect(deployment).toMatchObject({ kind: 'Deployment', metadata: { name: 'orders-dev-proj1' } });
    expect(others).toEqual([]);
  });

  test('--output-dir writes a file a layer, and leaves no file of an earlier run beside it', () => {
    const output = join(makeFolder({}), 'new', 'folder');
    runEnvtree(folder, 'render', '--output-dir', output, '--format', 'json');
    expect(readdirSync(output).sort()).toEqual(['routing.json', 'workloads.json']);
    writeFileSync(join(output, 'kustomization.yaml'), 'resources: []\n');
    const { stdout } = runEnvtree(folder, 'render', '--output-dir', output);
    expect(stdout).toBe('');
    expect(readdirSync(output).sort()).toEqual(['kustomization.yaml', 'routing.yaml', 'workloads.yaml']);
    const written = ['workloads', 'routing'].map((layer) =>
      readFileSync(join(output, `${layer}.yaml`), 'utf8'),
    );
    expect(written.join('---\n')).toBe(runEnvtree(folder, 'render').stdout);
  });

  test('--output-dir removes the file of a layer that has nothing left, and touches no other layer', () => {
    const output = makeFolder({ 'routing.yaml': 'old', 'workloads.yaml': 'old' });
    const worker = makeFolder({ 'envs/dev.yaml': 'services: { worker: { image: x } }\n' });
    runEnvtree(worker, 'render', '--output-dir', output, '--layer', 'workloads');
    expect(readFileSync(join(output, 'routing.yaml'), 'utf8')).toBe('old');
    runEnvtree(worker, 'render', '--output-dir', output);
    expect(readdirSync(output)).toEqual(['workloads.yaml']);
  });

  test('leaves the files of an earlier run as they are where there is a mistake', () => {
    const output = makeFolder({ 'workloads.yaml': 'old' });
    const wrong = makeFolder({ ...files, 'envs/dev.proj3.yaml': 'servces: {}\n' });
    expect(runEnvtree(wrong, 'render', '--output-dir', output).exitCode).toBe(1);
    expect(readdirSync(output)).toEqual(['workloads.yaml']);
    expect(readFileSync(join(output, 'workloads.yaml'), 'utf8')).toBe('old');
  });

  test('says without a stack trace that it cannot write', () => {
    const file = join(makeFolder({ file: '' }), 'file');
    const { stderr, stdout, exitCode } = runEnvtree(folder, 'render', '--output-dir', file);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toMatch(/^error: EEXIST: file already exists/);
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
    expect(cut).toEqual({ stdout: 'apiVersion: v1\n', stderr: '', exitCode: 0 });
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
    [['render', '--layer', 'all'], 'Allowed choices are workloads, routing'],
    [['render', '--format', 'toml'], 'Allowed choices are yaml, json'],
    [['render', '--evn', 'dev'], "unknown option '--evn'"],
    [['rendr'], "unknown command 'rendr'"],
    [['render', 'a', 'b'], 'too many arguments'],
    [['render', '--env', 'dev.prj1'], 'Did you mean "dev.proj1"?'],
    [['render', '--env', 'dev', '--layer', 'routing'], 'The routing layer is one whole'],
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
