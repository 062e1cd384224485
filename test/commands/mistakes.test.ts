/** Each kind of mistake among fifty good files: no manifest, exit code 1, and all mistakes are listed. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { planEnvironments } from '../../src/core/plan-environments';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { readerOf, readSourceFiles } from '../../src/files/read-source-files';
import { readExpectation } from '../support/expectation';
import { makeFolder } from '../support/make-folder';
import { repository, run, type ProgramResult, runEnvtree } from '../support/run-envtree';

const scenarios = join(repository, 'test/scenarios/mistakes');

/** Those whose mistake is that nothing else is there, or that the good files would share, and those that are warnings. */
const others = new Set([
  'no-environments',
  'no-environment-files',
  'no-root-file',
  'port-not-http',
  'port-missing',
  'target-missing',
  'port-differs',
  'unordered-tiers',
  'shared-with-original',
  'not-isolated',
  'changes-nothing',
  'expired',
  'similar-name',
  'missing-level',
  'same-as-parent',
  'image-without-tag',
  'shared-claim',
  'many-routes',
  'large-object',
  'unknown-calls',
  'illegal-level-splitter',
]);
const mistakes = readdirSync(scenarios).filter((name) => !others.has(name));

function amongFifty(name: string): string {
  const good = Array.from({ length: 50 }, (_, index) => [
    `envs/dev.good${String(index)}.yaml`,
    'services: { good: { new: true, image: acme/good:pr, ports: [8080] } }\n',
  ]);
  const folder = makeFolder(Object.fromEntries(good) as Record<string, string>);
  cpSync(join(scenarios, name), folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

test.each(mistakes)('%s among fifty good files is found, with all that is wrong', (name) => {
  const expected = readExpectation(join(scenarios, name)).diagnostics.map(({ code }) => code);
  const folder = amongFifty(name);
  const { diagnostics } = planEnvironments(readSourceFiles(folder), { readFile: readerOf(folder) });
  const codes = diagnostics.map(({ code }) => code).sort();
  expect(hasErrors(diagnostics)).toBe(true);
  for (const code of new Set(expected)) {
    expect(codes.filter((it) => it === code)).toHaveLength(expected.filter((it) => it === code).length);
  }
});

test('envtree render > file leaves nothing in the file, says all, and exits with 1', () => {
  const folder = amongFifty('many-at-once');
  const binary = join(repository, 'lib/src/cli.js');
  const { stderr, exitCode } = run(folder, 'sh', [
    '-c',
    `"${process.execPath}" "${binary}" render > out.yaml`,
  ]);
  expect(exitCode).toBe(1);
  expect(existsSync(join(folder, 'out.yaml'))).toBe(true);
  expect(readFileSync(join(folder, 'out.yaml'), 'utf8')).toBe('');
  expect(stderr).toMatch(/\n6 errors\n$/);
});

test('envtree check prints diagnostics alone, and exits with 0 where there is only a warning', () => {
  const wrong = runEnvtree(amongFifty('unknown-key'), 'check');
  expect(wrong).toMatchObject({ stdout: '', exitCode: 1 });
  expect(wrong.stderr).toContain(
    'envs/dev.proj1.yaml:2:13: error: Unknown key "imgae" in "orders" [unknown-key]',
  );
  const warned = runEnvtree(join(scenarios, 'port-not-http'), 'check');
  expect(warned).toMatchObject({ stdout: '', exitCode: 0 });
  expect(warned.stderr).toMatch(/\n2 warnings\n$/);
  expect(runEnvtree(join(repository, 'test/scenarios/two-roots'), 'check')).toMatchObject({
    stdout: '',
    exitCode: 0,
  });
});

test('a file that has no end is not waited for', () => {
  const folder = makeFolder({ 'envs/dev.yaml': 'services: {}\n' });
  execFileSync('mkfifo', [join(folder, 'envs/dev.proj1.yaml')]);
  const { stderr, exitCode } = runEnvtree(folder, 'check');
  expect(stderr).toContain('envs/dev.proj1.yaml:1:1: error: This is no file that can be read to its end');
  expect(exitCode).toBe(1);
});

test('cdk8s synth takes nothing to render for an error', () => {
  const folder = makeFolder({ 'envs/dev.yaml': 'services: {}\n' });
  const { stderr, exitCode } = run(folder, join(repository, 'node_modules/.bin/tsx'), [
    join(repository, 'src/main.ts'),
  ]);
  expect({ stderr, exitCode }).toEqual({
    stderr: 'error: There is nothing to render in "all".\n',
    exitCode: 1,
  });
});

test('cdk8s synth writes nothing and fails where there is a mistake', () => {
  const folder = amongFifty('unknown-key');
  const main = `${join(repository, 'node_modules/.bin/tsx')} ${join(repository, 'src/main.ts')}`;
  const cli = join(repository, 'node_modules/.bin/cdk8s');
  const { exitCode, stderr, stdout } = run(folder, cli, ['synth', '--no-check-upgrade', '--app', main]);
  expect(exitCode).not.toBe(0);
  expect(stderr + stdout).toContain('envs/dev.proj1.yaml:2:13: error: Unknown key "imgae"');
  expect(existsSync(join(folder, 'dist')) ? readdirSync(join(folder, 'dist')) : []).toEqual([]);
});

describe('npm run synth', () => {
  const synth = (file: string): ProgramResult & { readonly written: string } => {
    const folder = makeFolder({
      'package.json': readFileSync(join(repository, 'package.json'), 'utf8'),
      'envs/dev.yaml': file,
      'dist/app.k8s.yaml': 'as it was',
    });
    for (const name of ['node_modules', 'src', 'schema', 'imports', 'cdk8s.yaml', 'tsconfig.json']) {
      symlinkSync(join(repository, name), join(folder, name));
    }
    const result = run(folder, 'npm', ['run', '--silent', 'synth']);
    return { ...result, written: readFileSync(join(folder, 'dist/app.k8s.yaml'), 'utf8') };
  };

  test('leaves dist/ as it was where there is a mistake', () => {
    const { exitCode, stderr, written } = synth('servces: {}\n');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('envs/dev.yaml:1:1: error: Unknown key "servces"');
    expect(written).toBe('as it was');
  });

  test('tells a warning once, though it reads the files twice', () => {
    const port = 'service: { ports: [{ port: 80, targetPort: web }] }';
    const { exitCode, stderr, written } = synth(`services: { orders: { image: x, ports: [80], ${port} } }\n`);
    expect(exitCode).toBe(0);
    expect(stderr.split('warning:')).toHaveLength(2);
    expect(written).toContain('kind: Deployment');
  });
});
