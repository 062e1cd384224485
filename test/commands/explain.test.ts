/** `envtree explain`, as the built program answers it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/make-folder';
import { repository, runEnvtree } from '../support/run-envtree';

const folder = makeFolder({});
cpSync(join(repository, 'envs'), join(folder, 'envs'), { recursive: true });

function explained(...args: readonly string[]): string {
  const { stdout, stderr, exitCode } = runEnvtree(folder, 'explain', ...args);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return stdout;
}

function refused(...args: readonly string[]): string {
  const { stdout, stderr, exitCode } = runEnvtree(folder, 'explain', ...args);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  return stderr;
}

test('without arguments it is the table of all answers', () => {
  expect(explained()).toContain('  dev.proj2           dev.proj2  dev                 dev\n');
  expect(explained('--unready', 'app-go@dev.proj2')).toContain('  dev.proj2           dev     dev');
});

test('of an environment it has the answers of all services', () => {
  expect(explained('dev.proj2.any')).toBe(
    'Who answers a request of dev.proj2.any, while all pods are ready:\n\n  dev.proj2  app-go\n  dev        app-java app-js\n',
  );
});

test('of a service it says who answers, and where all of it stands', () => {
  const text = explained('dev.proj1', 'app-java', '--values');
  expect(text).toContain('app-java in dev.proj1: dev.proj1 answers\n');
  expect(text).toContain('  dev.proj1  answers  envs/dev.proj1.yaml:4:3\n');
  expect(text).toContain('rule             2 of 3, "dev.proj1"\n');
  expect(text).toContain('  image: ghcr.io/envtree/demo-app:proj1\n      envs/dev.proj1.yaml:4:22\n');
});

test('what headers say counts in place of an environment', () => {
  const header = 'X-Virtual-Env: dev.proj1';
  expect(explained('--request', header, 'app-js')).toContain('app-js in dev.proj1: dev.proj1 answers\n');
  expect(explained('app-js', '--request', 'Accept: */*')).toContain(
    'app-js without an environment: dev answers',
  );
});

test('a chain is followed, with pods that are unready', () => {
  const args = ['dev.proj1', '--chain', 'app-js,app-java', '--unready', 'app-java@dev.proj1'];
  expect(explained(...args)).toContain('  2  app-js@dev.proj1  to app-java  dev\n');
});

test('the folder is that of --folder, and places are as one sees them from here', () => {
  const { stdout, exitCode } = runEnvtree(repository, 'explain', 'dev', 'app-go', '--folder', folder);
  expect(exitCode).toBe(0);
  expect(stdout.replace(/\n */g, '')).toContain(`${folder}/envs/dev.yaml:10:3`);
});

test('JSON says the same', () => {
  const json = (...args: readonly string[]): unknown => JSON.parse(explained('--format', 'json', ...args));
  expect(json('dev.proj1', 'app-go')).toMatchObject({
    kind: 'answer',
    service: 'app-go',
    environment: 'dev.proj1',
    answeredBy: 'dev',
    chain: [
      { environment: 'dev.proj1', state: 'no instance', place: { file: 'envs/dev.proj1.yaml' } },
      { environment: 'dev', state: 'answers', place: { file: 'envs/dev.yaml', line: 10, column: 3 } },
    ],
    routes: [{ name: 'envtree-app-go', rules: [{ number: 2, name: 'dev' }], ruleCount: 2 }],
    instance: { deployedBy: 'envtree', workloads: [{ kind: 'StatefulSet', name: 'app-go-dev' }] },
    ports: [{ port: 8080, decidedBy: 'request' }],
  });
  expect(json('dev.proj1')).toMatchObject({ kind: 'services', answers: [{ answeredBy: 'dev.proj1' }, {}] });
  expect(json('-', '--chain', 'app-js')).toMatchObject({ kind: 'chain', environment: null, notReached: [] });
  expect(json()).toMatchObject({ kind: 'overview', services: [{ service: 'app-go' }, {}, {}] });
});

test('there are no colours where nobody looks at a terminal', () => {
  expect(explained('dev.proj1', 'app-go')).not.toContain('\u001b');
});

test('a mistake in the call is told, and what was meant', () => {
  expect(refused('dev', 'app-jav')).toBe('error: There is no service "app-jav". Did you mean "app-java"?\n');
  expect(refused('DEV')).toContain('Did you mean "dev"?');
  expect(refused('dev', '--unready', 'app-js')).toContain('write SERVICE@ENVIRONMENT');
  expect(refused('dev', 'app-js', '--request', 'a: b')).toContain('--request says the environment');
});

test('a mistake in a file is told before, and nothing else', () => {
  const wrong = makeFolder({ 'envs/dev.yaml': 'servces: {}\n' });
  const { stdout, stderr, exitCode } = runEnvtree(wrong, 'explain', 'dev', 'web');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  expect(stderr).toContain('envs/dev.yaml:1:1: error:');
});
